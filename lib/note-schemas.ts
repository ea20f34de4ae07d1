import { z } from 'zod';
import { LONGEST_NAME } from './crm/limits';
import { lazily } from './lazy-schema';
import type { NoteAct, NoteDraft, NoteRequests } from './note-requests';
import type { NoteText } from './notes/event';
import type { ReviewQuery, ReviewSort } from './notes/query';
import { FlagWord, NotedRecord, NoteLink, ROLES, Snapshot, ThreadState, Tie, Visibility } from './notes/schema';

/**
 * What the background accepts about notes. Each schema is made when the first message of its kind comes: most starts of the
 * background see none. What is too long for a note is refused where a person can be told (`too-long`), not here; the limits here keep
 * a broken or hostile page from filling memory.
 */

export type NoteRequestType = keyof NoteRequests;

const LONGEST_WRITING = 1_000_000;
const HATS = ['rep', 'coach', 'manager', 'leader'] as const;
const SORTS = ['newest', 'oldest', 'longest-open', 'best-match'] as const satisfies ReviewSort[];
const KINDS = ['goal', 'step', 'metric', 'tip'] as const;

const short = () => z.string().max(LONGEST_NAME);
const count = () => z.int().min(0);
const item = () => z.string().min(1).max(80);
const key = () => z.string().min(1).max(500);
const thread = () => z.uuid();
const nothing = () => z.object({});
const crm = () => z.enum(['salesforce', 'hubspot']);
const limit = () => z.int().min(1).max(500);

/** What is too much for a note is not refused here, see above; a draft holds whatever was typed. */
const text = (): z.ZodType<NoteText> =>
  z.object({
    markdown: z.string().max(LONGEST_WRITING),
    links: z.array(NoteLink).max(1_000),
    tips: z.array(item()).max(1_000),
  });

const act = (): z.ZodType<NoteAct> =>
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('begin'),
      record: NotedRecord.nullable(),
      tie: Tie,
      visibility: Visibility,
      flag: FlagWord.nullable(),
      snapshot: Snapshot,
      text: text(),
    }),
    z.object({ type: z.literal('reply'), thread: thread(), text: text() }),
    z.object({
      type: z.literal('edit'),
      thread: thread(),
      note: z.uuid(),
      over: z.array(z.uuid()).max(500),
      text: text(),
    }),
    z.object({ type: z.literal('delete'), thread: thread(), note: z.uuid(), deleted: z.boolean() }),
    z.object({ type: z.literal('state'), thread: thread(), state: ThreadState }),
    z.object({ type: z.literal('visibility'), thread: thread(), visibility: Visibility }),
  ]);

const draft = (): z.ZodType<NoteDraft> =>
  z.object({
    id: z.uuid(),
    record: key().nullable(),
    place: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('new'), tie: Tie, flag: FlagWord.nullable() }),
      z.object({ kind: z.literal('reply'), thread: thread() }),
      z.object({
        kind: z.literal('edit'),
        thread: thread(),
        note: z.uuid(),
        over: z.array(z.uuid()).max(500),
      }),
    ]),
    text: text(),
    visibility: Visibility,
    fields: z.array(short()).max(500),
    at: count(),
  });

const some = <T extends z.ZodType>(of: T) => z.array(of).max(200).optional();

const query = (): z.ZodType<ReviewQuery> =>
  z.object({
    text: z.string().max(2_000),
    people: some(z.uuid()),
    threads: z.array(z.uuid()).max(100_000).optional(),
    crms: some(crm()),
    objects: some(short()),
    record: key().optional(),
    stages: some(short()),
    items: some(z.object({ kind: z.enum(KINDS), id: item() })),
    tags: some(short()),
    states: some(ThreadState),
    visibilities: some(Visibility),
    kinds: some(z.enum(['note', 'flag'])),
    flags: some(FlagWord),
    from: count().optional(),
    until: count().optional(),
    unread: z.boolean().optional(),
    mentions: z.uuid().optional(),
  });

const filter = () => z.object({ id: z.uuid(), name: short(), query: query(), sort: z.enum(SORTS) });

const plan = () =>
  z.object({
    person: z.uuid(),
    privateNotes: z
      .array(z.object({ id: z.uuid(), at: count(), markdown: z.string().max(LONGEST_WRITING) }))
      .max(1_000),
    actions: z
      .array(
        z.object({
          id: z.uuid(),
          text: z.string().max(2_000),
          due: z.iso.date().nullable(),
          done: z.boolean(),
          at: count(),
        }),
      )
      .max(1_000),
    lastContact: z.iso.date().nullable(),
  });

/** One schema per request about notes. */
export const NOTE_SCHEMAS: { [T in NoteRequestType]: z.ZodType<NoteRequests[T]['request']> } = {
  'notes/of-record': lazily(() => z.object({ record: key() })),
  'notes/count': lazily(() => z.object({ record: key() })),
  'notes/texts': lazily(() => z.object({ sources: z.array(z.string().max(LONGEST_WRITING)).max(200) })),
  'notes/act': lazily(() =>
    z.object({ event: z.uuid(), at: count(), hat: z.enum(HATS), act: act(), draft: z.uuid().optional() }),
  ),
  'notes/draft': lazily(() => z.object({ draft: draft() })),
  'notes/review': lazily(() => z.object({ thread: thread().nullable() })),
  'notes/earlier': lazily(() => z.object({ send: z.boolean() })),
  'identity/get': lazily(nothing),
  'identity/set': lazily(() =>
    z.object({ name: z.string().min(1).max(120), email: z.email().max(320).nullable(), roles: z.array(z.enum(ROLES)) }),
  ),
  'identity/shared': lazily(nothing),
  'review/list': lazily(() =>
    z.object({ query: query(), sort: z.enum(SORTS), after: z.string().max(200).nullable(), limit: limit() }),
  ),
  'review/thread': lazily(() => z.object({ id: thread() })),
  'review/read': lazily(() => z.object({ threads: z.array(thread()).max(100_000), read: z.boolean() })),
  'review/people': lazily(nothing),
  'review/choices': lazily(nothing),
  'review/filters': lazily(nothing),
  'review/keep-filter': lazily(() => z.object({ filter: filter() })),
  'review/drop-filter': lazily(() => z.object({ id: z.uuid() })),
  'review/open-record': lazily(() => z.object({ thread: thread() })),
  'plan/get': lazily(() => z.object({ person: z.uuid() })),
  'plan/set': lazily(() => z.object({ plan: plan() })),
  'plan/stages': lazily(() => z.object({ records: z.array(key()).max(500) })),
  'review/quiet': lazily(() => z.object({ days: z.int().min(0).max(36_500).nullable(), now: count() })),
  'flags/list': lazily(nothing),
  'notes/export': lazily(() => z.object({ query: query(), after: z.string().max(200).nullable(), limit: limit() })),
  // What is inside is parsed entry by entry, so that each refusal says where and why.
  'notes/import': lazily(() =>
    z.object({
      events: z.array(z.unknown()).max(1_000_000),
      people: z.array(z.unknown()).max(100_000),
      dry: z.boolean(),
    }),
  ),
  'retention/get': lazily(nothing),
  'retention/set': lazily(() => z.object({ days: z.int().min(1).max(36_500).nullable() })),
  'notes/erase': lazily(() =>
    z.object({
      what: z.union([
        z.strictObject({ record: key() }),
        z.strictObject({ person: z.uuid() }),
        z.strictObject({ before: count() }),
        z.strictObject({ thread: thread() }),
      ]),
    }),
  ),
};
