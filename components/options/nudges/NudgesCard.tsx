import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { Playbook } from '../../../lib/playbook/schema';
import type { NudgeActions, NudgesKnown } from '../../nudges/model';
import { SentNudges } from '../../nudges/SentNudges';
import { titlesFor } from '../../nudges/titles';
import { useNudges } from '../../nudges/use-nudges';
import { NumberField } from '../desk/form/NumberField';

type Limits = NudgesKnown['limits'];

interface NudgesCardProps {
  nudges: NudgeActions;
  playbook: Playbook;
  t: Translate;
}

const NIGHT = { from: '18:00', to: '08:00' };
const WEEKEND: Limits['days'] = ['saturday', 'sunday'];

/** When this person wants no nudges, and what became of those that they sent. Not there without a hub. */
export function NudgesCard({ nudges, playbook, t }: NudgesCardProps): JSX.Element | null {
  const known = useNudges(nudges);
  if (known === null || known.able === 'no-hub') return null;
  const { limits } = known;
  const set = (change: Partial<Limits>): void => void nudges.setLimits({ ...limits, ...change });
  const hours = limits.hours ?? NIGHT;
  const time = (end: 'from' | 'to'): JSX.Element => (
    <label>
      {t.dynamic(`nudges_quiet_${end}`)}{' '}
      <input
        type="time"
        required
        value={hours[end]}
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') set({ hours: { ...hours, [end]: currentTarget.value.slice(0, 5) } });
        }}
      />
    </label>
  );
  return (
    <section class="card form nudges-card" aria-labelledby="nudges-title">
      <h2 id="nudges-title">{t('nudges_title')}</h2>
      <p class="soft">{t('nudges_title_about')}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={limits.hours !== null}
          onChange={({ currentTarget }) => set({ hours: currentTarget.checked ? NIGHT : null })}
        />{' '}
        {t('nudges_quiet')}
      </label>
      {limits.hours && (
        <p class="quiet-times">
          {time('from')} {time('to')}
        </p>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={limits.days.length > 0}
          onChange={({ currentTarget }) => set({ days: currentTarget.checked ? WEEKEND : [] })}
        />{' '}
        {t('nudges_quiet_weekend')}
      </label>
      <NumberField
        label={t('nudges_most')}
        about={t('nudges_most_about')}
        value={limits.mostPerDay ?? undefined}
        set={(most) => set({ mostPerDay: most === undefined ? null : Math.min(1_000, Math.max(0, Math.round(most))) })}
        t={t}
      />
      <SentNudges sent={known.sent} people={known.people} titleOf={titlesFor(playbook)} t={t} />
    </section>
  );
}
