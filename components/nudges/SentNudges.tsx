import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { SentNudge } from '../../lib/news-requests';
import type { NudgesKnown } from './model';

interface SentNudgesProps {
  sent: readonly SentNudge[];
  people: NudgesKnown['people'];
  /** Titles of tips and of stages (`<process> <stage>`). */
  titleOf(kind: 'tip' | 'stage', id: string): string;
  t: Translate;
}

const LISTED = 5;

/** What was sent, the newest first, and what became of each. */
export function SentNudges({ sent, people, titleOf, t }: SentNudgesProps): JSX.Element | null {
  const [listed, setListed] = useState(LISTED);
  if (sent.length === 0) return null;
  const targetOf = ({ to }: SentNudge): string => {
    if (to.kind === 'person') return people.find(({ id }) => id === to.person)?.name ?? t('nudges_somebody');
    return to.kind === 'record' ? to.name : titleOf('stage', `${to.process} ${to.stage}`);
  };
  const time = new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section class="sent-nudges" aria-label={t('nudges_sent')}>
      <h3>{t('nudges_sent')}</h3>
      <ul>
        {sent.slice(0, listed).map((nudge) => (
          <li key={nudge.id} data-nudge={nudge.id} data-state={nudge.state}>
            <p>
              <b>
                <bdi>{targetOf(nudge)}</bdi>
              </b>{' '}
              <bdi>{nudge.line || (nudge.tip === null ? '' : titleOf('tip', nudge.tip))}</bdi>
            </p>
            <p class="soft small">{[time.format(nudge.at), ...fates(nudge, t)].join(' · ')}</p>
          </li>
        ))}
      </ul>
      {sent.length > listed && (
        <button type="button" class="quiet" onClick={() => setListed(listed + 4 * LISTED)}>
          {t('overview_show_more', { count: sent.length - listed })}
        </button>
      )}
    </section>
  );
}

/** What became of it: of each person who saw it, by name. */
function fates({ state, answers }: SentNudge, t: Translate): string[] {
  if (state !== 'sent') return [t.dynamic(`nudges_state_${state}`)];
  if (answers.length === 0) return [t('nudges_state_sent')];
  return answers.map(({ name, word }) => t.dynamic(`nudges_said_${word}`, { name: name || t('nudges_somebody') }));
}
