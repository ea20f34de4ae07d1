import { expect, type Page, test } from 'playwright/test';
import type { NoteEvent, Person } from '../../../lib/notes/event.ts';
import { notesFileText, readNotesFile } from '../../../lib/notes/in-out/document.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { beginning, dealRecord, done, notesAnswer, noteText } from '../../support/notes.ts';

/** Everything in these threads as a file, read piece by piece. */
async function fileOf(own: Page, threads: string[]): Promise<string> {
  const events: NoteEvent[] = [];
  const people = new Map<string, Person>();
  let after: string | null = null;
  do {
    const piece: { events: NoteEvent[]; people: Person[]; next: string | null } = await notesAnswer(
      own,
      'notes/export',
      {
        query: { text: '', threads },
        after,
        limit: 1,
      },
    );
    events.push(...piece.events);
    for (const person of piece.people) people.set(person.id, person);
    after = piece.next;
  } while (after !== null);
  return notesFileText(events, [...people.values()]);
}

async function bring(own: Page, file: string, dry = false) {
  const read = readNotesFile(file);
  if ('refused' in read) throw new Error(read.refused.code);
  return notesAnswer(own, 'notes/import', { ...read, dry });
}

const identity = (own: Page, name: string) => notesAnswer(own, 'identity/set', { name, email: null, roles: ['coach'] });

test('two people in two browsers write into the same threads, exchange files in both directions, and have the same', async () => {
  const [annas, bens] = await Promise.all([launchOnDemo({}, { own: true }), launchOnDemo({}, { own: true })]);
  try {
    const [anna, ben] = await Promise.all([openOwnPage(annas), openOwnPage(bens)]);
    await identity(anna, 'Anna "A" Berg');
    const { me } = await identity(ben, 'Ben');
    const record = dealRecord('9001', 'Acme <rollout>');
    const shared = await done(anna, beginning(record, 'Who signs? #buyer\n\n- [ ] ask', { visibility: 'team' }));
    const other = await done(anna, beginning(record, 'And when?', { visibility: 'team' }));
    const threads = [shared.id, other.id];

    // Said first, and nothing done; then taken in; then nothing new.
    const file = await fileOf(anna, threads);
    expect(await bring(ben, file, true)).toEqual({ added: 2, updated: 0, same: 0, refused: [] });
    expect(await notesAnswer(ben, 'notes/of-record', { record: record.key })).toMatchObject({ threads: [] });
    expect(await bring(ben, file)).toEqual({ added: 2, updated: 0, same: 0, refused: [] });
    expect(await bring(ben, file)).toEqual({ added: 0, updated: 0, same: 2, refused: [] });
    expect(await fileOf(ben, threads)).toBe(file);

    // Both go on, neither knowing of the other.
    await done(ben, { type: 'reply', thread: shared.id, text: noteText('The **CFO**.') });
    await done(ben, { type: 'state', thread: other.id, state: 'resolved' });
    await done(anna, {
      type: 'edit',
      thread: shared.id,
      note: shared.id,
      over: [shared.notes[0]?.head ?? ''],
      text: noteText(`Who signs, and where? @[Ben](person:${me.id})`),
    });
    await done(anna, { type: 'reply', thread: other.id, text: noteText('In March?') });
    const [fromAnna, fromBen] = [await fileOf(anna, threads), await fileOf(ben, threads)];
    expect(await bring(anna, fromBen)).toMatchObject({ added: 0, updated: 2, refused: [] });
    expect(await bring(ben, fromAnna)).toMatchObject({ added: 0, updated: 2, refused: [] });
    const both = await fileOf(anna, threads);
    expect(await fileOf(ben, threads)).toBe(both);
    expect(await bring(ben, both)).toEqual({ added: 0, updated: 0, same: 2, refused: [] });
    const read = async (own: Page, id: string) => (await notesAnswer(own, 'review/thread', { id })).thread;
    for (const id of threads) expect(await read(ben, id)).toEqual(await read(anna, id));
    expect(await read(anna, shared.id)).toMatchObject({
      state: 'answered',
      mentions: [me.id],
      notes: [
        { text: { markdown: `Who signs, and where? @[Ben](person:${me.id})` }, history: [{}], clashes: [] },
        { author: me.id, text: { markdown: 'The **CFO**.' } },
      ],
    });
    expect(await read(ben, other.id)).toMatchObject({
      state: 'resolved',
      notes: [{}, { text: { markdown: 'In March?' } }],
    });
  } finally {
    await Promise.all([annas.close(), bens.close()]);
  }
});
