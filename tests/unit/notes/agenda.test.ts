import { describe, expect, it } from 'vitest';
import { parseNoteMarkdown } from '../../../lib/markdown/parse';
import type { Block, Inline } from '../../../lib/markdown/tree';
import { type AgendaFacts, type AgendaWords, agendaText } from '../../../lib/notes/agenda';
import type { NotedRecord } from '../../../lib/notes/event';
import { NOTE_ATTACKS } from '../../support/attacks';

const record: NotedRecord = {
  key: 'k',
  crm: 'hubspot',
  org: '1',
  object: '0-3',
  kind: 'deal',
  id: '7',
  name: 'Acme rollout',
  url: 'https://app.hubspot.com/',
};
const words: AgendaWords = {
  title: (name) => `One-to-one with ${name}`,
  lastContact: 'Last talk: 3 Nov',
  agreed: 'Agreed next',
  due: (day) => `due ${day}`,
  open: 'Open notes',
  since: () => 'since 3 Nov',
  tied: ({ tie }) => (tie?.kind === 'field' ? tie.label : null),
  noRecord: 'No record',
  stalls: 'Where records stall',
  stall: ({ stage }) => `${stage}, 20 days`,
  nothing: 'Nothing.',
  more: 'What else',
};
const facts = (text: string): AgendaFacts => ({
  name: text,
  actions: [{ id: 'a', text, due: '2026-12-01', done: false, at: 1 }],
  threads: [
    { record: { ...record, name: text }, tie: { kind: 'field', key: 'x', label: text }, lastExcerpt: text, beganAt: 1 },
  ],
  stalls: [{ record: { ...record, name: text }, stage: text, step: null, since: 1 }],
});

describe('the agenda of a one-to-one', () => {
  it('says what was agreed, what is open and where records stall, and leaves room for more', () => {
    expect(agendaText(facts('Ann'), words)).toBe(
      [
        '# One-to-one with Ann',
        '',
        'Last talk: 3 Nov',
        '',
        '## Agreed next',
        '',
        '- [ ] Ann (due 2026-12-01)',
        '',
        '## Open notes',
        '',
        '- **Ann** (Ann, since 3 Nov): Ann',
        '',
        '## Where records stall',
        '',
        '- **Ann**: Ann, 20 days',
        '',
        '## What else',
        '',
      ].join('\n'),
    );
  });

  it('says of an empty list that there is nothing, and ticks what is done', () => {
    const text = agendaText(
      { name: 'Ann', actions: [{ id: 'a', text: 'Call', due: null, done: true, at: 1 }], threads: [], stalls: [] },
      words,
    );
    expect(text).toContain('- [x] Call\n');
    expect(text.match(/Nothing\./g)).toHaveLength(2);
  });

  it('lets no name, excerpt or action become markup: every hostile text is read as it is written', () => {
    // Longer ones are cut, which the next test says.
    const attacks = NOTE_ATTACKS.map((attack) => attack.slice(0, 150).trim());
    const wrong = attacks.filter((attack) => {
      const said = plain(attack);
      const blocks = parseNoteMarkdown(agendaText(facts(attack), words));
      const made = shape(blocks);
      return (
        made.kinds.some((kind) => !['text', 'strong'].includes(kind)) ||
        // A link, a list or a quote more would be another block.
        blocks.length !== 9 ||
        made.text.split(said).length - 1 < (said === '' ? 0 : 7)
      );
    });
    expect(attacks.length).toBeGreaterThanOrEqual(100);
    expect(wrong).toEqual([]);
  });

  it('cuts what is too long, so that one text cannot keep the others from being read', () => {
    const long = NOTE_ATTACKS.filter(({ length }) => length > 1_000);
    expect(long.length).toBeGreaterThan(0);
    for (const attack of long) expect(agendaText(facts(attack), words).length).toBeLessThan(7 * 450);
  });
});

/** As it stands on one line; CommonMark reads the null character as U+FFFD (section 2.3). */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().replaceAll('\0', '\uFFFD');

function shape(blocks: Block[]): { kinds: string[]; text: string } {
  const kinds: string[] = [];
  const inline = (node: Inline): string => {
    kinds.push(node.kind);
    if ('children' in node) return node.children.map(inline).join('');
    return 'text' in node ? node.text : '';
  };
  const block = (node: Block): string => {
    if (node.kind === 'list') return node.items.map((item) => item.map(block).join('\n')).join('\n');
    if (node.kind === 'quote') return node.blocks.map(block).join('\n');
    return node.kind === 'code' ? node.text : node.children.map(inline).join('');
  };
  return { text: blocks.map(block).join('\n'), kinds };
}
