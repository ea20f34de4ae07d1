import { describe, expect, it } from 'vitest';
import { addressOf, hashOf } from '../../../components/review/address';
import { EVERYTHING, type QueueFilter } from '../../../components/review/queue/filter';
import { dayOf, filterOf, momentOf, searchOf } from '../../../components/review/queue/filter-address';

describe('the address of the review page', () => {
  it('says view, what is open, and the filter, and reads them again', () => {
    const address = { view: 'queue', at: 'a/b c?#', search: new URLSearchParams({ q: 'ü & ö', state: 'open' }) };
    const read = addressOf(hashOf(address));
    expect({ ...read, search: read.search.toString() }).toEqual({ ...address, search: address.search.toString() });
  });

  it('opens nothing where it names nothing, and takes what cannot be decoded as it stands', () => {
    expect(addressOf('')).toMatchObject({ view: '', at: null });
    expect(addressOf('#people/')).toMatchObject({ view: 'people', at: null });
    expect(addressOf('#queue/%E0%A4%A')).toMatchObject({ at: '%E0%A4%A' });
  });
});

const FULL: QueueFilter = {
  sort: 'longest-open',
  query: {
    text: 'is:open "two words"',
    people: ['p1', 'p2'],
    crms: ['hubspot'],
    objects: ['deal'],
    stages: ['Needs, analysis', 'Won & lost'],
    tags: ['größe'],
    states: ['open', 'reopened'],
    visibilities: ['coach'],
    kinds: ['flag'],
    flags: ['not-true-here'],
    items: [
      { kind: 'goal', id: 'grow' },
      { kind: 'step', id: 'send-offer' },
    ],
    record: 'hubspot:4242001:deal:1',
    mentions: 'p1',
    from: momentOf('2026-03-29') ?? 0,
    until: momentOf('2026-03-29', 1) ?? 0,
    unread: true,
  },
};

describe('a filter in an address', () => {
  it('comes out as it went in, with every part', () => {
    expect(filterOf(new URLSearchParams(searchOf(FULL).toString()))).toEqual(FULL);
  });

  it('says nothing where everything is shown', () => {
    expect(searchOf(EVERYTHING).toString()).toBe('');
    expect(filterOf(new URLSearchParams())).toEqual(EVERYTHING);
  });

  it('leaves a selection out: it is no place to come back to', () => {
    expect(searchOf({ ...EVERYTHING, query: { text: '', threads: ['t1'] } }).toString()).toBe('');
  });

  it('takes nothing from a link that is not known, too long or no day', () => {
    const search = new URLSearchParams({
      state: 'burning',
      crm: 'evil',
      flag: '<b>',
      from: '2026-02-30',
      until: 'soon',
      unread: 'maybe',
      sort: 'random',
      person: 'x'.repeat(1_000),
      q: 'y'.repeat(2_000),
    });
    expect(filterOf(search)).toEqual({ query: { text: 'y'.repeat(500) }, sort: 'newest' });
    const many = new URLSearchParams(Array.from({ length: 200 }, (_, n) => ['tag', `t${n}`]));
    expect(filterOf(many).query.tags).toHaveLength(50);
  });

  it('knows days by this person’s clock, also where a day has 23 or 25 hours', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2024-02-29', '2026-12-31']) {
      const start = momentOf(day) ?? Number.NaN;
      expect(dayOf(start)).toBe(day);
      expect(dayOf((momentOf(day, 1) ?? Number.NaN) - 1)).toBe(day);
    }
  });
});
