import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { Answered } from '../../lib/messages.ts';
import type { ActOutcome, NoteAct, NoteRequests } from '../../lib/note-requests.ts';
import type { BegunEvent, NotedRecord, NoteEvent, NoteText, Snapshot } from '../../lib/notes/event.ts';
import type { ThreadView } from '../../lib/notes/thread.ts';
import { send } from './extension.ts';

/** What the background answers to a request about notes from one of the extension's own pages. */
export function askNotes<T extends keyof NoteRequests>(
  own: Page,
  type: T,
  body: NoteRequests[T]['request'],
): Promise<Answered<NoteRequests[T]['response']>> {
  return send(own, { type, body }) as Promise<Answered<NoteRequests[T]['response']>>;
}

/** The same where it must not fail. */
export async function notesAnswer<T extends keyof NoteRequests>(
  own: Page,
  type: T,
  body: NoteRequests[T]['request'],
): Promise<NoteRequests[T]['response']> {
  const answer = await askNotes(own, type, body);
  if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

export const noteText = (markdown: string, more: Partial<NoteText> = {}): NoteText => ({
  markdown,
  links: [],
  tips: [],
  ...more,
});

/** A deal of the demo's HubSpot portal. */
export const dealRecord = (id: string, name: string): NotedRecord => ({
  key: `hubspot:4242001:deal:${id}`,
  crm: 'hubspot',
  org: '4242001',
  object: 'deal',
  kind: 'deal',
  id,
  name,
  url: `https://app.hubspot.com/contacts/4242001/record/0-3/${id}/`,
});

export const noSnapshot: Snapshot = {
  stage: null,
  release: 1,
  goal: null,
  step: null,
  metric: null,
  tip: null,
  fields: [],
};

/** An act that begins a thread on a record. */
export const beginning = (
  record: NotedRecord | null,
  markdown: string,
  more: Partial<Extract<NoteAct, { type: 'begin' }>> = {},
): NoteAct => ({
  type: 'begin',
  record,
  tie: null,
  visibility: 'private',
  flag: null,
  snapshot: noSnapshot,
  text: noteText(markdown),
  ...more,
});

/** The event of a thread that somebody else began on another machine, as a file brings it. */
export function elsewhere(
  record: NotedRecord | null,
  markdown: string,
  more: Partial<Omit<BegunEvent, 'type'>> = {},
): BegunEvent {
  const id = more.id ?? randomUUID();
  const written = { id, thread: id, at: 1, clock: 1, author: randomUUID(), hat: 'rep' } as const;
  const about = { record, tie: null, flag: null, visibility: 'team', snapshot: noSnapshot } as const;
  return { ...written, ...about, type: 'begun', text: noteText(markdown), ...more };
}

/** Does an act that must succeed; answers the thread as it then is. */
export async function done(own: Page, act: NoteAct, event: string = randomUUID()): Promise<ThreadView> {
  const outcome: ActOutcome = await notesAnswer(own, 'notes/act', { event, at: Date.now(), hat: 'rep', act });
  if (outcome.outcome !== 'saved') throw new Error(`refused: ${outcome.why}`);
  return outcome.thread;
}

/** Every document of the stores of notes as the disk has them, as one text; numbers in blocks are left as they are. */
export function rawNotes(own: Page): Promise<string> {
  return own.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('sightline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const stores = [...database.objectStoreNames];
          const transaction = database.transaction(stores);
          const found: unknown[] = [];
          for (const store of stores) {
            const reading = transaction.objectStore(store).getAll();
            reading.onsuccess = () => found.push(store, reading.result);
          }
          transaction.oncomplete = () => {
            database.close();
            resolve(JSON.stringify(found));
          };
        };
      }),
  );
}

/** The events of the notes as the disk has them. */
export function storedNoteEvents(own: Page): Promise<NoteEvent[]> {
  return own.evaluate(
    () =>
      new Promise<NoteEvent[]>((resolve, reject) => {
        const opening = indexedDB.open('sightline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('note-events').objectStore('note-events').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
}
