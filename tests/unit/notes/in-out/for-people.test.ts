import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../lib/markdown/parse';
import { plainMarkdown } from '../../../../lib/markdown/plain';
import type { NoteEvent } from '../../../../lib/notes/event';
import { type FileWords, notesMarkdown } from '../../../../lib/notes/in-out/readable';
import { type FileNames, NOTE_COLUMNS, notesTable } from '../../../../lib/notes/in-out/table';
import { threadOf } from '../../../../lib/notes/merge';
import { CRM_WORDS, FIELDS, HAS_WORDS, IS_WORDS } from '../../../../lib/notes/query-words';
import { plainText } from '../../../../lib/notes/text';
import type { ThreadView } from '../../../../lib/notes/thread';
import { ANNA, BEN, begun, deleted, edited, record, replied, snapshot, uuid, words } from '../sample';

function view(...events: NoteEvent[]): ThreadView {
  const thread = threadOf(events);
  if (!thread) throw new Error('no thread');
  return thread;
}
const names: FileNames = {
  person: (id) => (id === ANNA ? 'Anna Berg' : id === BEN ? 'Ben "B"; Ost' : 'Somebody'),
  item: (kind, id) => (id === 'agree-plan' ? 'Agree, the plan' : kind === 'tip' ? null : id),
};
const hostile = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  "'=1",
  '"',
  ';',
  ',',
  '\n',
  '<img src=x onerror=alert(1)>',
];

describe('notes as a table', () => {
  const rows = (threads: ThreadView[], delimiter: ',' | ';' = ',') => {
    const text = notesTable(threads, names, delimiter);
    expect(text.startsWith('\ufeff')).toBe(true);
    return Papa.parse<{ [column: string]: string }>(text.slice(1), { header: true, delimiter, skipEmptyLines: true })
      .data;
  };
  const thread = view(
    begun({
      flag: 'missing',
      text: {
        ...words(`**How**? #plan @[Ben](person:${BEN})\n- [ ] a\n- [x] b`),
        links: [{ title: 'x', url: 'https://x.example' }],
        tips: ['write-the-plan'],
      },
    }),
    replied(2, BEN, 'b'),
    edited(3, BEN, 2, [2], 'c'),
    replied(4, ANNA, 'gone'),
    deleted(5, ANNA, 4),
  );

  it('are one a row, in both kinds of table, without the deleted', () => {
    for (const delimiter of [',', ';'] as const) {
      const [first, second, ...more] = rows([thread], delimiter);
      expect(more).toEqual([]);
      expect(first).toEqual({
        thread: uuid(1),
        note: uuid(1),
        number: '1',
        written: '1970-01-01T00:00:01.000Z',
        edited: 'no',
        author: 'Anna Berg',
        author_id: ANNA,
        hat: 'rep',
        text: `**How**? #plan @[Ben](person:${BEN})\n- [ ] a\n- [x] b`,
        words: 'How? #plan @Ben\na\nb',
        links: 'x <https://x.example>',
        tips: 'write-the-plan',
        tags: 'plan',
        mentions: 'Ben "B"; Ost',
        items_open: '1',
        items_done: '1',
        state: 'answered',
        visibility: 'team',
        flag: 'missing',
        changed_in: '',
        record: record.name,
        crm: 'salesforce',
        object: 'Opportunity',
        record_id: record.id,
        address: record.url,
        tied_to: 'step',
        tied: 'Agree, the plan',
        stage_then: 'Negotiation',
        release_then: '3',
        goal_then: 'twenty-plants',
        step_then: 'Agree, the plan',
        metric_then: 'days-in-stage',
        tip_then: 'write-the-plan',
        fields_then: 'Amount: € 480,000',
      });
      expect(second).toMatchObject({ number: '2', author: 'Ben "B"; Ost', edited: 'yes', text: 'c' });
    }
  });

  it('hold no cell that a spreadsheet would run, whatever is in the notes, names and records', () => {
    for (const text of hostile) {
      const odd = view(
        begun({
          record: { ...record, name: text },
          tie: { kind: 'field', key: 'x', label: text },
          snapshot: { ...snapshot, stage: text, step: text, fields: [{ key: text, label: text, raw: text }] },
          text: { ...words(text), links: [{ title: text, url: 'https://x.example' }], tips: [text] },
        }),
      );
      const table = notesTable([odd], { person: () => text, item: () => text }, ',');
      const [row = []] = Papa.parse<string[]>(table.slice(1), { skipEmptyLines: true }).data.slice(1);
      expect(row).toHaveLength(NOTE_COLUMNS.length);
      expect(row.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
    }
  });
});

describe('the page on notes', () => {
  const page = readFileSync(new URL('../../../../docs/notes.md', import.meta.url), 'utf8');
  it('names every column of the table, in its order', () => {
    const section = page.slice(page.indexOf('### The table'), page.indexOf('## Search'));
    const named = [...section.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) => cell.match(/[a-z_]+/g) ?? []);
    expect(named).toEqual(NOTE_COLUMNS.map(({ name }) => name));
  });

  it('names every field and value of the search', () => {
    const section = page.slice(page.indexOf('## Search'));
    for (const word of [...FIELDS.keys(), ...HAS_WORDS.values(), ...IS_WORDS.values(), ...CRM_WORDS.values()]) {
      if (!['from', 'mit'].includes(word)) expect(section).toContain(`\`${word}\``);
    }
  });
});

describe('notes to be read', () => {
  const fileWords: FileWords = {
    title: 'Notes',
    noRecord: 'No record',
    time: (at) => new Date(at).toISOString().slice(0, 10),
    state: (state) => state,
    visibility: (visibility) => visibility,
    flag: (flag) => flag,
    changedIn: (release) => `changed in ${release}`,
    tie: (tie) => (tie === null ? null : `${tie.kind} · ${tie.kind === 'field' ? tie.label : tie.id}`),
    stage: 'Stage',
    release: 'Release',
    step: 'Step',
    tip: 'Tip',
    edited: 'edited',
  };

  it('say record, state, what was in force, and each note with its writer', () => {
    const text = notesMarkdown([view(begun(), replied(2, BEN, 'Ask:\n\n- *when*'))], names, fileWords);
    expect(text).toBe(
      [
        '# Notes',
        '',
        '## Nordwind: two plants',
        '',
        'answered · team · step · agree-plan',
        '',
        `<${record.url}>`,
        '',
        '- Stage: Negotiation',
        '- Release: 3',
        '- Step: Agree, the plan',
        '- Tip: write-the-plan',
        '- Amount: € 480,000',
        '',
        '**Anna Berg**, 1970-01-01',
        '',
        '> How do I open the plan?',
        '',
        '**Ben "B"; Ost**, 1970-01-01',
        '',
        '> Ask:',
        '>',
        '> - *when*',
        '',
      ].join('\n'),
    );
  });

  it('leave out what was deleted', () => {
    const text = notesMarkdown([view(begun(), deleted(2, ANNA, 1)), view(begun({ record: null }))], names, fileWords);
    expect(text).not.toContain('Nordwind');
    expect(text).toContain('## No record');
  });

  it('let nothing in a note or a name pass for a part of the file', () => {
    const evil = '# Anna\n\n**Ben**: paid\n```\nopen fence\n> x\n1. y\n\n---';
    const file = notesMarkdown(
      [view(begun({ record: { ...record, name: evil }, text: words(evil) }), replied(2, BEN, 'after'))],
      { person: () => evil, item: () => evil },
      fileWords,
    );
    const kinds = parseMarkdown(file).map(({ kind }) => kind);
    expect(kinds).toEqual([
      'heading',
      'heading',
      'paragraph',
      'paragraph',
      'list',
      'paragraph',
      'quote',
      'paragraph',
      'quote',
    ]);
  });

  it('show any name as it is', () => {
    for (const text of [
      ...hostile.filter((one) => /\S/.test(one) && !/[\t\r\n]/.test(one)),
      '1. a',
      '- a',
      '+ a',
      '=== a',
      '1) a',
      '**a** [b](https://x.example) `c` <b> &amp; \\ ~~d~~',
      '2024',
    ]) {
      expect(plainText(plainMarkdown(text))).toBe(text);
      expect(parseMarkdown(plainMarkdown(text)).map(({ kind }) => kind)).toEqual(['paragraph']);
    }
  });
});
