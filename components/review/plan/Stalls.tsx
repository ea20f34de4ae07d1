import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { Stall } from '../../../lib/notes/stalls';
import { hashOf } from '../address';
import type { Names } from '../names';
import { daysBetween } from './day-word';
import { STALLED_AFTER } from './use-person';

export interface StallsProps {
  stalls: readonly Stall[];
  names: Names;
  now: number;
  t: Translate;
}

const LISTED = 8;

/** The queue, narrowed to a record. */
export const recordHash = (record: string): string =>
  hashOf({ view: 'queue', at: null, search: new URLSearchParams({ record }) });

/** The steps and stages in which this person's records have stood longest, as far as this computer saw it. */
export function Stalls({ stalls, names, now, t }: StallsProps): JSX.Element {
  const [all, setAll] = useState(false);
  return (
    <section class="card" aria-labelledby="stalls">
      <h3 id="stalls">{t('plan_stalls')}</h3>
      <p class="soft">{t('plan_stalls_about', { days: STALLED_AFTER })}</p>
      {stalls.length === 0 ? (
        <p class="soft">{t('plan_stalls_none')}</p>
      ) : (
        <ul class="plan-lines">
          {stalls.slice(0, all ? stalls.length : LISTED).map((stall) => (
            <li key={stall.record.key}>
              <span>
                <a href={recordHash(stall.record.key)}>{stall.record.name}</a>
                <small>{stepWords(stall, names)}</small>
              </span>
              <b>{t('plan_days', { count: daysBetween(stall.since, now) })}</b>
            </li>
          ))}
        </ul>
      )}
      {!all && stalls.length > LISTED && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {t('overview_show_more', { count: stalls.length - LISTED })}
        </button>
      )}
    </section>
  );
}

/** "Offer · Send the offer" */
export function stepWords({ stage, step }: Stall, names: Names): string {
  const title = step === null ? null : names.item('step', step);
  return title === null ? stage : `${stage} · ${title}`;
}
