import { excerptOf } from './text';
import type { ThreadSummary, ThreadView } from './thread';

/** What this browser's person has read of a thread: the ids of the events whose texts they saw (`headsOf`). `me`: null before they said who they are. */
export interface Reads {
  me: string | null;
  seen: ReadonlySet<string>;
}

/** What a list shows of a thread. */
export function summaryOf(thread: ThreadView, reads: Reads): ThreadSummary {
  const { notes, checklist, ...rest } = thread;
  const texts = notes.flatMap(({ text }) => (text ? [text.markdown] : []));
  return {
    ...rest,
    excerpt: excerptOf(texts[0] ?? ''),
    lastExcerpt: excerptOf(texts.at(-1) ?? ''),
    authors: [...new Set(notes.map(({ author }) => author))],
    hat: notes[0]?.hat ?? 'rep',
    noteCount: texts.length,
    openItems: checklist.filter(({ done }) => !done).length,
    unread: isUnread(thread, reads),
  };
}

/** Whether every note of it was deleted: lists leave it out. */
export const isGone = ({ notes }: ThreadView): boolean => notes.every(({ text }) => text === null);

/** Somebody else's text is in it that was not seen. An edit is a new text. */
export function isUnread({ notes }: ThreadView, { me, seen }: Reads): boolean {
  return notes.some(({ author, text, head }) => text !== null && author !== me && !seen.has(head));
}

/** Ids of the events whose texts are shown: what is seen by reading the thread now. */
export function headsOf({ notes }: ThreadView): string[] {
  return notes.flatMap(({ text, head }) => (text === null ? [] : [head]));
}
