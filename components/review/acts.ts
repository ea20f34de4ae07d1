import { useMemo, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { NoteAct, NoteDraft } from '../../lib/note-requests';
import type { Role, ThreadState } from '../../lib/notes/event';
import type { ThreadSummary, ThreadView } from '../../lib/notes/thread';
import { troubleWords } from '../notes/trouble';
import { stateWord } from '../notes/words';
import type { ReviewActions, ReviewData } from './model';
import type { Queue } from './queue/use-queue';

/** What a person does with threads on this page. Nothing rejects; a text in place of an outcome says why it was not done. */
export interface Acts {
  /** Under which hat this person writes here. */
  hat: Role;
  wear(hat: Role): void;
  act(act: NoteAct): Promise<ThreadView | string>;
  /** Saves unfinished writing under its own id: however often it is sent, it counts once. */
  finish(draft: NoteDraft): Promise<ThreadView | string>;
  /** Sets the state of threads that have another one, says so, and offers to take it back. */
  setState(threads: readonly Pick<ThreadSummary, 'id' | 'state'>[], state: ThreadState): Promise<void>;
  read(threads: readonly string[], read: boolean): Promise<void>;
  openRecord(thread: string): void;
}

/** In which of the hats that somebody wears they most likely write here. */
const FIRST: readonly Role[] = ['coach', 'manager', 'leader', 'rep'];

export function useActs(
  { ask, now, say }: ReviewActions,
  { me }: ReviewData,
  { change }: Pick<Queue, 'change'>,
  t: Translate,
): Acts {
  const [worn, wear] = useState<Role | null>(null);
  const roles = me?.roles ?? [];
  const hat = worn !== null && roles.includes(worn) ? worn : (FIRST.find((role) => roles.includes(role)) ?? 'coach');
  const latest = useRef(hat);
  latest.current = hat;
  return useMemo((): Acts => {
    const send = async (event: string, act: NoteAct, draft?: string): Promise<ThreadView | string> => {
      const body = { event, at: now(), hat: latest.current, act, ...(draft === undefined ? {} : { draft }) };
      const answer = await ask('notes/act', body);
      if (!answer.ok) return t('review_not_done', { why: troubleWords(answer.error.code, t) });
      if (answer.value.outcome === 'refused') return t('review_not_done', { why: troubleWords(answer.value.why, t) });
      const { thread } = answer.value;
      change(new Set([thread.id]), { state: thread.state, lastAt: thread.lastAt });
      return thread;
    };
    const setState: Acts['setState'] = async (threads, state) => {
      const others = threads.filter((thread) => thread.state !== state);
      let fault: string | null = null;
      const done: Pick<ThreadSummary, 'id' | 'state'>[] = [];
      for (const thread of others) {
        const answer = await send(crypto.randomUUID(), { type: 'state', thread: thread.id, state });
        if (typeof answer === 'string') fault = answer;
        else done.push({ id: thread.id, state: thread.state });
      }
      if (done.length === 0) return say(fault ?? t('review_said_no_change'));
      const words = t('review_said_state', { count: done.length, state: stateWord(state, t) });
      say(fault === null ? words : `${words} ${fault}`, () => void back(done));
    };
    const back = async (threads: readonly Pick<ThreadSummary, 'id' | 'state'>[]): Promise<void> => {
      for (const { id, state } of threads) await send(crypto.randomUUID(), { type: 'state', thread: id, state });
      say(t('review_said_undone'));
    };
    return {
      hat,
      wear,
      act: (act) => send(crypto.randomUUID(), act),
      async finish(draft) {
        const { place, text } = draft;
        if (place.kind === 'new') return t('review_gone_thread');
        const act: NoteAct =
          place.kind === 'reply'
            ? { type: 'reply', thread: place.thread, text }
            : { type: 'edit', thread: place.thread, note: place.note, over: place.over, text };
        const saved = await send(draft.id, act, draft.id);
        if (typeof saved === 'string') return saved;
        // An earlier sending, whose answer was lost, had other words.
        const note = saved.notes.find(({ head }) => head === draft.id);
        if (!note?.text || JSON.stringify(note.text) === JSON.stringify(text)) return saved;
        return send(crypto.randomUUID(), { type: 'edit', thread: saved.id, note: note.id, over: [note.head], text });
      },
      setState,
      async read(threads, read) {
        const answer = await ask('review/read', { threads: [...threads], read });
        if (!answer.ok) return say(t('review_not_done', { why: troubleWords(answer.error.code, t) }));
        change(new Set(threads), { unread: !read });
      },
      openRecord(thread) {
        void ask('review/open-record', { thread }).then((answer) => {
          if (!answer.ok || !answer.value.opened) say(t('review_not_opened'));
        });
      },
    };
  }, [ask, now, say, change, hat, t]);
}
