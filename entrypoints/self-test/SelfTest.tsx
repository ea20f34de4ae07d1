import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readingsOf } from '../../lib/crm/readings';
import type { Record as CrmRecord, Reading, Value } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { SelfTestReport } from '../../lib/messages';
import { reportText } from './report-text';

export interface SelfTestProps {
  /** Null when the tab has no sidebar. */
  report: SelfTestReport | null;
  t: Translate;
  readAgain(): void;
  /** Puts text on the clipboard; false when the browser refuses. */
  copy(text: string): Promise<boolean>;
}

/** What one tab shows, and every reading with how it was made. */
export function SelfTest({ report, t, readAgain, copy }: SelfTestProps): JSX.Element {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copyReport = async (): Promise<void> => {
    if (report) setCopied((await copy(reportText(report, navigator.userAgent))) ? 'yes' : 'failed');
  };
  return (
    <>
      <header>
        <h1>{t('selftest_title')}</h1>
        <p>{t('selftest_intro')}</p>
        <div class="actions">
          <button type="button" onClick={readAgain}>
            {t('selftest_read_again')}
          </button>
          {report && (
            <button type="button" class="main" onClick={copyReport}>
              {t('selftest_copy')}
            </button>
          )}
          <span role="status">
            {copied === 'yes' && t('selftest_copied')}
            {copied === 'failed' && t('selftest_copy_failed')}
          </span>
        </div>
      </header>
      {report ? <Summary report={report} t={t} /> : <p role="alert">{t('selftest_no_panel')}</p>}
      {report?.record && <Readings record={report.record} t={t} />}
    </>
  );
}

function Summary({ report, t }: { report: SelfTestReport; t: Translate }): JSX.Element {
  const { record, reason, state } = report;
  const why = reason && t.dynamic(`${state === 'loading' ? 'wait' : 'none'}_${reason}`);
  const facts: [string, string][] = [
    [t('selftest_panel'), [t.dynamic(`state_${state}`), why].filter(Boolean).join(': ')],
    ...(record ? factsOf(record, t) : []),
    [t('selftest_reading'), String(report.reading)],
    [t('selftest_version'), report.version],
  ];
  return (
    <dl data-state={state}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(record: CrmRecord, t: Translate): [string, string][] {
  const stages = record.stages.map(({ label, state }) => (state === 'ahead' ? label : `${label} (${state})`));
  return [
    [t('selftest_crm'), t.dynamic(`popup_crm_${record.crm}`)],
    [t('selftest_org'), record.org],
    [t('selftest_object'), record.object],
    [t('selftest_record_id'), record.id],
    ...(stages.length > 0 ? ([[t('selftest_stages'), stages.join(' → ')]] satisfies [string, string][]) : []),
  ];
}

function Readings({ record, t }: { record: CrmRecord; t: Translate }): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="scroll" aria-labelledby="readings" tabIndex={0}>
      <table>
        <caption id="readings">{t('selftest_readings')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('selftest_field')}</th>
            <th scope="col">{t('selftest_label')}</th>
            <th scope="col">{t('selftest_state')}</th>
            <th scope="col">{t('selftest_raw')}</th>
            <th scope="col">{t('selftest_value')}</th>
            <th scope="col">{t('selftest_via')}</th>
          </tr>
        </thead>
        <tbody>
          {readingsOf(record).map((reading) => (
            <Row key={reading.key} reading={reading} t={t} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ reading, t }: { reading: Reading; t: Translate }): JSX.Element {
  const { key, api, label, state, raw, value, via, doubt } = reading;
  return (
    <tr data-field={key} data-api={api} data-state={state}>
      <th scope="row">
        {key}
        {key !== api && <small>{api}</small>}
      </th>
      <td>{label}</td>
      <td>
        <span class="state">{t.dynamic(`state_${state}`)}</span>
      </td>
      <td>{raw}</td>
      <td>
        {value && <code>{valueText(value)}</code>}
        {doubt && <small>{t.dynamic(`doubt_${doubt}`)}</small>}
      </td>
      <td data-via={via}>{t.dynamic(`via_${via}`)}</td>
    </tr>
  );
}

/** A value as data, its kind first: what conditions compare with, in no person's language. */
function valueText({ kind, ...parts }: Value): string {
  return [kind, ...Object.values(parts).map((part) => (part === null ? '?' : String(part)))].join(' · ');
}
