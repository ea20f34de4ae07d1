import { z } from 'zod';
import { LONGEST_NAME, LONGEST_VALUE } from './crm/limits';
import { type CrmId, type Record as CrmRecord, RECORD_KINDS } from './crm/record';
import { DRAFT_SCHEMAS } from './draft-schemas';
import { lazily } from './lazy-schema';
import type { PersonAct, Requests, RequestType } from './messages';
import { NEWS_SCHEMAS } from './news-schemas';
import { NOTE_SCHEMAS } from './note-schemas';
import { PreferencesPatch } from './storage/preferences-schema';
import { TEAM_SCHEMAS } from './team-schemas';

/**
 * What the background accepts, message by message. Limits keep a broken or hostile page from filling storage or memory:
 * they are far above anything a CRM shows (lib/crm/limits.ts; a page layout holds some hundred fields).
 */
z.config({ jitless: true });

const LONGEST_RECORD = 4_000_000;

const short = z.string().max(LONGEST_NAME);
const Crm = z.enum(['salesforce', 'hubspot'] satisfies CrmId[]);
const org = z.string().min(1).max(200);
const object = z.string().min(1).max(200);
const recordId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);

const value = () =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string().max(LONGEST_VALUE) }),
    z.object({ kind: z.literal('number'), number: z.number() }),
    z.object({
      kind: z.literal('money'),
      amount: z.number(),
      currency: z.string().max(10).nullable(),
      symbol: z.string().max(20).optional(),
    }),
    z.object({ kind: z.literal('percent'), number: z.number() }),
    z.object({ kind: z.literal('date'), date: z.string().max(40) }),
    z.object({ kind: z.literal('datetime'), datetime: z.string().max(40) }),
    z.object({ kind: z.literal('boolean'), boolean: z.boolean() }),
    z.object({
      kind: z.literal('reference'),
      name: z.string().max(LONGEST_VALUE),
      object: short.optional(),
      id: short.optional(),
    }),
    z.object({ kind: z.literal('choice'), label: z.string().max(LONGEST_VALUE), api: short.optional() }),
  ]);

const valueKind = () =>
  z.enum(['text', 'number', 'money', 'percent', 'date', 'datetime', 'boolean', 'reference', 'choice']);

const reading = () =>
  z.object({
    key: short,
    api: short,
    label: short,
    raw: z.string().max(LONGEST_VALUE),
    value: value().nullable(),
    state: z.enum(['filled', 'empty', 'absent', 'unreadable']),
    via: z.enum([
      'address',
      'header',
      'highlights',
      'path',
      'field',
      'dynamic-field',
      'input',
      'property',
      'property-input',
      'owner-row',
      'not-found',
    ]),
    expected: z.object({ kind: valueKind(), orText: z.literal(true).optional() }).optional(),
    doubt: z.enum(['number-separators', 'date-order', 'currency', 'relative-date', 'shortened']).optional(),
  });

/** A record as a sidebar may send it. */
export const RecordMessage = lazily<CrmRecord>(() =>
  z
    .object({
      crm: Crm,
      org,
      object,
      kind: z.enum(RECORD_KINDS),
      id: recordId,
      name: short,
      url: z.url({ protocol: /^https$/ }).max(4_000),
      mode: z.enum(['view', 'edit', 'create', 'preview']),
      stages: z
        .array(
          z.object({ label: short, api: short.optional(), state: z.enum(['done', 'current', 'ahead', 'won', 'lost']) }),
        )
        .max(200),
      fields: z.record(z.string().min(1).max(1_000), reading()),
      readAt: z.int().min(0),
      clues: z
        .object({ locale: short, sample: short.optional(), dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional() })
        .optional(),
      hint: z.literal('details-not-opened').optional(),
    })
    .refine((record) => Object.keys(record.fields).length <= 3_000, 'more than 3,000 fields')
    .refine((record) => lengthOf(record.fields) <= LONGEST_RECORD, `more than ${LONGEST_RECORD} characters`),
);

const lengthOf = (fields: CrmRecord['fields']): number =>
  Object.values(fields).reduce((sum, reading) => sum + reading.raw.length, 0);

const item = z.string().min(1).max(80);
const act = (): z.ZodType<PersonAct> =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('answer'), item, answer: z.enum(['tried', 'helped', 'not-here']).nullable() }),
    z.object({
      type: z.literal('snooze'),
      item,
      until: z.union([z.int().min(0), z.literal('record')]).nullable(),
    }),
    z.object({ type: z.literal('shown'), item }),
    z.object({ type: z.literal('acknowledged'), item }),
  ]);

const recordRef = () => z.object({ crm: Crm, org, object, id: recordId, name: short });
const nothing = () => z.object({});
const count = z.int().min(0);

/** One schema per request; a request without one does not compile. */
export const REQUEST_SCHEMAS: { [T in RequestType]: z.ZodType<Requests[T]['request']> } = {
  'sidebar/inject': lazily(nothing),
  'sidebar/more': lazily(nothing),
  'sidebar/hello': lazily(() => z.object({ crm: Crm })),
  'advice/get': lazily(() =>
    z.object({ record: RecordMessage, reading: count, stageChanged: z.boolean(), visible: z.boolean() }),
  ),
  'advice/texts': lazily(() => z.object({ sources: z.array(z.string().max(20_000)).max(100) })),
  'step/tick': lazily(() =>
    z.object({
      event: z.uuid(),
      record: recordRef(),
      step: z.string().min(1).max(80),
      done: z.boolean(),
      release: z.int().min(1),
      at: z.int().min(0),
    }),
  ),
  'act/save': lazily(() =>
    z.object({
      event: z.uuid(),
      record: recordRef(),
      release: z.int().min(1),
      at: z.int().min(0),
      act: act(),
    }),
  ),
  'search/find': lazily(() => z.object({ query: z.string().max(200), limit: z.int().min(1).max(100) })),
  'search/card': lazily(() => z.object({ kind: z.enum(['goal', 'step', 'metric', 'tip']), id: item })),
  'shortcuts/get': lazily(nothing),
  'preferences/get': lazily(() => z.object({ crm: Crm })),
  'preferences/set': lazily(() => z.object({ crm: Crm, patch: PreferencesPatch })),
  'self-test/open': lazily(nothing),
  'release/active': lazily(nothing),
  // What is inside a playbook is parsed by its own schema, which says what is wrong with it.
  'release/install': lazily(() =>
    z.object({ playbook: z.unknown(), note: z.string().max(2_000), base: z.int().min(0) }),
  ),
  'storage/clear': lazily(() =>
    z.object({
      store: z.enum([
        'releases',
        'edits',
        'examples',
        'events',
        'notes',
        'drafts',
        'people',
        'plans',
        'pipelines',
        'team',
        'hub',
        'nudges',
        'sync-log',
        'preferences',
        'everything',
      ]),
    }),
  ),
  ...DRAFT_SCHEMAS,
  ...NEWS_SCHEMAS,
  ...NOTE_SCHEMAS,
  ...TEAM_SCHEMAS,
  'examples/keep': lazily(() => z.object({ id: z.uuid(), name: short, record: RecordMessage })),
};
