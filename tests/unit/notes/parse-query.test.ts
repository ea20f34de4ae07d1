import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { instantOf, parseQuery } from '../../../lib/notes/parse-query';

vi.setConfig({ testTimeout: 60_000 });

const terms = (text: string) => parseQuery(text).terms;
const word = (text: string) => ({ not: false, kind: 'word', text });

describe('a query', () => {
  it('is words, exact words, and fields, in any order', () => {
    expect(parseQuery('  plan "two plants" tag:#price person:"Anna Berg" is:unread ')).toEqual({
      terms: [
        word('plan'),
        { not: false, kind: 'phrase', text: 'two plants' },
        { not: false, kind: 'name', field: 'tag', value: 'price' },
        { not: false, kind: 'name', field: 'person', value: 'Anna Berg' },
        { not: false, kind: 'is', is: 'unread' },
      ],
      hints: [],
    });
  });

  it('turns each of them round with a -', () => {
    expect(terms('-plan -"two plants" -is:resolved -crm:hubspot')).toEqual([
      { not: true, kind: 'word', text: 'plan' },
      { not: true, kind: 'phrase', text: 'two plants' },
      { not: true, kind: 'is', is: 'resolved' },
      { not: true, kind: 'crm', crm: 'hubspot' },
    ]);
    expect(terms('follow-up - x')).toEqual([word('follow-up'), word('x')]);
  });

  it('knows every field, in German too', () => {
    const pairs = [
      ['person', 'von'],
      ['object', 'objekt'],
      ['record', 'datensatz'],
      ['stage', 'phase'],
      ['step', 'Schritt'],
      ['tip', 'tipp'],
      ['goal', 'ZIEL'],
      ['metric', 'kennzahl'],
      ['tag', 'schlagwort'],
      ['mention', 'erwähnt'],
      ['field', 'feld'],
    ];
    for (const [english = '', german = ''] of pairs) {
      expect(terms(`${english}:x`)).toEqual([{ not: false, kind: 'name', field: english, value: 'x' }]);
      expect(terms(`${german}:x`)).toEqual(terms(`${english}:x`));
    }
    expect(terms('erwähnt:x'.normalize('NFD'))).toEqual(terms('mention:x'));
    expect(terms('ist:offen ist:"wieder offen" ist:erledigt hat:checkliste')).toEqual(
      terms('is:open is:reopened is:resolved has:checklist'),
    );
  });

  it('takes quotes as people type them, and one that is still open', () => {
    for (const text of ['„zwei Werke“', '“zwei Werke”', '»zwei Werke«', '«zwei Werke»', '"zwei Werke']) {
      expect(terms(text)).toEqual([{ not: false, kind: 'phrase', text: 'zwei Werke' }]);
    }
  });

  it('knows days and how long ago', () => {
    expect(terms('after:7d before:2026-11-24 vor:2w seit:7t')).toEqual([
      { not: false, kind: 'after', moment: { daysAgo: 7 } },
      { not: false, kind: 'before', moment: { day: '2026-11-24' } },
      { not: false, kind: 'before', moment: { daysAgo: 14 } },
      { not: false, kind: 'after', moment: { daysAgo: 7 } },
    ]);
    expect(instantOf({ daysAgo: 7 }, 1_000_000_000)).toBe(1_000_000_000 - 7 * 86_400_000);
    expect(instantOf({ day: '2026-11-24' }, 0)).toBe(new Date(2026, 10, 24).getTime());
    expect(new Date(instantOf({ day: '0099-01-02' }, 0)).getFullYear()).toBe(99);
  });

  it('says what it did not understand, and looks for it as words', () => {
    expect(parseQuery('colour:red is:blue before:2026-02-30 after:soon crm:excel has:x')).toEqual({
      terms: ['colour:red', 'is:blue', 'before:2026-02-30', 'after:soon', 'crm:excel', 'has:x'].map(word),
      hints: [
        { code: 'unknown-field', text: 'colour:red' },
        ...['is:blue', 'before:2026-02-30', 'after:soon', 'crm:excel', 'has:x'].map((text) => ({
          code: 'unknown-value',
          text,
        })),
      ],
    });
  });

  it('leaves out a field without a value, which somebody is still typing', () => {
    expect(parseQuery('tag: plan')).toEqual({ terms: [word('plan')], hints: [{ code: 'no-value', text: 'tag:' }] });
    expect(parseQuery('tag:# person:""').terms).toEqual([]);
  });

  it('takes an address and a time for words', () => {
    expect(parseQuery('https://a.example/x?y 10:30')).toEqual({
      terms: [word('https://a.example/x?y'), word('10:30')],
      hints: [],
    });
  });

  it('has an end', () => {
    expect(parseQuery('a '.repeat(2_000)).terms).toHaveLength(50);
    expect(parseQuery('a '.repeat(2_000)).hints.map(({ code }) => code)).toEqual(['too-long', 'too-long']);
    expect(parseQuery('a '.repeat(51)).hints).toHaveLength(1);
  });

  it('never throws, and loses no word without a hint', () => {
    const pieces = fc.constantFrom(
      '-',
      ':',
      '"',
      '„',
      '“',
      'is',
      'tag',
      'x',
      ' ',
      '\n',
      '#',
      'before',
      '7d',
      '2026-01-01',
      'ä',
      '\u0000',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { terms: found, hints } = parseQuery(text);
        const letters = /[\p{L}\p{N}]/u.test(text);
        expect(found.length > 0 || hints.length > 0 || !letters).toBe(true);
        for (const term of found) if ('text' in term) expect(term.text.trim()).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });
});
