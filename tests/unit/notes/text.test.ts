import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, parseNoteMarkdown } from '../../../lib/markdown/parse';
import type { Block } from '../../../lib/markdown/tree';
import { excerptOf, plainText, readMarks } from '../../../lib/notes/text';
import { isEmptyText, linkFrom, mentionOf, NO_TEXT, withCheck, withLink } from '../../../lib/notes/write';
import { ANNA, BEN } from './sample';

const tags = (markdown: string) => readMarks(markdown).tags;
const mentions = (markdown: string) => readMarks(markdown).mentions;

describe('tags', () => {
  it('are words behind a #, of letters and digits of any script, - and _', () => {
    expect(tags('#Preis und #q4-plan, (#größe_2) #価格 #цена.')).toEqual([
      'preis',
      'q4-plan',
      'größe_2',
      '価格',
      'цена',
    ]);
  });

  it('count once, however they are spelt', () => {
    expect(tags('#Plan #plan **#PLAN** #caf\u0065\u0301 #café')).toEqual(['plan', 'café']);
  });

  it('are no numbers, headings, entities, parts of words or addresses', () => {
    expect(tags('#1 is a#b or C# or ##c &#x41; https://x.example/#top')).toEqual([]);
    expect(tags('# Heading\n\nSetext #a\n===\n\n## With #b')).toEqual([]);
  });

  it('are not found in code, links and HTML', () => {
    expect(tags('`#a` [#b](https://x.example) <b title="#c">\n\n```\n#d\n```\n\n    #e')).toEqual([]);
  });

  it('can be escaped', () => {
    expect(tags('\\#no #yes &#35;no &num;no \\\\#after-a-backslash')).toEqual(['yes', 'after-a-backslash']);
    expect(tags('> \\#no\n> #yes &#x41; #too')).toEqual(['yes', 'too']);
  });

  it('are at most 60 characters long', () => {
    expect(tags(`#${'a'.repeat(60)} #${'b'.repeat(61)}`)).toEqual(['a'.repeat(60)]);
  });
});

describe('mentions', () => {
  it('name a person by id, whatever they are called in the text', () => {
    expect(mentions(`Ask @[Ben **B.**](person:${BEN}), @[Ben](person:${BEN}) and *@[Anna](person:${ANNA})*.`)).toEqual([
      BEN,
      ANNA,
    ]);
  });

  it('need the @ and an id', () => {
    expect(
      mentions(`[Ben](person:${BEN}) @[Ben](person:ben) @ [Ben](person:${BEN}) \`@[Ben](person:${BEN})\``),
    ).toEqual([]);
  });

  it('hold any name without its becoming anything else', () => {
    for (const name of [
      'A]B(c)',
      '**x** `y`',
      '<b>Eve</b>',
      '@Eve &amp; #tag',
      'A\\',
      '![x](https://x.example)',
      '_Eve_',
    ]) {
      const tree = parseNoteMarkdown(mentionOf({ id: BEN, name }));
      expect(tree).toEqual([{ kind: 'paragraph', children: [{ kind: 'mention', person: BEN, name }] }]);
    }
  });
});

/** Where the boxes of a text are, in its order. */
function placesOf(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return placesOf(block.blocks);
    if (block.kind !== 'list') return [];
    return block.items.flatMap((item, at) => [...(block.checks?.[at] ? [block.checks[at].at] : []), ...placesOf(item)]);
  });
}

describe('checklists', () => {
  const list =
    '- [ ] call\n- [x] write **now**\n  - [X] inner\n- plain\n\n> 1. [ ] quoted\n\n`- [ ] code`\n\n    - [ ] code';

  it('are items that begin with a box', () => {
    expect(readMarks(list).checklist).toEqual([
      { text: 'call', done: false },
      { text: 'write now', done: true },
      { text: 'inner', done: true },
      { text: 'quoted', done: false },
    ]);
  });

  it('are no boxes elsewhere, escaped ones, or boxes without words', () => {
    expect(readMarks('[ ] a\n\n- a [ ] b\n- \\[ ] c\n- [ ]d\n- [y] e\n- [ ]').checklist).toEqual([]);
  });

  it('are ticked and unticked by the place that the tree gives, nothing else changes', () => {
    const toggled = (n: number, done: boolean) => withCheck(list, placesOf(parseNoteMarkdown(list))[n] ?? -1, done);
    expect(placesOf(parseNoteMarkdown(list))).toHaveLength(4);
    expect(toggled(0, true)).toBe(list.replace('[ ] call', '[x] call'));
    expect(toggled(1, true)).toBe(list);
    expect(toggled(2, false)).toBe(list.replace('[X] inner', '[ ] inner'));
    expect(toggled(3, true)).toBe(list.replace('[ ] quoted', '[x] quoted'));
  });

  it('are ticked only where there is a box', () => {
    for (const at of [-1, 0, 5, 400]) expect(withCheck('- [ ] call', at, true)).toBe('- [ ] call');
  });

  it('show their words without the box', () => {
    expect(parseNoteMarkdown('- [x] *call* them\n- plain')).toEqual([
      {
        kind: 'list',
        ordered: false,
        items: [
          [
            {
              kind: 'paragraph',
              children: [
                { kind: 'emphasis', children: [{ kind: 'text', text: 'call' }] },
                { kind: 'text', text: ' them' },
              ],
            },
          ],
          [{ kind: 'paragraph', children: [{ kind: 'text', text: 'plain' }] }],
        ],
        checks: [{ done: true, at: 3 }, null],
      },
    ]);
  });
});

describe("a playbook's Markdown", () => {
  it('has no tags, mentions and boxes', () => {
    const tree = parseMarkdown(`#tag @[Ben](person:${BEN})\n\n- [ ] a`);
    expect(JSON.stringify(tree)).not.toMatch(/"tag"|"mention"|"checks"/);
  });
});

describe('a text that was made to hang the parser', () => {
  it.each([
    ['quotes', '>'.repeat(20_000)],
    ['items', `${'- '.repeat(9_999)}x`],
    ['numbers', `${'1. '.repeat(6_600)}x`],
    ['emphasis', `${'*_'.repeat(5_000)}a${'_*'.repeat(5_000)}`],
    ['half emphasis', '**a*b_'.repeat(3_300)],
    ['brackets', '['.repeat(20_000)],
    ['indented items', Array.from({ length: 130 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')],
  ])('is shown as it is, at once: %s', (_, text) => {
    const before = performance.now();
    expect(plainText(text)).toBe(text);
    expect(parseMarkdown(text)).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('is no text that people write', () => {
    const rule = '- - - - - - - - - - - - - - -';
    expect(parseMarkdown(`a\n\n${rule}\n\n> > > - - - b`).map(({ kind }) => kind)).toEqual(['paragraph', 'quote']);
    expect(parseMarkdown('**a** _b_ '.repeat(100))[0]).toMatchObject({ kind: 'paragraph' });
    expect(parseMarkdown('**a** _b_ '.repeat(100))[0]).toHaveProperty('children.0.kind', 'strong');
  });
});

describe('the words of a note', () => {
  it('are without markup', () => {
    const markdown = `# Plan\n\n**Ask** @[Ben](person:${BEN}) about \`x\`: [link](https://x.example) #tag\n\n- [ ] call\n- <b>b</b>`;
    expect(plainText(markdown)).toBe('Plan\nAsk @Ben about x: link #tag\ncall\n<b>b</b>');
    expect(excerptOf(markdown)).toBe('Plan Ask @Ben about x: link #tag call <b>b</b>');
  });

  it('are cut to 200 characters, never inside of one', () => {
    const excerpt = excerptOf('😀'.repeat(500));
    expect([...excerpt]).toHaveLength(200);
    expect(excerpt).toBe(`${'😀'.repeat(199)}…`);
    expect(excerptOf('a'.repeat(200))).toBe('a'.repeat(200));
  });

  it('are none where there is only space', () => {
    expect(isEmptyText(NO_TEXT)).toBe(true);
    expect(isEmptyText({ ...NO_TEXT, markdown: ' \n\t\u00a0' })).toBe(true);
    expect(isEmptyText({ ...NO_TEXT, tips: ['a'] })).toBe(false);
    expect(isEmptyText({ ...NO_TEXT, markdown: '.' })).toBe(false);
  });
});

describe('a pasted address', () => {
  it('becomes a link that is called what the address says', () => {
    expect(linkFrom(' https://www.example.com/a%20plan/ ')).toEqual({
      title: 'example.com/a%20plan',
      url: 'https://www.example.com/a%20plan/',
    });
    expect(linkFrom('https://example.com/Gr%C3%B6%C3%9Fe?x=1#y')?.title).toBe('example.com/Größe');
    expect(linkFrom('mailto:anna@example.com')).toEqual({ title: 'anna@example.com', url: 'mailto:anna@example.com' });
  });

  it('is none where it is anything but https or mailto, or has words around it', () => {
    for (const text of [
      'see https://a.example',
      'http://a.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://',
      'a.example',
      '',
    ]) {
      expect(linkFrom(text)).toBeNull();
    }
  });

  it('is not called by what cannot be seen or turns the writing round', () => {
    expect(linkFrom('https://a.example/%E2%80%AEgpj.exe')?.title).toBe('a.example/%E2%80%AEgpj.exe');
  });

  it('is added once', () => {
    const link = { title: 'a', url: 'https://a.example/' };
    expect(withLink(withLink(NO_TEXT, link), { ...link, title: 'b' }).links).toEqual([link]);
  });
});

describe('a text without markup', () => {
  it('is read the same with a parser and without', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'Ü', '1', ' ', '.', '-', '(', ')', ':', '/', '@', '$', "'"),
      maxLength: 30,
    });
    fc.assert(
      fc.property(plain, (text) => {
        // What follows makes it be parsed.
        const parsed = plainText(`${text}\n\n*x*`).replace(/\n?x$/, '');
        expect(plainText(text)).toBe(parsed);
      }),
      { numRuns: 2_000 },
    );
  });
});
