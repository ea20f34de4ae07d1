import { jetstreamManager } from '@nats-io/jetstream';
import { PERSON_ID } from '../../lib/team/hub/roster.ts';
import { EVENTS } from '../../lib/team/hub/subjects.ts';
import { connectAs } from './connect.ts';
import { type Kept, seedBytes } from './keep.ts';

/** What concerns a person: what they wrote, threads that they began, and what was sent to them. */
const concerning = (person: string): string[] => [
  `sl.ev.*.${person}.>`,
  `sl.ev.*.*.${person}.>`,
  `sl.to.${person}.>`,
  `sl.to.*.${person}.>`,
  `sl.nu.p.${person}.>`,
  `sl.nu.*.*.${person}.>`,
  `sl.na.${person}.>`,
  `sl.na.*.${person}.>`,
];

/**
 * Deletes it at the hub, and overwrites it on its disks; without `really` it only counts. What members' browsers have they keep:
 * each erases for itself (options, Data). Throws on what cannot be a person's id.
 */
export async function erase(kept: Kept, person: string, really: boolean): Promise<{ found: number; deleted: number }> {
  if (!PERSON_ID.test(person)) throw new Error(`not a person's id: ${person}`);
  const nc = await connectAs(kept.servers, seedBytes(kept.adminSeed));
  try {
    const manager = await jetstreamManager(nc, { timeout: 15_000 });
    const subjects = new Set<string>();
    for (const filter of concerning(person)) {
      const { state } = await manager.streams.info(EVENTS, { subjects_filter: filter });
      for (const subject of Object.keys(state.subjects ?? {})) subjects.add(subject);
    }
    let deleted = 0;
    for (const subject of really ? subjects : []) {
      const message = await manager.streams.getMessage(EVENTS, { last_by_subj: subject });
      if (message && (await manager.streams.deleteMessage(EVENTS, message.seq, true))) deleted += 1;
    }
    return { found: subjects.size, deleted };
  } finally {
    await nc.close();
  }
}
