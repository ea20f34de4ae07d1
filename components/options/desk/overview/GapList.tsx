import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Gap, Severity } from '../../../../lib/playbook/alignment';
import { editorAddress } from '../../address';
import { gapText } from '../../gap-text';

/** Gaps of one kind that are listed at first, and added by each press. */
const LISTED = 8;
const MORE = 50;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** Where the draft is out of line, the worst first, of each severity by kind; each leads to where it is mended. */
export function GapList({ gaps, t }: { gaps: readonly Gap[]; t: Translate }): JSX.Element {
  const kinds = useMemo(() => byKind(gaps), [gaps]);
  if (gaps.length === 0) return <p class="notice good">{t('options_aligned')}</p>;
  return (
    <>
      {SEVERITIES.map((severity) => {
        const found = kinds.filter((kind) => kind[0].severity === severity);
        if (found.length === 0) return null;
        const count = found.reduce((sum, kind) => sum + kind.length, 0);
        return (
          <details key={severity} class={`gaps ${severity}`} open={severity !== 'notice'}>
            <summary>
              <span class="sign" aria-hidden="true" />
              {t.dynamic(`gap_severity_${severity}`, { count })}
              <small>{t.dynamic(`gap_means_${severity}`)}</small>
            </summary>
            {found.map((kind) => (
              <Kind key={kind[0].code} gaps={kind} t={t} />
            ))}
          </details>
        );
      })}
    </>
  );
}

type Many = [Gap, ...Gap[]];

function byKind(gaps: readonly Gap[]): Many[] {
  const kinds = new Map<string, Many>();
  for (const gap of gaps) {
    const kind = kinds.get(gap.code);
    if (kind) kind.push(gap);
    else kinds.set(gap.code, [gap]);
  }
  return [...kinds.values()];
}

function Kind({ gaps, t }: { gaps: Many; t: Translate }): JSX.Element {
  const [listed, setListed] = useState(LISTED);
  return (
    <ul data-code={gaps[0].code}>
      {gaps.slice(0, listed).map((gap) => (
        <li key={gap.path}>
          <a class="mend" href={editorAddress(gap.item, gap.within)}>
            <span class="place">
              {t.dynamic(`options_item_${gap.item.kind}`)} · <b>{gap.item.title || t('overview_untitled')}</b>
            </span>
            <span>{gapText(gap, t)}</span>
            <span class="mend-word">{t('overview_mend')}</span>
          </a>
        </li>
      ))}
      {gaps.length > listed && (
        <li>
          <button type="button" class="quiet" onClick={() => setListed(listed + MORE)}>
            {t('overview_show_more', { count: gaps.length - listed })}
          </button>
        </li>
      )}
    </ul>
  );
}
