import { describe, expect, it, vi } from 'vitest';
import { detailsIn, withoutDetail } from '../../../lib/notes/details';
import { draftTip } from '../../../lib/notes/draft-tip';
import type { NoteEvent, Person } from '../../../lib/notes/event';
import { threadOf } from '../../../lib/notes/merge';
import type { NoteView, ThreadView } from '../../../lib/notes/thread';
import { Tip } from '../../../lib/playbook/schema';
import { sample } from '../playbook/sample';
import { ANNA, BEN, begun, record, replied, snapshot, words } from './sample';

vi.setConfig({ testTimeout: 60_000 });
function view(...events: NoteEvent[]): ThreadView {
  const thread = threadOf(events);
  if (!thread) throw new Error('no thread');
  return thread;
}
const person = (id: string, name: string): Person => ({ id, name, email: null, roles: ['rep'], at: 1 });
const people = [person(ANNA, 'Anna Berg'), person(BEN, 'Jörg Müller-Lang')];
const thread = view(
  begun({
    record: { ...record, name: 'Nordwind: 2 plants' },
    snapshot: {
      ...snapshot,
      fields: [
        { key: 'amount', label: 'Amount', raw: '€ 480,000' },
        { key: 'owner', label: 'Owner', raw: 'Petra Klein' },
        { key: 'sf:Pump__c', label: 'Pump', raw: 'HX-200' },
      ],
    },
  }),
);
const found = (text: string) => detailsIn(text, thread, people).map((one) => [one.kind, one.text]);

describe('what is pointed out before a note becomes a tip', () => {
  it('are the people that are known, by any part of their name, in any case and spelling', () => {
    expect(found('call anna or JOERG mueller, then Annas boss')).toEqual([
      ['person', 'anna'],
      ['person', 'JOERG mueller'],
      ['person', 'Annas'],
    ]);
  });

  it('are the record, its id and its values', () => {
    expect(found('at nordwind the HX-200 of Petra, see 006000000000001AAA in acme')).toEqual([
      ['record', 'nordwind'],
      ['value', 'HX-200'],
      ['value', 'Petra'],
      ['record', '006000000000001AAA'],
      ['record', 'acme'],
    ]);
  });

  it.each([
    [
      'amount',
      [
        '€ 480,000',
        '480.000 €',
        '480k€',
        'USD 1.2 million',
        '1,5 Mio. EUR',
        '15 %',
        '20 percent',
        "CHF 1'200",
        '$5m',
        '300 Tsd',
        '12 000 €',
      ],
    ],
    [
      'date',
      [
        '2026-11-24',
        '24.11.2026',
        '24.11.',
        '11/24/26',
        '24 March 2026',
        'March 24, 2026',
        '3. März',
        'Dez 2026',
        'Q3 2026',
        'H1/26',
      ],
    ],
    ['email', ['jane.doe+x@acme-corp.example', 'ä@bär.example']],
    ['phone', ['+49 (0)30 901820-12', '030/9018 2012', '(555) 123-4567']],
    ['address', ['https://acme.lightning.force.com/lightning/r/Opportunity/006/view?x=1#y', 'www.acme.example/a']],
    ['number', ['480000', '1.250', '70123']],
    ['company', ['Adler & Sohn GmbH', 'Blue River, Inc', 'Kern AG']],
    ['person', ['Mr. Smith', 'Frau Dr. Weiss', 'Herrn Kunze']],
  ])('are what looks like: %s', (kind, texts) => {
    for (const text of texts) {
      const details = found(`they said ${text} today`);
      expect([text, details.map(([, what]) => what).join(' ')]).toEqual([text, text]);
      expect([text, details[0]?.[0]]).toEqual([text, kind]);
    }
  });

  it('are names that nobody here knows', () => {
    expect(found('Before the call, ask Laura about it. Then write Tom Ford again.')).toEqual([
      ['name', 'Laura'],
      ['name', 'Tom Ford'],
    ]);
    expect(found('Fragen Sie vor dem Termin nach dem Plan und sprechen Sie mit Laura.')).toEqual([['name', 'Laura']]);
  });

  it('are not the words of any good tip', () => {
    expect(
      found('Ask: “What did the last stop cost you?” Write the 3 dates down. On Monday, send the CRM link.'),
    ).toEqual([]);
    expect(found('Fragen Sie nach den Kosten des letzten Stillstands. Die Antwort steht in Feld 7.')).toEqual([]);
  });

  it('stand in their order with their places, none over another', () => {
    const text = 'Anna Berg <anna@berg.example> offered Nordwind 480.000 € on 24.11.2026.';
    const details = detailsIn(text, thread, people);
    expect(details.map(({ start, end }) => text.slice(start, end))).toEqual(details.map((one) => one.text));
    expect(details.map(({ kind }) => kind)).toEqual(['person', 'email', 'record', 'amount', 'date']);
    for (const [at, { start }] of details.entries()) expect(start).toBeGreaterThanOrEqual(details[at - 1]?.end ?? 0);
  });

  it('is found in time that grows with the text', () => {
    for (const text of [
      '1 '.repeat(10_000),
      'A '.repeat(10_000),
      'Aa '.repeat(6_000),
      '1.'.repeat(10_000),
      'a@'.repeat(10_000),
      'Aa&'.repeat(6_600),
    ]) {
      const before = performance.now();
      detailsIn(text, thread, people);
      expect(performance.now() - before).toBeLessThan(10_000);
    }
  });
});

describe('taking a detail out', () => {
  it('replaces its words wherever they stand whole', () => {
    expect(withoutDetail('Ann asked Ann in the Annual', { text: 'Ann' }, 'the customer')).toBe(
      'the customer asked the customer in the Annual',
    );
  });

  it('leaves no double space where nothing takes its place', () => {
    expect(withoutDetail('Ask Anna first.', { text: 'Anna' }, '')).toBe('Ask first.');
    expect(withoutDetail('Anna first.', { text: 'Anna' }, '')).toBe('first.');
    expect(withoutDetail('Ask.', { text: '' }, 'x')).toBe('Ask.');
  });

  it('never goes on for ever, and leaves nothing to point out that was replaced by plain words', () => {
    const text = 'Anna Berg offered Nordwind 480.000 €.';
    const clean = detailsIn(text, thread, people).reduce((rest, one) => withoutDetail(rest, one, 'something'), text);
    expect(clean).toBe('something offered something something.');
    expect(detailsIn(clean, thread, people)).toEqual([]);
  });
});

describe('a draft of a tip', () => {
  const note = (view: ThreadView): NoteView => {
    const last = view.notes.at(-1);
    if (!last) throw new Error('no note');
    return last;
  };
  const answered = (more: Parameters<typeof begun>[0], text: string, links: { title: string; url: string }[] = []) => {
    const made = view(begun(more), replied(2, BEN, text, { text: { ...words(text), links } }));
    return draftTip('new-tip', made, note(made), sample());
  };

  it('is a tip that the playbook takes, in the words of the note', () => {
    const text = `Open with the #cost. @[Anna \\[B\\]](person:${ANNA}) did.\n\n- [ ] ask\n- [x] write\n\n# Why`;
    const tip = answered({}, text, [
      { title: '', url: 'https://a.example' },
      { title: 'b', url: 'https://b.example' },
    ]);
    expect(Tip.safeParse(tip).success).toBe(true);
    expect(tip.title).toBe('Open with the #cost');
    expect(tip.body).toBe('Open with the cost. Anna \\[B\\] did.\n\n- ask\n- write\n\n# Why');
    expect(tip.resources).toEqual([
      { title: 'https://a.example', url: 'https://a.example' },
      { title: 'b', url: 'https://b.example' },
    ]);
  });

  it('keeps the step and metric that the thread is about', () => {
    const serves = (more: Parameters<typeof begun>[0]) => {
      const { steps, metrics } = answered(more, 'a');
      return { steps, metrics };
    };
    expect(serves({ tie: { kind: 'step', id: 'find-cost' } }).steps).toEqual(['find-cost']);
    expect(serves({ tie: { kind: 'step', id: 'agree-plan' } })).toEqual({
      steps: ['agree-plan'],
      metrics: ['days-in-stage'],
    });
    expect(serves({ tie: { kind: 'metric', id: 'days-in-stage' } })).toEqual({
      steps: ['agree-plan'],
      metrics: ['days-in-stage'],
    });
    expect(serves({ tie: { kind: 'tip', id: 'ask-last-stop' } })).toEqual({ steps: ['find-cost'], metrics: [] });
    expect(serves({ tie: null })).toEqual({ steps: ['agree-plan'], metrics: ['days-in-stage'] });
    expect(serves({ tie: { kind: 'goal', id: 'twenty-plants' } })).toEqual({
      steps: ['agree-plan'],
      metrics: ['days-in-stage'],
    });
    expect(
      serves({ tie: { kind: 'step', id: 'gone' }, snapshot: { ...snapshot, step: null, metric: 'gone' } }),
    ).toEqual({ steps: [], metrics: [] });
  });

  it('has a title of bearable length', () => {
    expect(answered({}, 'x'.repeat(500)).title).toHaveLength(200);
    expect(answered({}, '').title).toBe('');
  });
});
