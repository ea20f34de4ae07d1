import { describe, expect, it } from 'vitest';
import { suggestionsAt, withOffer } from '../../../components/review/queue/suggest';

const values = (field: string): string[] =>
  ({ person: ['Ann Keller', 'Ben Okafor'], stage: ['Needs analysis'], tag: ['größe'] })[field] ?? [];
const at = (text: string) => suggestionsAt(text, text.length, values);

describe('what is offered in the search', () => {
  it('are fields that begin so, also for what must not be', () => {
    expect(at('st').offers).toEqual(['stage:', 'step:']);
    expect(at('price -pe').offers).toEqual(['-person:']);
    expect(at('').offers).toEqual([]);
    expect(at('price ').offers).toEqual([]);
  });

  it('are a field’s values, by the beginning of any of their words, in quotation marks where they need them', () => {
    expect(at('person:kel').offers).toEqual(['person:"Ann Keller"']);
    expect(at('person:"ann k').offers).toEqual(['person:"Ann Keller"']);
    expect(at('is:re').offers).toEqual(['is:resolved', 'is:reopened']);
    expect(at('tag:gro').offers).toEqual(['tag:größe']);
    expect(at('nonsense:x').offers).toEqual([]);
    expect(at('constructor:x').offers).toEqual([]);
  });

  it('takes the place of the word at the caret, and leaves the rest', () => {
    const text = 'price st now';
    const offered = suggestionsAt(text, 8, values);
    expect(withOffer(text, offered, 'stage:')).toEqual({ text: 'price stage: now', caret: 12 });
    const done = withOffer('person:ann', at('person:ann'), 'person:"Ann Keller"');
    expect(done).toEqual({ text: 'person:"Ann Keller" ', caret: 20 });
  });

  it('takes a space in quotation marks for no end', () => {
    expect(at('"is it').offers).toEqual([]);
    expect(at('stage:"Needs an').offers).toEqual(['stage:"Needs analysis"']);
  });
});
