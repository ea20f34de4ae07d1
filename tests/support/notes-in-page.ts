import type { NotesGate, NotesInPanel } from '../../components/notes/gate';
import { MORE } from '../../components/sidebar/more';
import { mountSidebar } from '../../components/sidebar/mount';
import { recordKey } from '../../lib/crm/record';
import { translator } from '../../lib/i18n/translate';
import { parseNoteMarkdown } from '../../lib/markdown/parse';
import type { Answered, Failure, Requests, RequestType } from '../../lib/messages';
import type { Identity, NoteDraft, NotesCount, RecordNotes } from '../../lib/note-requests';
import { eventOf } from '../../lib/notes/act';
import type { NoteEvent, Person } from '../../lib/notes/event';
import { threadOf } from '../../lib/notes/merge';
import type { ThreadView } from '../../lib/notes/thread';
import { isEmptyText } from '../../lib/notes/write';
import type { Scene } from './sidebar-in-page';

/** What the notes of a test begin with. */
export interface World {
  events: NoteEvent[];
  drafts: NoteDraft[];
  people: Person[];
  me: Identity | null;
  /** Id under which this browser's person writes. */
  self: string;
  channel: boolean;
  now: number;
}

declare global {
  interface Window {
    /** What a background would hold. A test reads it, and changes it to be somebody else. */
    world: World;
    /** Every act and draft that was asked for, in order. */
    noted: unknown[][];
    /** While set, every act and draft fails so. */
    failing: Failure['code'] | null;
    /** The field whose mark was asked for last. */
    wentTo: string | null;
  }
}

const ok = <T>(value: T): Promise<Answered<T>> => Promise.resolve({ ok: true, value });
let mounted: ReturnType<typeof mountSidebar> | null = null;
let scene: Scene | null = null;
let open: NotesInPanel['open'] = null;
let news = 0;
let ids = 0;

const fails = (): Promise<Answered<never>> =>
  Promise.resolve({ ok: false, error: { code: window.failing ?? 'internal' } });

/** A background in small: the real rules of notes over a list of events, in the page's memory. */
const routes: { [T in RequestType]?: (body: Requests[T]['request']) => Promise<Answered<Requests[T]['response']>> } = {
  'notes/of-record': ({ record }) => ok(recordNotes(record)),
  'notes/texts': ({ sources }) =>
    ok({ markdown: Object.fromEntries(sources.map((source) => [source, parseNoteMarkdown(source)])) }),
  'notes/act'({ event, at, act, draft }) {
    if (window.failing) return fails();
    const { events, self } = window.world;
    const about = 'thread' in act ? threadWith(act.thread) : null;
    if (!events.some(({ id }) => id === event)) {
      const made = eventOf(act, { id: event, at, author: self, hat: 'rep' }, about);
      if ('refused' in made) return ok({ outcome: 'refused', why: made.refused.why });
      events.push(made.event);
    }
    window.world.drafts = window.world.drafts.filter(({ id }) => id !== draft);
    const thread = threadWith('thread' in act ? act.thread : event);
    return thread ? ok({ outcome: 'saved', thread }) : ok({ outcome: 'refused', why: 'no-thread' });
  },
  'notes/draft'({ draft }) {
    if (window.failing) return fails();
    const others = window.world.drafts.filter(({ id }) => id !== draft.id);
    window.world.drafts = isEmptyText(draft.text) ? others : [draft, ...others];
    return ok({ kept: true });
  },
  'identity/set'({ name, email, roles }) {
    const me = { id: window.world.self, name, email, roles, shared: window.world.me?.shared ?? false };
    window.world.me = me;
    return ok({ me });
  },
  'identity/shared'() {
    const { me } = window.world;
    if (!me) return fails();
    window.world.me = { ...me, shared: true };
    return ok({ me: window.world.me });
  },
};

const gate: NotesGate = {
  ask<T extends RequestType>(type: T, body: Requests[T]['request']): Promise<Answered<Requests[T]['response']>> {
    window.noted.push([type, body]);
    return routes[type]?.(body) ?? fails();
  },
  wrote: () => draw(),
  goToField(key) {
    window.wentTo = key;
    return key === 'amount';
  },
  // A page without an address is no secure context, and has no `randomUUID`.
  newId: () => {
    ids += 1;
    return `00000000-0000-4000-9000-${String(ids).padStart(12, '0')}`;
  },
  now: () => {
    window.world.now += 1_000;
    return window.world.now;
  },
  signal: new AbortController().signal,
};

const threads = (): ThreadView[] => {
  const by = new Map<string, NoteEvent[]>();
  for (const event of window.world.events) by.set(event.thread, [...(by.get(event.thread) ?? []), event]);
  return [...by.values()].map(threadOf).filter((thread) => thread !== null);
};
const threadWith = (id: string): ThreadView | null => threads().find((thread) => thread.id === id) ?? null;

function recordNotes(record: string): RecordNotes {
  const { drafts, me, self, people, channel } = window.world;
  return {
    threads: threads().filter((thread) => thread.record?.key === record),
    drafts: drafts.filter((draft) => draft.record === record),
    me,
    self,
    people,
    channel,
  };
}

function count(record: string): NotesCount {
  const { threads: all, drafts, self } = recordNotes(record);
  const current = all.filter(({ state }) => state !== 'resolved');
  return {
    open: current.length,
    unread: 0,
    drafts: drafts.length,
    flags: all.flatMap(({ id, flag, tie, state, changedIn, notes }) =>
      flag && tie && tie.kind !== 'field' && notes[0]?.author === self
        ? [{ thread: id, kind: tie.kind, item: tie.id, flag, state, changedIn }]
        : [],
    ),
    fields: current.flatMap(({ id, tie }) =>
      tie?.kind === 'field' ? [{ key: tie.key, label: tie.label, thread: id, threads: 1 }] : [],
    ),
    openThread: null,
  };
}

/** Somebody wrote: the panel is told, as the background would. */
export function tell(): void {
  news += 1;
  draw();
}

/** A mark on the page, or a page of ours, asks for a thread. */
export function openThread(thread: string): void {
  open = { thread, asked: (open?.asked ?? 0) + 1 };
  draw();
}

function draw(): void {
  if (!scene || !mounted) return;
  const { locale, messages, ...props } = scene;
  const record = props.state.kind === 'advice' ? recordKey(props.state.record) : null;
  const nothing = (): void => {};
  mounted.update({
    ...props,
    now: window.world.now,
    t: translator(messages, locale),
    notes: { gate, count: record === null ? null : count(record), news, open },
    actions: {
      tick: nothing,
      answer: nothing,
      snooze: nothing,
      acknowledge: nothing,
      showTip: nothing,
      nextTip: nothing,
      undo: nothing,
      drag: nothing,
      find: () => Promise.resolve(null),
      openItem: (kind, id) =>
        Promise.resolve({
          card: { kind, id, title: `Tip ${id}`, place: [], serves: [], servedBy: [], resources: [] },
          body: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'Ask who else signs.' }] }],
        }),
      shortcuts: () => Promise.resolve([]),
      setPreferences: nothing,
      openSelfTest: nothing,
      retry: nothing,
    },
  });
}

/** Shows the sidebar with notes in a plain page; called again, it shows another scene in the same one. */
export function show(given: Scene, world?: World): void {
  scene = given;
  if (world) window.world = world;
  if (mounted === null) {
    const host = document.createElement('sightline-panel');
    host.style.cssText = `position:fixed;inset:0 0 0 auto;width:${given.preferences.width}px`;
    document.documentElement.append(host);
    mounted = mountSidebar(host.attachShadow({ mode: 'open' }), () => Promise.resolve(MORE));
    window.noted = [];
    window.failing = null;
    window.wentTo = null;
  }
  draw();
}
