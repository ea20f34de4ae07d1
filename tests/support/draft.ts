import { randomUUID } from 'node:crypto';
import { expect, type Page } from 'playwright/test';
import type { DraftNews, DraftRequests } from '../../lib/draft-requests.ts';
import type { Answered } from '../../lib/messages.ts';
import type { Edit, ItemChange } from '../../lib/playbook/edit.ts';
import { send } from './extension.ts';

const PAGE = randomUUID();

/** What the background answers to a request about the draft from one of the extension's own pages. */
export function askDraft<T extends keyof DraftRequests>(
  own: Page,
  type: T,
  body: DraftRequests[T]['request'],
): Promise<Answered<DraftRequests[T]['response']>> {
  return send(own, { type, body }) as Promise<Answered<DraftRequests[T]['response']>>;
}

/** The same where it must not fail. */
export async function draftAnswer<T extends keyof DraftRequests>(
  own: Page,
  type: T,
  body: DraftRequests[T]['request'],
): Promise<DraftRequests[T]['response']> {
  const answer = await askDraft(own, type, body);
  if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

export const draftNow = (own: Page): Promise<DraftNews> => draftAnswer(own, 'draft/get', { draft: 0, revision: 0 });

/** An edit of some fields of one item. */
export function fieldEdit(key: string, before: ItemChange['before'], after: ItemChange['after'], more = {}): Edit {
  const facts = { id: randomUUID(), at: Date.now(), page: PAGE, hat: 'coach', what: 'meaning' } as const;
  return { ...facts, changes: [{ key, before, after }], ...more };
}

/** Keeps an edit on the draft as it is now; answers the revision. */
export async function kept(own: Page, edit: Edit): Promise<number> {
  const { revision } = await draftNow(own);
  const answer = await draftAnswer(own, 'draft/edit', { revision, edit });
  expect(answer).toMatchObject({ outcome: 'kept' });
  return 'revision' in answer ? answer.revision : 0;
}

/** Publishes the draft as it is now. */
export async function publish(own: Page, note = ''): Promise<DraftRequests['draft/publish']['response']> {
  const { draft, revision } = await draftNow(own);
  return draftAnswer(own, 'draft/publish', { draft, revision, note, author: 'Mara' });
}
