import type { NoteEvent } from '../../notes/event';
import { threadOf } from '../../notes/merge';
import type { Held, HubMark } from '../../storage/hub/stored';
import type { People } from './envelope';
import {
  type GoodEvent,
  type JudgedMessage,
  judgeMessage,
  type Message,
  misfitOf,
  type NoteMessageRefusal,
  type ThreadFacts,
} from './judge-event';
import type { HubNoteStore } from './note-store';
import type { Keyring } from './sealing';

/** What is needed to judge what comes. */
export interface Judging {
  people: People;
  keyring: Keyring;
  tokenOf(record: string): Promise<string>;
  now(): number;
}

/** What became of what came. */
export interface TakenIn {
  added: number;
  /** Messages that wait for something since now. */
  held: readonly Held[];
  refused: { why: NoteMessageRefusal; author: string | null }[];
  dropped: number;
  /** Threads of which something came that was said to this person alone, with the tokens of their records. */
  meant: { thread: string; record: string }[];
}

export interface Coming {
  came: readonly Message[];
  held?: readonly Held[];
  mark?: HubMark | null;
  live?: boolean;
}

/** Messages that are judged at once. */
const AT_ONCE = 64;

/**
 * Takes in what came: judges each message, puts what fits with what is stored and what was held before, and writes all of it in one go,
 * the mark too. Whatever came is in the end stored, held or refused with a reason; the same message again changes nothing.
 * `held`: what was held and is to be judged again. `live`: nobody but its signature says who it is from, and it comes once more with what is stored;
 * so what nobody in the roster signed is not kept.
 */
export async function takeIn(
  store: HubNoteStore,
  { came, held = [], mark = null, live = false }: Coming,
  judging: Judging,
): Promise<TakenIn> {
  const refused: TakenIn['refused'] = [];
  const holding = new Map<string, Held>();
  const good: GoodEvent[] = [];
  const again = new Set<string>();
  const hold = ({ subject, payload }: Message, thread: string, why: Held['why']): void => {
    holding.set(subject, { subject, payload: new TextDecoder().decode(payload), thread, why, at: judging.now() });
  };
  const judge = async (messages: readonly Message[]): Promise<void> => {
    for (const one of await judgeAll(messages, judging)) {
      if (one.outcome === 'good') good.push(one);
      else if (one.outcome === 'held' && live && one.why === 'person') continue;
      else if (one.outcome === 'held') hold(one.message, one.thread, one.why);
      else refused.push(one);
    }
  };
  const judgeHeld = async (rows: readonly Held[]): Promise<void> => {
    const fresh = rows.filter(({ subject }) => !again.has(subject));
    for (const { subject } of fresh) again.add(subject);
    await judge(fresh.map(messageOf));
  };
  await judge(came);
  await judgeHeld(held);
  const meant = good.flatMap(({ subject }) => ('to' in subject ? subject : []));
  const threads = [...new Set(good.map(({ event }) => event.thread))];
  const stored = await store.facts(threads);
  // What was held of a thread comes to what now comes of it.
  await judgeHeld(await store.heldOf(threads.filter((id) => !stored.has(id))));

  const events: NoteEvent[] = [];
  for (const [thread, own] of byThread(good)) {
    const facts = stored.get(thread) ?? beginningOf(own);
    const fitting: GoodEvent[] = [];
    for (const one of own) {
      const misfit = facts && (await misfitOf(one, facts, judging.tokenOf));
      if (misfit) refused.push({ why: misfit, author: one.event.author });
      else fitting.push(one);
    }
    // A thread that is private has not begun for anybody else: it waits until it is for more.
    const said = fitting.map(({ event }) => event);
    const begins = stored.has(thread) || (threadOf(said)?.visibility ?? 'private') !== 'private';
    if (begins) events.push(...said);
    else for (const { message } of fitting) hold(message, thread, 'beginning');
  }
  const waiting = [...holding.values()];
  const written = await store.take({
    events,
    hold: waiting,
    let: [...again].filter((subject) => !holding.has(subject)),
    mark,
  });
  refused.push(...written.taken.map(({ author }) => ({ why: 'id-taken' as const, author })));
  const { added, dropped } = written;
  return { added, held: waiting.filter(({ subject }) => !again.has(subject)), refused, dropped, meant };
}

async function judgeAll(messages: readonly Message[], { people, keyring }: Judging): Promise<JudgedMessage[]> {
  const judged: JudgedMessage[] = [];
  for (let at = 0; at < messages.length; at += AT_ONCE) {
    const part = messages.slice(at, at + AT_ONCE).map((message) => judgeMessage(message, people, keyring));
    judged.push(...(await Promise.all(part)));
  }
  return judged;
}

const messageOf = ({ subject, payload }: Held): Message => ({ subject, payload: new TextEncoder().encode(payload) });

/** How a thread begins among these; the first that says so, which the hub had first. */
function beginningOf(own: readonly GoodEvent[]): ThreadFacts | null {
  for (const { event } of own) {
    if (event.type === 'begun') return { opener: event.author, record: event.record?.key ?? null };
  }
  return null;
}

function byThread(good: readonly GoodEvent[]): Map<string, GoodEvent[]> {
  const threads = new Map<string, GoodEvent[]>();
  for (const one of good) {
    const known = threads.get(one.event.thread);
    if (known) known.push(one);
    else threads.set(one.event.thread, [one]);
  }
  return threads;
}
