import type { CoachingEvent } from '../../lib/coaching/events';
import { recordKey } from '../../lib/crm/record';
import type { Requests } from '../../lib/messages';
import type { EventLog } from './event-log';
import { LOCAL_AUTHOR } from './observations';

type Save = Requests['act/save']['request'];

/** Keeps what a person did with a tip or a redirect; durable when it resolves. Sent twice it counts once. */
export async function saveAct(log: EventLog, request: Save): Promise<Requests['act/save']['response']> {
  await log.add([eventOf(request)], 'strict');
  return { saved: true };
}

/** Which open panels an act concerns: those of one record, or all (null), because it holds on every record. */
export function concerns({ act, record }: Save): string | null {
  const everywhere = act.type === 'acknowledged' || (act.type === 'snooze' && act.until !== 'record');
  return everywhere ? null : recordKey(record);
}

function eventOf({ event, record, release, at, act }: Save): CoachingEvent {
  const made = { id: event, at, author: LOCAL_AUTHOR, hat: 'rep', item: act.item, release } as const;
  // A redirect is read for all records; where that happened does not matter.
  if (act.type === 'acknowledged') return { ...made, record: null, type: act.type };
  const here = { ...made, record: recordKey(record) };
  switch (act.type) {
    case 'answer':
      return { ...here, type: act.type, answer: act.answer };
    case 'snooze':
      return { ...here, type: act.type, until: act.until };
    case 'shown':
      return { ...here, type: act.type };
  }
}
