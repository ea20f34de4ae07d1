import type { Flags, NoteActions } from '../../components/options/note-model';
import { type Answered, ask } from '../../lib/messages';

/** What the options page asks about notes. `shown`: what the page shows now; flags are asked for once for each of it. */
export function makeNoteActions(shown: () => object, refresh: () => Promise<void>): NoteActions {
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
  };
}
