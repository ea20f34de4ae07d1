import { z } from 'zod';
import { type CrmId, RECORD_KINDS, recordKey } from '../crm/record';
import type * as contract from './event';
import { LAST_CLOCK, LAST_TIME, NOTE_LIMITS } from './limits';

/**
 * What is taken in as a note, from a file, a channel or the disk. Objects are loose, so that what a newer minor version
 * adds survives. A message of a refinement is a code of `NoteRefusal`.
 */

const id = z.uuid('bad-id');
const count = z.int().min(0);
const time = count.max(LAST_TIME);
const name = z.string().max(NOTE_LIMITS.name);
const item = z.string().min(1).max(80);

const isUrl = (text: string): boolean => URL.canParse(text);
const address = (pattern: RegExp) =>
  z.string().max(NOTE_LIMITS.url).regex(pattern, 'bad-link').refine(isUrl, 'bad-link');

export const NoteLink = z.looseObject({ title: name, url: address(/^(?:https:\/\/|mailto:)[^\s]+$/i) });

export const NoteText = z.looseObject({
  markdown: z.string().max(NOTE_LIMITS.text),
  links: z.array(NoteLink).max(NOTE_LIMITS.links),
  tips: z.array(item).max(NOTE_LIMITS.tips),
});

const tied = <K extends contract.TiedKind>(kind: K) => z.looseObject({ kind: z.literal(kind), id: item });
export const Tie = z
  .discriminatedUnion('kind', [
    tied('goal'),
    tied('step'),
    tied('metric'),
    tied('tip'),
    z.looseObject({ kind: z.literal('field'), key: z.string().min(1).max(NOTE_LIMITS.name), label: name }),
  ])
  .nullable();

export const NotedRecord = z
  .looseObject({
    key: z.string().max(NOTE_LIMITS.name),
    crm: z.enum(['salesforce', 'hubspot'] satisfies contract.NotedRecord['crm'][]),
    org: z.string().min(1).max(200),
    object: z.string().min(1).max(200),
    kind: z.enum(RECORD_KINDS),
    id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'bad-id'),
    name,
    url: address(/^https:\/\/[^\s]+$/i),
  })
  // A record is looked up by its key alone: a key of another record would show the note there.
  .refine((record) => record.key === recordKey(record), { error: 'other-record', path: ['key'] });

export const Snapshot = z.looseObject({
  stage: name.nullable(),
  release: count,
  goal: item.nullable(),
  step: item.nullable(),
  metric: item.nullable(),
  tip: item.nullable(),
  fields: z
    .array(z.looseObject({ key: name, label: name, raw: z.string().max(NOTE_LIMITS.value) }))
    .max(NOTE_LIMITS.fields),
});

export const VISIBILITIES = ['private', 'coach', 'team'] as const satisfies contract.Visibility[];
export const THREAD_STATES = ['open', 'answered', 'resolved', 'reopened'] as const satisfies contract.ThreadState[];
export const FLAG_WORDS = ['not-true-here', 'missing', 'worked'] as const satisfies contract.FlagWord[];
export const ROLES = ['rep', 'manager', 'leader', 'coach'] as const satisfies contract.Role[];

export const Visibility = z.enum(VISIBILITIES);
export const ThreadState = z.enum(THREAD_STATES);
export const FlagWord = z.enum(FLAG_WORDS);

const written = {
  id,
  at: time,
  clock: count.max(LAST_CLOCK),
  author: id,
  hat: z.enum(['leader', 'manager', 'coach', 'rep']),
  thread: id,
};

const Begun = z.looseObject({
  type: z.literal('begun'),
  ...written,
  record: NotedRecord.nullable(),
  tie: Tie,
  visibility: Visibility,
  flag: FlagWord.nullable(),
  snapshot: Snapshot,
  text: NoteText,
});
const Replied = z.looseObject({ type: z.literal('replied'), ...written, text: NoteText });
const Edited = z.looseObject({
  type: z.literal('edited'),
  ...written,
  note: id,
  over: z.array(id).max(NOTE_LIMITS.over),
  text: NoteText,
});
const Deleted = z.looseObject({ type: z.literal('deleted'), ...written, note: id, deleted: z.boolean() });
const State = z.looseObject({ type: z.literal('state'), ...written, state: ThreadState });
const VisibilityChange = z.looseObject({ type: z.literal('visibility'), ...written, visibility: Visibility });
const Credited = z.looseObject({ type: z.literal('credited'), ...written, release: z.int().min(1) });

const AnyEvent = z
  .discriminatedUnion('type', [Begun, Replied, Edited, Deleted, State, VisibilityChange, Credited])
  .refine((event) => event.type !== 'begun' || event.thread === event.id, { error: 'bad-id', path: ['thread'] });
const AnyPerson = z.looseObject({
  id,
  name: z.string().min(1).max(200),
  email: z.string().max(320).nullable(),
  roles: z.array(z.enum(ROLES)).max(NOTE_LIMITS.roles),
  at: time,
});

export const NoteEvent: z.ZodType<contract.NoteEvent> = AnyEvent;
export const Person: z.ZodType<contract.Person> = AnyPerson;

/** A type without what a loose object leaves open. */
type Known<T> = T extends readonly (infer Item)[]
  ? Known<Item>[]
  : T extends object
    ? { [K in keyof T as string extends K ? never : K]: Known<T[K]> }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Agrees<S extends z.ZodType, T> = Same<Known<z.infer<S>>, Known<T>>;
/** Compiles only while schemas and contract say the same, both ways. */
true satisfies Agrees<typeof AnyEvent, contract.NoteEvent>;
true satisfies Agrees<typeof AnyPerson, contract.Person>;
true satisfies Agrees<typeof NoteText, contract.NoteText>;
true satisfies Agrees<typeof Snapshot, contract.Snapshot>;
true satisfies Agrees<typeof NotedRecord, contract.NotedRecord>;
true satisfies Agrees<typeof Tie, contract.Tie>;

/** Ids of the CRMs that notes are kept of: those of the adapters. */
true satisfies Same<z.infer<typeof NotedRecord>['crm'], CrmId>;
