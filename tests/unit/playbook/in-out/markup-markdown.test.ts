import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../lib/markdown/parse';
import type { Block, Inline } from '../../../../lib/markdown/tree';
import type { MarkupNode } from '../../../../lib/playbook/in-out/markup';
import { markdownOf } from '../../../../lib/playbook/in-out/markup-markdown';
import { link, node } from './markup-trees';

describe('rich text as Markdown', () => {
  it('keeps paragraphs, lists, bold, italic and links', () => {
    const body = node(
      'body',
      node('p', 'Ask ', node('b', 'who decides '), 'and ', node('i', 'when'), '.'),
      node('p', node('br')),
      node('ul', node('li', 'One'), node('li', 'Two', node('ol', node('li', 'Two a'), node('li', 'Two b')))),
      node('h2', 'Then'),
      node('p', link('https://example.com/guide', 'Guide'), node('br'), 'next line', node('br')),
    );
    expect(markdownOf(body)).toBe(
      [
        'Ask **who decides** and *when*.',
        '- One\n- Two\n  1. Two a\n  2. Two b',
        '**Then**',
        '[Guide](https://example.com/guide)\\\nnext line',
      ].join('\n\n'),
    );
  });

  it('drops scripts and styles with what is in them, and gives only the text of anything else', () => {
    const body = node(
      'body',
      node('script', 'alert(1)'),
      node('style', 'p {}'),
      node('p', link('javascript:alert(1)', 'press'), ' ', node('marquee', 'here'), node('img')),
    );
    expect(markdownOf(body)).toBe('press here');
  });

  it('keeps text as text, whatever it looks like: Markdown reads the same words back, and never an element of HTML', () => {
    const word = fc.stringMatching(/^[!-~äß]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (texts) => {
        const paragraphs = texts.map((words) => words.join(' '));
        const body: MarkupNode = node('body', ...paragraphs.map((text) => node('p', text)));
        expect(parseMarkdown(markdownOf(body)).map(wordsOf)).toEqual(paragraphs);
      }),
      { numRuns: 1_000 },
    );
  });
});

function wordsOf(block: Block): string {
  return block.kind === 'paragraph'
    ? block.children.map((one: Inline) => (one.kind === 'text' ? one.text : `<${one.kind}>`)).join('')
    : block.kind;
}
