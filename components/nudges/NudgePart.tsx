import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { SentNudge } from '../../lib/news-requests';
import type { Nudge } from '../../lib/team/hub/contract';
import type { NudgeActions, NudgesKnown, Target, TipToSend } from './model';
import { NudgeForm } from './NudgeForm';
import { SentNudges } from './SentNudges';
import { useNudges } from './use-nudges';

interface NudgePartProps {
  nudges: NudgeActions;
  /** Whom a nudge can be sent to here, of those that the hub knows. */
  targets(known: NudgesKnown): Target[];
  /** Which of those that were sent are listed here. */
  listed(nudge: SentNudge): boolean;
  tips: readonly TipToSend[];
  tip: string | null;
  titleOf(kind: 'tip' | 'stage', id: string): string;
  hat: Nudge['hat'];
  me: string;
  t: Translate;
}

/** Sends nudges from where a person is, and lists those that were sent from there. Not there where they can send none. */
export function NudgePart({
  nudges,
  targets,
  listed,
  tips,
  tip,
  titleOf,
  hat,
  me,
  t,
}: NudgePartProps): JSX.Element | null {
  const known = useNudges(nudges);
  if (known?.able !== 'yes') return null;
  const open = targets(known);
  return (
    <details class="nudge-part card">
      <summary>{t('nudges_begin')}</summary>
      <p class="soft small">{t('nudges_about')}</p>
      {open.length > 0 ? (
        <NudgeForm targets={open} tips={tips} tip={tip} hat={hat} me={me} nudges={nudges} t={t} />
      ) : (
        <p class="soft">{t('nudges_nobody')}</p>
      )}
      <SentNudges sent={known.sent.filter(listed)} people={known.people} titleOf={titleOf} t={t} />
    </details>
  );
}
