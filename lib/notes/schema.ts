import { z } from 'zod';
import { type CrmId, RECORD_KINDS, recordKey } from '../crm/record';
import { lazily } from '../lazy-schema';
import type * as contract from './event';
import { LAST_CLOCK, LAST_TIME, NOTE_LIMITS } from './limits';

/**
 * What is taken in as a note, from a file, a channel or the disk. Objects are loose, so that what a newer minor version
 * adds survives. A message of a refinement is a code of `NoteRefusal`.
 */

export const VISIBILITIES = ['private', 'coach', 'team'] as const satisfies contract.Visibility[];
export const THREAD_STATES = ['open', 'answered', 'resolved', 'reopened'] as const satisfies contract.ThreadState[];
export const FLAG_WORDS = ['not-true-here', 'missing', 'worked'] as const satisfies contract.FlagWord[];
export const ROLES = ['rep', 'manager', 'leader', 'coach'] as const satisfies contract.Role[];

/** The schemas themselves; what they infer is compared with the contract below. */
function makeSchemas() {
  const id = z.uuid('bad-id');
  const count = z.int().min(0);
  const time = count.max(LAST_TIME);
  const name = z.string().max(NOTE_LIMITS.name);
  const item = z.string().min(1).max(80);

  const isUrl = (text: string): boolean => URL.canParse(text);
  const address = (pattern: RegExp) =>
    z.string().max(NOTE_LIMITS.url).regex(pattern, 'bad-link').refine(isUrl, 'bad-link');

  const NoteLink = z.looseObject({ title: name, url: address(/^(?:https:\/\/|mailto:)[^\s]+$/i) });

  const NoteText = z.looseObject({
    markdown: z.string().max(NOTE_LIMITS.text),
    links: z.array(NoteLink).max(NOTE_LIMITS.links),
    tips: z.array(item).max(NOTE_LIMITS.tips),
  });

  const tied = <K extends contract.TiedKind>(kind: K) => z.looseObject({ kind: z.literal(kind), id: item });
  const Tie = z
    .discriminatedUnion('kind', [
      tied('goal'),
      tied('step'),
      tied('metric'),
      tied('tip'),
      z.looseObject({ kind: z.literal('field'), key: z.string().min(1).max(NOTE_LIMITS.name), label: name }),
    ])
    .nullable();

  const NotedRecord = z
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

  const Snapshot = z.looseObject({
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

  const Visibility = z.enum(VISIBILITIES);
  const ThreadState = z.enum(THREAD_STATES);
  const FlagWord = z.enum(FLAG_WORDS);

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

  return { AnyEvent, AnyPerson, NoteLink, NoteText, Tie, NotedRecord, Snapshot, Visibility, ThreadState, FlagWord };
}

type Schemas = ReturnType<typeof makeSchemas>;
let made: Schemas | null = null;
/** All of them at once, when the first is needed: most backgrounds that start need none (lib/lazy-schema.ts). */
const schemas = (): Schemas => {
  made ??= makeSchemas();
  return made;
};

export const NoteEvent = lazily<contract.NoteEvent>(() => schemas().AnyEvent);
export const Person = lazily<contract.Person>(() => schemas().AnyPerson);
export const NoteLink = lazily<contract.NoteLink>(() => schemas().NoteLink);
export const Tie = lazily<contract.Tie>(() => schemas().Tie);
export const NotedRecord = lazily<contract.NotedRecord>(() => schemas().NotedRecord);
export const Snapshot = lazily<contract.Snapshot>(() => schemas().Snapshot);
export const Visibility = lazily<contract.Visibility>(() => schemas().Visibility);
export const ThreadState = lazily<contract.ThreadState>(() => schemas().ThreadState);
export const FlagWord = lazily<contract.FlagWord>(() => schemas().FlagWord);

/** A type without what a loose object leaves open. */
type Known<T> = T extends readonly (infer Item)[]
  ? Known<Item>[]
  : T extends object
    ? { [K in keyof T as string extends K ? never : K]: Known<T[K]> }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Agrees<S extends z.ZodType, T> = Same<Known<z.infer<S>>, Known<T>>;
/** Compiles only while schemas and contract say the same, both ways. */
true satisfies Agrees<Schemas['AnyEvent'], contract.NoteEvent>;
true satisfies Agrees<Schemas['AnyPerson'], contract.Person>;
true satisfies Agrees<Schemas['NoteText'], contract.NoteText>;
true satisfies Agrees<Schemas['Snapshot'], contract.Snapshot>;
true satisfies Agrees<Schemas['NotedRecord'], contract.NotedRecord>;
true satisfies Agrees<Schemas['Tie'], contract.Tie>;

/** Ids of the CRMs that notes are kept of: those of the adapters. */
true satisfies Same<z.infer<Schemas['NotedRecord']>['crm'], CrmId>;
