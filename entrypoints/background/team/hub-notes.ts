import type { Connection } from '../../../lib/storage/connection';
import { makeHubNoteStore, sendEverything } from '../../../lib/storage/hub/note-store';
import { announce } from '../../../lib/storage/news';
import { whoAmI } from '../../../lib/storage/notes/self';
import { logSync } from '../../../lib/storage/team/sync-log';
import { type HubNotes, makeHubNotes } from '../../../lib/team/hub/events';
import { entriesOf } from '../../../lib/team/hub/sync-words';
import type { Entry } from '../../../lib/team/weigh';
import type { NoteDesk } from '../note-desk';
import { pushToAll } from '../tabs';

export interface HubNotesDesk {
  /** What takes part in the hub's connection. */
  service: HubNotes;
  /** Whether a hub was joined: then what is written for others leaves this browser. */
  joined(): Promise<boolean>;
  /**
   * Notes that were written for coaches or the team before the hub was joined: how many; `send`: they go there too, which sends none
   * twice.
   */
  earlier(send: boolean): Promise<number>;
}

/** Notes over the hub, as the background has them: what comes is told like what is written here. */
export function makeHubNotesDesk(connection: Connection, notes: Pick<NoteDesk, 'told'>): HubNotesDesk {
  const { use } = connection;
  const log = async (entries: readonly Entry[]): Promise<void> => {
    for (const entry of entries) {
      await use((database) => logSync(database, { at: Date.now(), channel: 'hub', ...entry }));
    }
    if (entries.length > 0) announce('team');
  };
  const soon = (entries: readonly Entry[]): void => {
    // What cannot be logged because storage fails is told by whatever failed.
    log(entries).catch(() => {});
  };
  const earlier = async (send: boolean): Promise<number> => {
    const { self } = await use(whoAmI);
    const count = self === null ? 0 : await sendEverything(connection, self, !send);
    if (send) service.poke();
    return count;
  };
  const service = makeHubNotes({
    store: makeHubNoteStore(connection, {
      now: Date.now,
      told: notes.told,
      known: () => announce('notes'),
      arrived: (records) => {
        for (const record of records) void pushToAll('notes/changed', { record });
      },
    }),
    now: Date.now,
    told: (taken, people) => soon(entriesOf(taken, people)),
    setBack: () => void earlier(true).catch(() => {}),
    refused: (_ready, detail) => soon([{ what: 'refused', reason: 'note-not-taken', detail, notes: 1 }]),
  });
  return {
    service,
    joined: async () => (await use((database) => database.getKey('team', 'hub'))) !== undefined,
    earlier,
  };
}
