import type { NoteRequests } from '../../lib/note-requests';
import type { NoteEvent, TiedKind } from '../../lib/notes/event';
import { oneAtATime } from '../../lib/one-at-a-time';
import type { Playbook } from '../../lib/playbook/schema';
import type { Connection } from '../../lib/storage/connection';
import type { Database, StoredThread } from '../../lib/storage/database';
import { announce } from '../../lib/storage/news';
import { addNoteEvents, markRead, saveAct, type Written } from '../../lib/storage/notes/acts';
import { erase, resumeErasing } from '../../lib/storage/notes/erase';
import { importNotes } from '../../lib/storage/notes/import';
import { choices, countUnread, exportThreads, listThreads, quietSince } from '../../lib/storage/notes/list';
import { type IndexMemory, makeIndexMemory } from '../../lib/storage/notes/memory';
import { keepRetention, setRetention } from '../../lib/storage/notes/retention';
import type { Known } from '../../lib/storage/notes/wanted';
import { readPolicy } from '../../lib/storage/team/policy';
import type { ActiveRelease } from './active-release';
import { showBadge } from './note-badge';
import type { Renewable } from './renewable';
import { pushToAll } from './tabs';

type Asked<T extends keyof NoteRequests> = NoteRequests[T]['request'];
type Answer<T extends keyof NoteRequests> = Promise<NoteRequests[T]['response']>;

/** Beyond so many records all panels are told at once, not each by itself. */
const TOLD_ONE_BY_ONE = 10;

/** Writes notes, tells of it whoever shows them, and searches them. */
export interface NoteDesk extends Renewable {
  /** `tab`: the one that asks, which is not told. */
  act(request: Asked<'notes/act'>, tab?: number): Answer<'notes/act'>;
  /** Marks threads as read or not; answers how many are unread. */
  read(request: Asked<'review/read'>, tab?: number): Promise<number>;
  /** Adds events that the background made itself; those that are there already change nothing. */
  add(events: readonly NoteEvent[]): Promise<void>;
  /** Something was written elsewhere: takes it over, and tells whoever shows it. */
  told(written: Written): void;
  thread(id: string): Promise<StoredThread | undefined>;
  list(request: Asked<'review/list'>): Answer<'review/list'>;
  choices(): Answer<'review/choices'>;
  /** People and stages without a word since that time. */
  quiet(since: number): Promise<Pick<NoteRequests['review/quiet']['response'], 'people' | 'stages'>>;
  export(request: Asked<'notes/export'>): Answer<'notes/export'>;
  import(request: Asked<'notes/import'>): Answer<'notes/import'>;
  erase(request: Asked<'notes/erase'>): Answer<'notes/erase'>;
  /** Answers how many threads that erased. */
  keepFor(days: number | null): Promise<number>;
  /** Erases now what is too old by what the organization set. */
  retain(): Promise<void>;
  /** What an earlier background left to be done: an erasing that it did not end, and what became too old. Done once. */
  tidy(): Promise<void>;
}

/** `wrote`: this browser's person wrote something, which may be for others. */
export function makeNoteDesk(connection: Connection, releases: ActiveRelease, wrote: () => void): NoteDesk {
  const memory = makeIndexMemory();
  const inTurn = oneAtATime();
  let tidied: Promise<void> | null = null;

  const told = (written: Written, tab?: number): void => {
    const { blocks, records } = written;
    if (blocks.length === 0) return;
    memory.take(blocks);
    // After the answer, for which a person waits.
    setTimeout(() => {
      announce('notes');
      const each = records.length <= TOLD_ONE_BY_ONE ? records : [null];
      for (const record of each) void pushToAll('notes/changed', { record }, tab);
      void showBadge(connection);
    }, 0);
  };
  const use = connection.use;
  const tidy = (): Promise<void> => {
    tidied ??= use((database) => resumeErasing(database, told)).catch((error: unknown) => {
      tidied = null;
      throw error;
    });
    return tidied;
  };
  const retain = async (inAnyCase: boolean): Promise<void> => {
    const { policy } = await readPolicy('retention');
    await inTurn(() => use((database) => keepRetention(database, policy.retention, Date.now(), told, inAnyCase)));
  };
  /** Searching waits for what is to be gone; what became too old goes after the answer. */
  const searching = async <T>(
    search: (database: Database, memory: IndexMemory, known: Known) => Promise<T>,
  ): Promise<T> => {
    await tidy();
    // Notes are searched also where there is no release, or none that can be read: then by the ids of its items.
    const compiled = await releases.get().catch(() => null);
    const titleOf = compiled ? titlesOf(compiled.release.playbook) : () => undefined;
    const answer = await use(async (database) =>
      search(database, memory, { people: await database.getAll('people'), titleOf }),
    );
    void retain(false).catch((error: unknown) => {
      console.warn('Sightline: could not erase what is too old', error);
    });
    return answer;
  };
  return {
    async act(request, tab) {
      const { outcome, written } = await use((database) => saveAct(database, request, Date.now()));
      told(written, tab);
      wrote();
      return outcome;
    },
    async read(request, tab) {
      told(await use((database) => markRead(database, request)), tab);
      return use((database) => countUnread(database, memory));
    },
    async add(events) {
      told(await use((database) => addNoteEvents(database, events)));
      wrote();
    },
    told,
    thread: (id) => use((database) => database.get('threads', id)),
    list: (request) => searching((...given) => listThreads(...given, request, Date.now())),
    choices: () => searching((database, index) => choices(database, index)),
    quiet: (since) => searching((database, index) => quietSince(database, index, since)),
    export: (request) => searching((...given) => exportThreads(...given, request, Date.now())),
    import: (request) =>
      inTurn(async () => {
        const { report, written } = await use((database) => importNotes(database, request, request.dry));
        told(written);
        // People may have come alone.
        if (!request.dry) announce('notes');
        return report;
      }),
    erase: ({ what }) => inTurn(() => use((database) => erase(database, what, told))),
    async keepFor(days) {
      const { policy } = await readPolicy('retention');
      return inTurn(() => use((database) => setRetention(database, days, policy.retention, Date.now(), told)));
    },
    retain: () => retain(true),
    tidy,
    renew() {
      memory.forget();
      announce('notes');
      void pushToAll('notes/changed', { record: null });
      void showBadge(connection);
    },
  };
}

/** Titles by kind and id, collected when the first is asked for. */
function titlesOf({ vision, processes, metrics, tips }: Playbook): Known['titleOf'] {
  let titles: Map<string, string> | null = null;
  const collect = (): Map<string, string> => {
    const steps = processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
    const of = (kind: TiedKind, items: readonly { id: string; title: string }[]) =>
      items.map(({ id, title }): [string, string] => [`${kind} ${id}`, title]);
    return new Map([...of('goal', vision.goals), ...of('step', steps), ...of('metric', metrics), ...of('tip', tips)]);
  };
  return (kind, id) => {
    titles ??= collect();
    return titles.get(`${kind} ${id}`);
  };
}
