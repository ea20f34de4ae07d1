import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ReleaseEntry } from '../../../../lib/draft-requests';
import type { Translate } from '../../../../lib/i18n/translate';
import type { ThreadView } from '../../../../lib/notes/thread';
import { differencesOf } from '../../../../lib/playbook/changes';
import type { Desk, DeskActions } from '../../desk-model';
import { instantText } from '../../format';
import { Differences } from '../compare/Differences';
import { flagsBehind } from '../flags/flag-groups';
import { type Side, useSide } from './use-sides';

export interface CompareCardProps {
  entries: readonly ReleaseEntry[];
  desk: Desk;
  actions: DeskActions;
  /** Every flag of the field. */
  flags: readonly ThreadView[];
  t: Translate;
}

/** What differs between any two releases, or a release and the draft. */
export function CompareCard({ entries, desk, actions, flags, t }: CompareCardProps): JSX.Element {
  const [newest, former = newest] = entries;
  const [from, setFrom] = useState<Side>(former?.number ?? 'draft');
  const [to, setTo] = useState<Side>(newest?.number ?? 'draft');
  const [before, after] = [useSide(from, desk, actions), useSide(to, desk, actions)];
  const heard = useMemo(
    () => flagsBehind(flags, [from, to], before && after ? differencesOf(before, after) : []),
    [flags, from, to, before, after],
  );
  const nameOf = (side: Side): string => (side === 'draft' ? t('release_draft') : t('release_named', { number: side }));
  const choice = (label: string, side: Side, choose: (side: Side) => void): JSX.Element => (
    <label>
      <span>{label}</span>
      <select
        value={String(side)}
        onChange={({ currentTarget: { value } }) => choose(value === 'draft' ? value : Number(value))}
      >
        <option value="draft">{t('release_draft')}</option>
        {entries.map(({ number, date }) => (
          <option key={number} value={String(number)}>
            {t('options_release', { number, date: instantText(date, t) })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section class="card" aria-labelledby="compare">
      <h2 id="compare">{t('history_compare')}</h2>
      <div class="compared">
        {choice(t('history_from'), from, setFrom)}
        {choice(t('history_to'), to, setTo)}
      </div>
      {before && after ? (
        <Differences
          before={before}
          after={after}
          names={{ before: nameOf(from), after: nameOf(to) }}
          since={null}
          flags={heard}
          t={t}
        />
      ) : (
        <p class="soft" role="status">
          {t('history_reading')}
        </p>
      )}
    </section>
  );
}
