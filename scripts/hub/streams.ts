import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { EVENTS, live, NOTICES, RELEASES } from '../../lib/team/hub/subjects.ts';

/** Bytes of one event or nudge: a note has at most 20,000 characters, and sealed it grows by a third. */
export const MOST_MESSAGE = 200 * 1024;
/** Bytes of a notice: the roster of some thousand people. */
export const MOST_NOTICE = 240 * 1024;

type Wanted = Pick<StreamConfig, 'name' | 'subjects' | 'num_replicas'> & Partial<StreamConfig>;

/**
 * The three streams. People's accounts do not reach what deletes or changes them; purging and rolling up are denied even so.
 * Single messages can be deleted by the admin, which is what erasing about a person needs.
 */
export function wantedStreams(replicas: number): Wanted[] {
  const common = {
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    num_replicas: replicas,
    deny_delete: false,
    deny_purge: true,
    allow_rollup_hdrs: false,
    max_age: 0,
  } as const;
  return [
    {
      ...common,
      name: EVENTS,
      description: 'What people write: one subject, one message, once.',
      subjects: ['sl.>'],
      max_msgs_per_subject: 1,
      discard_new_per_subject: true,
      max_msg_size: MOST_MESSAGE,
      allow_direct: false,
      republish: { src: 'sl.>', dest: live('sl.>') },
    },
    {
      ...common,
      name: `KV_${NOTICES}`,
      description: 'The release in force, and the roster.',
      subjects: [`$KV.${NOTICES}.>`],
      max_msgs_per_subject: 1,
      max_msg_size: MOST_NOTICE,
      allow_direct: true,
      republish: { src: `$KV.${NOTICES}.>`, dest: live(`$KV.${NOTICES}.>`) },
    },
    {
      ...common,
      name: `OBJ_${RELEASES}`,
      description: 'Releases.',
      subjects: [`$O.${RELEASES}.C.>`, `$O.${RELEASES}.M.>`],
      allow_direct: true,
    },
  ];
}

/** Makes what is missing and changes what differs; says what it did with each. Throws the server's error. */
export async function setUpStreams(
  manager: JetStreamManager,
  replicas: number,
): Promise<{ name: string; did: 'made' | 'updated' | 'same' }[]> {
  const done: { name: string; did: 'made' | 'updated' | 'same' }[] = [];
  for (const wanted of wantedStreams(replicas)) {
    const there = await configOf(manager, wanted.name);
    if (there === null) await manager.streams.add(wanted);
    else if (!holds(there, wanted)) await manager.streams.update(wanted.name, { ...there, ...wanted });
    done.push({ name: wanted.name, did: there === null ? 'made' : holds(there, wanted) ? 'same' : 'updated' });
  }
  return done;
}

/** Null: there is no such stream. */
export async function configOf(manager: JetStreamManager, name: string): Promise<StreamConfig | null> {
  try {
    return (await manager.streams.info(name)).config;
  } catch (error) {
    if (error instanceof Error && error.name === 'StreamNotFoundError') return null;
    throw error;
  }
}

/** Whether a stream is as it is wanted; what the server leaves out is its zero value. */
export function holds(there: StreamConfig, wanted: Wanted): boolean {
  const seen: { [key: string]: unknown } = { ...there };
  return Object.entries(wanted).every(([key, value]) => {
    const now = seen[key];
    if (now === undefined) return value === false || value === 0;
    return JSON.stringify(now) === JSON.stringify(value);
  });
}
