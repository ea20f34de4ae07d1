import { z } from 'zod';
import type { DraftRequests } from './draft-requests';
import { lazily } from './lazy-schema';
import { type Edit, type Fields, HATS, type ItemChange } from './playbook/edit';
import { kindOfKey } from './playbook/items';
import type { MergeChoice } from './playbook/merge-conflict';

/**
 * What the background accepts about the draft. Only pages of the extension may send it. What is inside a field is parsed with
 * the whole playbook, when it is published: until then a person may leave anything unfinished.
 */

const count = z.int().min(0);
const key = z
  .string()
  .max(200)
  .refine((text) => kindOfKey(text) !== undefined, 'no item key');
const fields: z.ZodType<Fields> = z.record(z.string(), z.unknown());

const Change = lazily<ItemChange>(() => {
  const place = z.object({ parent: key, previous: key.nullable(), next: key.nullable() });
  return z.object({
    key,
    before: fields.nullable(),
    after: fields.nullable(),
    from: place.optional(),
    to: place.optional(),
  });
});

export const EditMessage = lazily<Edit>(() =>
  z.object({
    id: z.uuid(),
    at: count,
    began: count.optional(),
    hat: z.enum(HATS),
    page: z.uuid(),
    what: z.enum(['meaning', 'wording']),
    // Every item of the largest playbook, once out and once in.
    changes: z.array(Change).max(500_000),
  }),
);

const Choice = lazily<MergeChoice>(() => z.union([z.enum(['mine', 'theirs']), z.object({ edited: fields })]));
const ref = { draft: count, revision: count };
const words = () => ({ note: z.string().max(2_000), author: z.string().max(120) });
const nothing = () => z.object({});

export type DraftRequestType = Exclude<keyof DraftRequests, 'examples/keep'>;

export const DRAFT_SCHEMAS: { [T in DraftRequestType]: z.ZodType<DraftRequests[T]['request']> } = {
  'draft/get': lazily(() => z.object(ref)),
  'draft/edit': lazily(() => z.object({ revision: count, edit: EditMessage })),
  'draft/undo': lazily(() => z.object({ revision: count, id: z.uuid() })),
  'draft/redo': lazily(() => z.object({ revision: count, id: z.uuid() })),
  'draft/discard': lazily(() => z.object(ref)),
  'draft/publish': lazily(() => z.object({ ...ref, ...words() })),
  'draft/rebase': lazily(() => z.object({ ...ref, choices: z.record(key, Choice) })),
  'releases/list': lazily(nothing),
  'releases/get': lazily(() => z.object({ number: z.int().min(1) })),
  'releases/republish': lazily(() => z.object({ number: z.int().min(1), base: count, ...words() })),
  'examples/list': lazily(nothing),
  'examples/remove': lazily(() => z.object({ id: z.uuid() })),
};
