import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { Answered } from '../../lib/messages.ts';
import type { NoteAct, NoteRequests } from '../../lib/note-requests.ts';
import type { FlagWord, NotedRecord } from '../../lib/notes/event.ts';
import type { ThreadView } from '../../lib/notes/thread.ts';
import { send } from './extension.ts';

/** What the background answers to a request about notes from one of the extension's own pages; it must not fail. */
export async function askNotes<T extends keyof NoteRequests>(
  own: Page,
  type: T,
  body: NoteRequests[T]['request'],
): Promise<NoteRequests[T]['response']> {
  const answer = (await send(own, { type, body })) as Answered<NoteRequests[T]['response']>;
  if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Does an act under the rep's hat; answers the thread. */
export async function doNote(own: Page, act: NoteAct, at = Date.now()): Promise<ThreadView> {
  const answer = await askNotes(own, 'notes/act', { event: randomUUID(), at, hat: 'rep', act });
  if (answer.outcome !== 'saved') throw new Error(`${act.type}: ${answer.why}`);
  return answer.thread;
}

export const notedRecord = (id: string, name: string): NotedRecord => ({
  key: `hubspot:4242001:deal:${id}`,
  crm: 'hubspot',
  org: '4242001',
  object: 'deal',
  kind: 'deal',
  id,
  name,
  url: `https://app.hubspot.com/contacts/4242001/record/0-3/${id}/`,
});

interface FlagFacts {
  kind: 'step' | 'tip';
  item: string;
  word: FlagWord;
  text: string;
  record?: NotedRecord;
  stage?: string;
  release?: number;
  at?: number;
  fields?: { key: string; label: string; raw: string }[];
}

/** A flag as the panel begins one. */
export function flagItem(own: Page, facts: FlagFacts): Promise<ThreadView> {
  const { kind, item, word, text, record, stage, release = 1, fields = [], at } = facts;
  const inForce = { goal: null, metric: null, step: kind === 'step' ? item : null, tip: kind === 'tip' ? item : null };
  return doNote(
    own,
    {
      type: 'begin',
      record: record ?? notedRecord('100', 'Acme rollout'),
      tie: { kind, id: item },
      visibility: 'private',
      flag: word,
      snapshot: { stage: stage ?? 'Proposal', release, ...inForce, fields },
      text: { markdown: text, links: [], tips: [] },
    },
    at,
  );
}
