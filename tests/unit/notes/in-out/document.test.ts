import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { NoteEvent, Person } from '../../../../lib/notes/event';
import { notesFileText, readNotesFile } from '../../../../lib/notes/in-out/document';
import { mergeEvents, threadOf } from '../../../../lib/notes/merge';
import { parseEvents, parsePeople } from '../../../../lib/notes/parse';
import { histories } from '../histories';
import { ANNA, BEN, begun, edited, replied, words } from '../sample';

vi.setConfig({ testTimeout: 60_000 });
const person = (id: string, name: string): Person => ({ id, name, email: null, roles: ['coach'], at: 1 });
const people = [person(BEN, 'Ben'), person(ANNA, 'Änna "]} \ud800')];
/** What a file gives back, all of it parsed. */
function back(text: string): { events: NoteEvent[]; people: Person[] } {
  const read = readNotesFile(text);
  if ('refused' in read) throw new Error(read.refused.code);
  const [events, found] = [parseEvents(read.events), parsePeople(read.people)];
  expect([...events.refused, ...found.refused]).toEqual([]);
  return { events: events.events, people: found.people };
}
const sound = (events: NoteEvent[]): NoteEvent[] =>
  events.filter(({ type, id, thread }) => type !== 'begun' || id === thread);

describe('a file of notes', () => {
  it('gives back what went in, and the same file again', () => {
    fc.assert(
      fc.property(histories, fc.string({ unit: 'binary' }), (history, text) => {
        const events = [...sound(history), replied(900, BEN, text)];
        const file = notesFileText(events, people);
        const read = back(file);
        expect(mergeEvents(read.events, []).events).toEqual(mergeEvents(events, []).events);
        expect(threadOf(read.events)).toEqual(threadOf(events));
        expect(notesFileText(read.events, read.people)).toBe(file);
        expect(notesFileText([...events].reverse(), [...people].reverse())).toBe(file);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps clashes, former texts and what a newer version added', () => {
    const newer: NoteEvent & { mood: string } = { ...replied(2, BEN, 'b'), mood: 'fine' };
    const events = [begun({ text: { ...words('a'), links: [{ title: 'x', url: 'https://x.example' }] } }), newer];
    const all = [...events, edited(3, ANNA, 1, [1], 'c'), edited(4, ANNA, 1, [1], 'd')];
    expect(back(notesFileText(all, people)).events).toEqual(all);
  });

  it('is read with a byte order mark, and by a program that knows a newer minor version', () => {
    const file = notesFileText([begun()], people);
    expect(back(`\ufeff${file}`).events).toEqual([begun()]);
    expect(back(file.replace('"minor":0', '"minor":7,"by":"x"')).events).toEqual([begun()]);
    expect(back(notesFileText([], []))).toEqual({ events: [], people: [] });
  });

  it('is refused as a whole with what is wrong and where', () => {
    const refusal = (text: string) => {
      const read = readNotesFile(text);
      return 'refused' in read ? read.refused : null;
    };
    const file = notesFileText([begun()], people);
    expect(refusal('')).toMatchObject({ code: 'not-json' });
    expect(refusal(file.slice(0, -10))).toMatchObject({ code: 'not-json', cutOff: true });
    expect(refusal(file.replace('"people":[', '"people" ['))).toMatchObject({
      code: 'not-json',
      cutOff: false,
      line: 2,
    });
    expect(refusal('<html>')).toMatchObject({ code: 'not-json' });
    expect(refusal('[]')).toEqual({ code: 'other-format', found: '' });
    expect(refusal('{"format":{"name":"sightline-playbook","major":1}}')).toEqual({
      code: 'other-format',
      found: 'sightline-playbook',
    });
    expect(refusal(file.replace('"major":1', '"major":2'))).toEqual({ code: 'newer-version', found: 2, known: 1 });
    expect(refusal(file.replace('"major":1', '"major":"1"'))).toEqual({ code: 'unknown-version' });
    expect(refusal(file.replace('"events":[', '"events":{},"x":['))).toEqual({ code: 'no-list', at: 'events' });
    expect(refusal(file.replace('"people":[', '"peoples":['))).toEqual({ code: 'no-list', at: 'people' });
    expect(refusal(file.replace('"events":[', `"events":[${'['.repeat(5_000)}${']'.repeat(5_000)},`))).toEqual({
      code: 'too-deep',
      limit: 64,
    });
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readNotesFile(text)).toBeTypeOf('object');
      }),
      { numRuns: 1_000 },
    );
  });
});
