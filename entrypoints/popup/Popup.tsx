import type { JSX } from 'preact';
import { readingsOf } from '../../lib/crm/readings';
import type { CrmId, NoRecordReason } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { Answered, Failure, Requests, SelfTestReport } from '../../lib/messages';
import type { PreferenceName, Preferences } from '../../lib/storage/preferences';

/** What the tab in front shows. */
export type TabView =
  | { kind: 'elsewhere' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'hidden'; crm: CrmId }
  /** The organization lets no panel show here. */
  | { kind: 'barred'; crm: CrmId }
  | { kind: 'no-record'; crm: CrmId; reason: NoRecordReason }
  | { kind: 'no-panel'; crm: CrmId }
  | { kind: 'report'; crm: CrmId; report: SelfTestReport };

export interface PopupProps {
  view: TabView;
  release: Answered<Requests['release/active']['response']>;
  /** Where this person has the panel on this CRM; null away from CRMs. */
  place: Preferences['place'] | null;
  /** What the organization has set. */
  locked: readonly PreferenceName[];
  t: Translate;
  setHidden?(crm: CrmId, hidden: boolean): void;
  openSelfTest?(): void;
  openOptions?(): void;
  openReview?(): void;
  setPlace?(crm: CrmId, place: Preferences['place']): void;
  openSidePanel?(): void;
}

/** The toolbar button's page: what this tab shows, which release is active, and hiding or showing the panel. */
export function Popup({ view, release, place, locked, t, ...acts }: PopupProps): JSX.Element {
  const { setHidden, openSelfTest, openOptions, openReview, setPlace, openSidePanel } = acts;
  const crm = 'crm' in view ? view.crm : null;
  const name = crm && t.dynamic(`popup_crm_${crm}`);
  return (
    <>
      <header>
        <img src="/icons/32.png" width="24" height="24" alt="" />
        <h1>{t('extension_name')}</h1>
      </header>
      <section aria-labelledby="tab">
        <h2 id="tab">{name ? `${t('popup_this_tab')} · ${name}` : t('popup_this_tab')}</h2>
        <Tab view={view} t={t} />
      </section>
      <section aria-labelledby="playbook">
        <h2 id="playbook">{t('popup_playbook')}</h2>
        {release.ok ? (
          <p>
            <strong>{release.value.playbook}</strong>
            <small>
              {t('popup_release', {
                number: release.value.number,
                date: new Date(release.value.date).toLocaleDateString(t.locale, { dateStyle: 'medium' }),
              })}
            </small>
          </p>
        ) : (
          <p role="alert">{t.dynamic(`error_${release.error.code}`)}</p>
        )}
      </section>
      <footer>
        {view.kind === 'report' && (
          <button type="button" class="main" onClick={openSelfTest}>
            {t('popup_self_test')}
          </button>
        )}
        {crm && name && view.kind !== 'barred' && (
          <button
            type="button"
            disabled={locked.includes('hidden')}
            title={locked.includes('hidden') ? t('policy_set_by') : undefined}
            onClick={() => setHidden?.(crm, view.kind !== 'hidden')}
          >
            {view.kind === 'hidden' ? t('popup_show', { crm: name }) : t('popup_hide', { crm: name })}
          </button>
        )}
        {place === 'browser' && (
          <button type="button" onClick={openSidePanel}>
            {t('popup_open_side_panel')}
          </button>
        )}
        {crm && place !== null && view.kind !== 'hidden' && view.kind !== 'barred' && (
          <button
            type="button"
            disabled={locked.includes('place')}
            title={locked.includes('place') ? t('policy_set_by') : undefined}
            onClick={() => setPlace?.(crm, place === 'page' ? 'browser' : 'page')}
          >
            {t(place === 'page' ? 'popup_to_browser' : 'popup_to_page')}
          </button>
        )}
        <button type="button" onClick={openReview}>
          {t('popup_review')}
        </button>
        <button type="button" onClick={openOptions}>
          {t('popup_options')}
        </button>
      </footer>
    </>
  );
}

function Tab({ view, t }: Pick<PopupProps, 'view' | 't'>): JSX.Element {
  switch (view.kind) {
    case 'elsewhere':
      return <p>{t('popup_no_crm')}</p>;
    case 'failed':
      return <p role="alert">{t.dynamic(`error_${view.failure.code}`)}</p>;
    case 'hidden':
      return <p>{t('popup_hidden', { crm: t.dynamic(`popup_crm_${view.crm}`) })}</p>;
    case 'barred':
      return <p>{t('popup_barred')}</p>;
    case 'no-record':
      return <p>{t.dynamic(`none_${view.reason}`)}</p>;
    case 'no-panel':
      return <p>{t('popup_no_panel')}</p>;
    case 'report':
      return <Report report={view.report} t={t} />;
  }
}

function Report({ report, t }: { report: SelfTestReport; t: Translate }): JSX.Element {
  const { record, reason, state } = report;
  if (!record) {
    const text = state === 'loading' ? `wait_${reason ?? 'page-not-rendered'}` : `none_${reason ?? 'other-page'}`;
    return <p>{t.dynamic(text)}</p>;
  }
  const read = readingsOf(record).filter((reading) => reading.state === 'filled');
  return (
    <p>
      <strong>{record.name}</strong>
      <small>
        {record.object} · {t('popup_fields', { count: read.length })}
      </small>
    </p>
  );
}
