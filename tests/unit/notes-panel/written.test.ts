import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begunAt, completed, keptText, matching, shownText } from '../../../components/notes/written';
import { mentionOf } from '../../../lib/notes/write';

const ANNA = { id: '00000000-0000-4000-8000-0000000000bb', name: 'Anna Berg' };
const SAME = { id: '00000000-0000-4000-8000-0000000000cc', name: 'Anna Berg' };

describe('what a text area shows of a note', () => {
  it('shows a mention as its name, and keeps it with its id', () => {
    const markdown = `Ask ${mentionOf(ANNA)}, not @Anna Bergmann`;
    const shown = shownText(markdown);
    expect(shown.text).toBe('Ask @Anna Berg, not @Anna Bergmann');
    expect(keptText(shown)).toBe(markdown);
  });

  it('takes names as they are, with hyphens and brackets', () => {
    for (const name of ["Anne-Marie O'Neil (Acme)", '[Berg]', 'a\\b*c_d', '$& +?.', '李 雷']) {
      const markdown = `Ask ${mentionOf({ ...ANNA, name })} now`;
      const shown = shownText(markdown);
      expect(shown.text).toBe(`Ask @${name} now`);
      expect(keptText(shown)).toBe(markdown);
    }
  });

  it('leaves the id of a second person of one name in sight', () => {
    const markdown = `${mentionOf(ANNA)} and ${mentionOf(SAME)}`;
    const shown = shownText(markdown);
    expect(shown.text).toBe(`@Anna Berg and ${mentionOf(SAME)}`);
    expect(keptText(shown)).toBe(markdown);
  });

  it('gives back every text as it was, whatever is in it', () => {
    const piece = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '\u202e', '\u0000', '*', '_', '-', '$'), maxLength: 8 }),
      fc.constantFrom('@', '@[', '](person:', ')', '\\', '\n', '- [ ] ', '#tag', mentionOf(SAME)),
      fc.string({ maxLength: 8 }).map((name) => mentionOf({ ...ANNA, name })),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const markdown = pieces.join('');
        const shown = shownText(markdown);
        // Where the same words stand beside a mention of them, they become one more mention: no other difference.
        const again = shownText(keptText(shown));
        expect(again.text).toBe(shown.text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is being typed', () => {
  it('is a mention or a tag at the beginning of a word, and nothing in an address', () => {
    expect(begunAt('Ask @an', 7)).toEqual({ kind: 'mention', from: 4, typed: 'an' });
    expect(begunAt('Ask @anna be', 12)).toEqual({ kind: 'mention', from: 4, typed: 'anna be' });
    expect(begunAt('(#sec', 5)).toEqual({ kind: 'tag', from: 1, typed: 'sec' });
    expect(begunAt('jo@field', 8)).toBeNull();
    expect(begunAt('a#b', 3)).toBeNull();
    expect(begunAt('#two words', 10)).toBeNull();
  });

  it('is completed with one space behind, and the caret after it', () => {
    const begun = begunAt('Ask @an now', 7);
    expect(begun && completed('Ask @an now', begun, 'Anna Berg')).toEqual({ text: 'Ask @Anna Berg now', caret: 15 });
    const tag = begunAt('#se', 3);
    expect(tag && completed('#se', tag, 'security')).toEqual({ text: '#security ', caret: 10 });
  });

  it('finds names by any of their words, whatever their accents, those that begin so first', () => {
    const names = ['Zoë Anders', 'Ánna Berg', 'Berta An', 'Karl'];
    expect(matching(names, 'an', (name) => name)).toEqual(['Ánna Berg', 'Zoë Anders', 'Berta An']);
    expect(matching(names, 'zoe', (name) => name)).toEqual(['Zoë Anders']);
  });
});
