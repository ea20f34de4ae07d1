import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { Role } from '../../../lib/notes/event';
import type { ThreadView } from '../../../lib/notes/thread';
import type { NudgesKnown, Target } from '../../nudges/model';
import { NudgePart } from '../../nudges/NudgePart';
import { titlesFor } from '../../nudges/titles';
import type { ReviewActions, ReviewData } from '../model';

interface NudgeHereProps {
  thread: ThreadView;
  data: ReviewData;
  actions: Pick<ReviewActions, 'nudges'>;
  hat: Role;
  t: Translate;
}

/** Sends a nudge to whoever wrote in the thread, or to whoever opens its record. */
export function NudgeHere({ thread, data, actions, hat, t }: NudgeHereProps): JSX.Element {
  const { record, notes } = thread;
  const { playbook } = data.release;
  const writers = new Set(notes.map(({ author }) => author));
  const targets = ({ people }: NudgesKnown): Target[] => [
    ...people
      .filter(({ id }) => writers.has(id))
      .map(({ id, name }) => ({ name, to: { kind: 'person' as const, person: id } })),
    ...(record
      ? [
          {
            name: t('nudges_record', { name: record.name }),
            to: { kind: 'record' as const, record: record.key, name: record.name },
          },
        ]
      : []),
  ];
  return (
    <NudgePart
      key={thread.id}
      nudges={actions.nudges}
      targets={targets}
      listed={({ to }) =>
        (to.kind === 'person' && writers.has(to.person)) || (to.kind === 'record' && to.record === record?.key)
      }
      tips={playbook.tips.filter(({ retired }) => retired === undefined)}
      tip={null}
      titleOf={titlesFor(playbook)}
      hat={hat === 'rep' ? 'coach' : hat}
      me={data.me?.name ?? ''}
      t={t}
    />
  );
}
