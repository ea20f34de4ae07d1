import { makeConnection } from '../../lib/storage/connection.ts';
import { makeHubNoteStore, sendEverything } from '../../lib/storage/hub/note-store.ts';
import { saveAct } from '../../lib/storage/notes/acts.ts';
import { hubStoreStory, SELF } from './hub-store-story.ts';

/** The story of a hub's store in a page of its own, on the browser's real IndexedDB. */
export async function story(): Promise<{ told: [string, unknown][]; again: [number, number, number] }> {
  const connection = makeConnection('hub-story');
  await connection.use(async (database) => {
    await database.put('meta', { key: 'note-self', id: SELF, shared: true });
    // Whatever is noted of a hub says that one was joined.
    await database.put('team', { key: 'hub' } as never);
  });
  const { use } = connection;
  const store = makeHubNoteStore(connection, { now: () => 1, told() {}, known() {}, arrived() {} });
  const outbox = () => use((database) => database.getAll('outbox'));
  const told = await hubStoreStory({
    store,
    async act(act, event, at) {
      const request = { event, at, hat: 'rep', act } as const;
      const { outcome } = await use((database) => saveAct(database, request, at));
      if (outcome.outcome !== 'saved') throw new Error(outcome.why);
    },
    outbox: async () => (await outbox()).map(({ id }) => id),
    held: () => use((database) => database.getAllKeys('held')),
    events: () => use((database) => database.getAllKeys('note-events')),
    roles: async (person) => (await use((database) => database.get('people', person)))?.roles ?? null,
  });
  await use((database) => database.clear('outbox'));
  const dry = await sendEverything(connection, SELF, true);
  const wet = await sendEverything(connection, SELF, false);
  return { told, again: [dry, wet, (await outbox()).length] };
}
