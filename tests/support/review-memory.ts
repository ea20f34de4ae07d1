import type { NoteDraft, NoteRequests, SavedFilter } from '../../lib/note-requests';
import { eventOf } from '../../lib/notes/act';
import type { NoteEvent } from '../../lib/notes/event';
import { threadOf } from '../../lib/notes/merge';
import type { ReviewQuery } from '../../lib/notes/query';
import { summaryOf } from '../../lib/notes/summary';
import type { ThreadSummary, ThreadView } from '../../lib/notes/thread';
import type { ReviewScene } from './review-in-page';

type Answers = { [T in keyof NoteRequests]?: (body: NoteRequests[T]['request']) => NoteRequests[T]['response'] };
type Asked = <T extends keyof NoteRequests>(type: T, body: NoteRequests[T]['request']) => NoteRequests[T]['response'];

/** A stand-in for the background in component tests: notes in memory, filtered by what the tests filter by. */
export function memoryOf(scene: ReviewScene, changed: () => void): Asked {
  const byThread = new Map<string, NoteEvent[]>();
  for (const event of scene.events) {
    const list = byThread.get(event.thread);
    if (list) list.push(event);
    else byThread.set(event.thread, [event]);
  }
  const me = scene.me?.id ?? null;
  const views = new Map<string, ThreadView>();
  const read = new Set<string>();
  const drafts = new Map<string, NoteDraft>();
  let filters: SavedFilter[] = [];
  for (const [id, events] of byThread) {
    const view = threadOf(events);
    if (view) views.set(id, view);
  }
  const summary = (view: ThreadView): ThreadSummary => ({
    ...summaryOf(view, { me, seen: new Set() }),
    unread: !read.has(view.id),
  });
  const all = new Map<ThreadView, ThreadSummary>();
  const known = (view: ThreadView): ThreadSummary => {
    const made = all.get(view) ?? summary(view);
    all.set(view, made);
    return { ...made, unread: !read.has(view.id) };
  };
  const fits = (one: ThreadSummary, query: ReviewQuery): boolean =>
    (query.text === '' || one.excerpt.toLowerCase().includes(query.text.toLowerCase())) &&
    (!query.states || query.states.includes(one.state)) &&
    (!query.people || query.people.some((person) => one.authors.includes(person))) &&
    (!query.stages || query.stages.includes(one.snapshot.stage ?? '')) &&
    (!query.tags || query.tags.some((tag) => one.tags.includes(tag))) &&
    (!query.threads || query.threads.includes(one.id)) &&
    (!query.record || query.record === one.record?.key) &&
    (!query.kinds || query.kinds.includes(one.flag ? 'flag' : 'note')) &&
    (query.unread === undefined || query.unread === one.unread);
  const found = (query: ReviewQuery, sort: string): ThreadSummary[] => {
    const some = [...views.values()].map(known).filter((one) => fits(one, query));
    return some.sort((a, b) => (sort === 'oldest' ? a.lastAt - b.lastAt : b.lastAt - a.lastAt));
  };
  const answers: Answers = {
    'review/list'({ query, sort, after, limit }) {
      const list = found(query, sort);
      const from = Number(after ?? 0);
      const next = from + limit < list.length ? String(from + limit) : null;
      return {
        threads: list.slice(from, from + limit),
        total: list.length,
        next,
        unread: list.filter(({ unread }) => unread).length,
      };
    },
    'review/thread'({ id }) {
      const thread = views.get(id) ?? null;
      const others = [...views.values()].filter((one) => one.id !== id && one.record?.key === thread?.record?.key);
      return { thread, others: others.map(known), drafts: [...drafts.values()], unread: !read.has(id) };
    },
    'review/read'({ threads, read: seen }) {
      for (const id of threads) seen ? read.add(id) : read.delete(id);
      changed();
      return { unread: 0 };
    },
    'review/choices': () => ({
      objects: ['Opportunity'],
      stages: [...new Set([...views.values()].map(({ snapshot }) => snapshot.stage ?? ''))],
      tags: [...new Set([...views.values()].flatMap(({ tags }) => tags))],
      items: [
        ...new Set(
          [...views.values()].flatMap(({ tie }) => (tie && tie.kind !== 'field' ? [`${tie.kind} ${tie.id}`] : [])),
        ),
      ],
    }),
    'review/filters': () => ({ filters }),
    'review/keep-filter'({ filter }) {
      filters = [...filters.filter(({ id }) => id !== filter.id), filter];
      return { filters };
    },
    'review/drop-filter'({ id }) {
      filters = filters.filter((one) => one.id !== id);
      return { filters };
    },
    'review/open-record': () => ({ opened: true }),
    'notes/draft'({ draft }) {
      if (draft.text.markdown === '') drafts.delete(draft.id);
      else drafts.set(draft.id, draft);
      return { kept: true };
    },
    'notes/act'({ event, at, hat, act, draft }) {
      const thread = 'thread' in act ? (views.get(act.thread) ?? null) : null;
      const made = eventOf(act, { id: event, at, author: me ?? 'nobody', hat }, thread);
      if ('refused' in made) return { outcome: 'refused', ...made.refused };
      const events = [...(byThread.get(made.event.thread) ?? []), made.event];
      byThread.set(made.event.thread, events);
      const view = threadOf(events);
      if (!view) return { outcome: 'refused', why: 'no-thread' };
      views.set(view.id, view);
      if (draft) drafts.delete(draft);
      changed();
      return { outcome: 'saved', thread: view };
    },
    'notes/erase': () => ({ threads: 1, notes: 2 }),
    'notes/export': () => ({ events: scene.events, people: scene.people, next: null }),
    'notes/import': ({ events }) => ({ added: events.length, updated: 0, same: 0, refused: [] }),
  };
  return (type, body) => {
    const answer = answers[type];
    if (!answer) throw new Error(`Nobody answers ${type}`);
    return answer(body);
  };
}
