import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { failureOutcome, Notice, type Outcome } from '../../Notice';
import type { DeskPartProps } from '../../sections';
import { FlagFilters } from './FlagFilters';
import { FlagGroupCard } from './FlagGroupCard';
import { type FlagFilter, groupFlags, WAITING_FLAGS } from './flag-groups';
import { useFlags } from './use-flags';

/** Items that are listed at first, and added by each press. */
const LISTED = 20;

/** What people in the field said about steps and tips: by item, to be answered, and to be changed by. */
export function FlagsSection({ desk, data, options, t, at }: DeskPartProps): JSX.Element {
  const { flags, failure } = useFlags(options, data);
  const [filter, setFilter] = useState<FlagFilter>(WAITING_FLAGS);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [listed, setListed] = useState(LISTED);
  const all = flags?.threads.filter(({ flag }) => flag !== null) ?? [];
  const groups = useMemo(() => groupFlags(flags?.threads ?? [], desk.items, filter), [flags, desk.items, filter]);
  const people = useMemo(() => new Map((flags?.people ?? []).map(({ id, name }) => [id, name])), [flags]);
  if (failure && !flags) return <Notice outcome={failureOutcome(failure, t)} />;
  if (!flags) return <p role="status">{t('flags_reading')}</p>;
  if (all.length === 0) {
    return (
      <section class="card" aria-labelledby="no-flags">
        <h2 id="no-flags">{t('flags_none')}</h2>
        <p class="soft">{t('flags_none_about')}</p>
      </section>
    );
  }
  // An address that leads to an item shows it, whatever the list is narrowed to.
  const wanted =
    at === null || groups.some(({ key }) => key === at) ? null : groupFlags(all, desk.items, everyFlagOf());
  const shown = [...(wanted?.filter(({ key }) => key === at) ?? []), ...groups];
  const first = shown.findIndex(({ key }) => key === at);
  const most = Math.max(listed, first + 1);
  const found = groups.reduce((sum, group) => sum + group.flags.length, 0);
  return (
    <>
      <FlagFilters filter={filter} set={setFilter} found={found} all={all.length} t={t} />
      {data.me === null && (
        <p class="notice">
          {t('flags_who')} <a href="#identity">{t('options_section_identity')}</a>
        </p>
      )}
      <Notice outcome={outcome} />
      {shown.length === 0 && <p class="card soft">{t('flags_nothing_found')}</p>}
      {shown.slice(0, most).map((group) => (
        <FlagGroupCard
          key={group.key}
          group={group}
          people={people}
          me={data.me}
          options={options}
          say={setOutcome}
          t={t}
        />
      ))}
      {shown.length > most && (
        <button type="button" class="quiet" onClick={() => setListed(most + LISTED)}>
          {t('overview_show_more', { count: shown.length - most })}
        </button>
      )}
    </>
  );
}

const everyFlagOf = (): FlagFilter => ({ layer: '', word: '', standing: 'all' });
