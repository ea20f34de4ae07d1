import { describe, expect, it } from 'vitest';
import { editorAddress, pageAddress } from '../../../components/options/address';
import { findOptions } from '../../../components/options/desk/form/find-options';
import { unpublishedItems } from '../../../components/options/desk/unpublished';
import type { KeptEdit } from '../../../lib/draft-requests';

describe('the address of an editor', () => {
  it('leads back to the section and item that it was made of', () => {
    const addresses = [
      editorAddress({ kind: 'vision', id: 'vision' }),
      editorAddress({ kind: 'goal', id: 'grow' }),
      editorAddress({ kind: 'step', id: 'send-offer' }, { process: 'deals', stage: 'offer' }),
      editorAddress({ kind: 'stage', id: 'offer' }, { process: 'deals' }),
      editorAddress({ kind: 'process', id: 'deals' }),
      editorAddress({ kind: 'metric', id: 'speed' }),
      editorAddress({ kind: 'tip', id: 'ask-why' }),
    ];
    expect(addresses.map(pageAddress)).toEqual([
      { section: 'vision', at: null },
      { section: 'vision', at: 'grow' },
      { section: 'process', at: 'send-offer' },
      { section: 'process', at: 'deals/offer' },
      { section: 'process', at: 'deals/' },
      { section: 'metrics', at: 'speed' },
      { section: 'tips', at: 'ask-why' },
    ]);
  });

  it('is read even where it is empty, ends in a slash or cannot be decoded', () => {
    expect(pageAddress('')).toEqual({ section: '', at: null });
    expect(pageAddress('#tips/')).toEqual({ section: 'tips', at: null });
    expect(pageAddress('#tips/a%20b')).toEqual({ section: 'tips', at: 'a b' });
    expect(pageAddress('#tips/%E0')).toEqual({ section: 'tips', at: '%E0' });
  });
});

describe('the search in a list of options', () => {
  const options = [
    { id: 'a', title: 'Ask for the budget', within: 'Qualify' },
    { id: 'b', title: 'Budget holder named', within: 'Qualify' },
    { id: 'c', title: 'Send the offer', within: 'Offer' },
  ];
  const found = (query: string, chosen: string[] = [], most = 10) =>
    findOptions(options, query, chosen, most).map(({ id }) => id);

  it('offers everything in order before a word is typed, without what is chosen', () => {
    expect(found('', ['b'])).toEqual(['a', 'c']);
    expect(found('', [], 2)).toEqual(['a', 'b']);
  });

  it('wants every word, in the title or the place, and puts titles that begin with the query first', () => {
    expect(found('budget')).toEqual(['b', 'a']);
    expect(found('QUALIFY ask')).toEqual(['a']);
    expect(found('budget offer')).toEqual([]);
  });

  it('finds one of ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ id: `t${index}`, title: `Tip number ${index}` }));
    expect(findOptions(many, 'number 9999', [], 30).map(({ id }) => id)).toEqual(['t9999']);
  });
});

describe('the number of changes that are not published', () => {
  const edit = (standing: KeptEdit['standing'], ...keys: string[]): KeptEdit => ({
    id: crypto.randomUUID(),
    at: 0,
    hat: 'coach',
    page: 'p',
    what: 'wording',
    seq: 1,
    draft: 1,
    revision: 1,
    release: null,
    standing,
    changes: keys.map((key) => ({ key, before: { title: 'a' }, after: { title: 'b' } })),
  });

  it('counts items, not edits, and nothing that was taken back', () => {
    expect(unpublishedItems([edit('done', 'tip a'), edit('done', 'tip a', 'step b'), edit('undone', 'tip c')])).toBe(2);
    expect(unpublishedItems([])).toBe(0);
  });
});
