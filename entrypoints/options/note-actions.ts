import type { Flags, NoteActions, PrivateNote } from '../../components/options/note-model';
import { type Answered, ask } from '../../lib/messages';
import type { Connection } from '../../lib/storage/connection';
import type { Database } from '../../lib/storage/database';

/** What the options page asks about notes. `shown`: what the page shows now; flags are asked for once for each of it. */
export function makeNoteActions(
  connection: Connection,
  shown: () => object,
  refresh: () => Promise<void>,
): NoteActions {
  let asked: { of: object; answer: Promise<Answered<Flags>> } | null = null;
  const then = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    await refresh();
    return value;
  };
  return {
    setIdentity: (facts) => then(ask('identity/set', facts)),
    flags() {
      const of = shown();
      if (asked?.of !== of) asked = { of, answer: ask('flags/list', {}) };
      return asked.answer;
    },
    noteAct: (act, draft) =>
      then(
        ask('notes/act', {
          event: crypto.randomUUID(),
          at: Date.now(),
          hat: 'manager',
          act,
          ...(draft === undefined ? {} : { draft }),
        }),
      ),
    async begunAnswer(thread) {
      const answer = await ask('review/thread', { id: thread });
      const drafts = answer.ok ? answer.value.drafts : [];
      return drafts.find(({ place }) => place.kind === 'reply' && place.thread === thread) ?? null;
    },
    keepAnswer: (draft) => ask('notes/draft', { draft }),
    setRetention: (days) => then(ask('retention/set', { days })),
    privateNotes: () => connection.use(privateNotes).catch(() => []),
  };
}

/** Reads the plans themselves, as pages of ours do with what they only show. */
async function privateNotes(database: Database): Promise<PrivateNote[]> {
  const [plans, people] = await Promise.all([database.getAll('plans'), database.getAll('people')]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return plans
    .flatMap((plan) => plan.privateNotes.map((note) => ({ ...note, name: names.get(plan.person) ?? '' })))
    .sort((one, other) => other.at - one.at);
}
