import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ImportPlan, Locale } from '../../../../lib/playbook/in-out/import-plan';
import { metricTable, planMetrics } from '../../../../lib/playbook/in-out/metric-table';
import { tableTextFrom } from '../../../../lib/playbook/in-out/table-text';
import { planTips, tipTable } from '../../../../lib/playbook/in-out/tip-table';
import type { Metric, Playbook, Tip } from '../../../../lib/playbook/schema';
import { playbook } from '../arbitraries';
import { sample } from '../sample';

/** A table without a row is refused as such. */
const filled = playbook.filter(({ tips, metrics }) => tips.length > 0 && metrics.length > 0);
const EN: Locale = { decimal: '.', days: 'mdy' };
const DE: Locale = { decimal: ',', days: 'dmy' };

const result = (plan: ImportPlan): Playbook => {
  if (!plan.playbook) throw new Error(JSON.stringify(plan.refused));
  return plan.playbook;
};
const codes = (plan: ImportPlan) => plan.refused.map(({ line, path, reason }) => [line, path, reason.code]);
const tips = (...lines: string[]) => planTips(lines.join('\r\n'), sample(), EN);

describe('tips and metrics as a table', () => {
  it('begin with a byte order mark, end lines as Excel does, and take its delimiter for the language', () => {
    expect(tipTable(sample(), '.')).toMatch(/^\uFEFFid,title,body,steps,metrics,when,/);
    expect(tipTable(sample(), ',')).toMatch(/^\uFEFFid;title;body;/);
    expect(tipTable(sample(), '.').split('\r\n')).toHaveLength(4);
    const metric = metricTable({ ...sample(), metrics: [{ ...metricOf(sample()), target: 0.5 }] }, ',');
    expect(metric).toContain(';0,5;');
  });

  it('come back into the same playbook without any change, whatever they say', () => {
    fc.assert(
      fc.property(filled, fc.constantFrom(EN, DE), (any, locale) => {
        for (const plan of [
          planTips(tipTable(any, locale.decimal), any, DE),
          planMetrics(metricTable(any, locale.decimal), any, DE),
        ]) {
          expect(codes(plan)).toEqual([]);
          expect(plan.added.length + plan.updated.length).toBe(0);
          expect(plan.notes).toEqual([]);
          expect(plan.playbook).toEqual(any);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('come back into an empty one with everything that the columns hold', () => {
    fc.assert(
      fc.property(filled, fc.constantFrom(EN, DE), (any, locale) => {
        const without = { ...any, tips: [], metrics: [] };
        const withTips = result(planTips(tipTable(any, locale.decimal), without, EN));
        expect(withTips.tips).toEqual(any.tips.map(heldOfTip));
        const withMetrics = result(planMetrics(metricTable(any, locale.decimal), without, EN));
        expect(withMetrics.metrics).toEqual(any.metrics.map(heldOfMetric));
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('importing tips', () => {
  it('adds, updates and leaves the rest of the playbook as it is', () => {
    const before = sample();
    const plan = planTips(
      [
        'Owner;Title;Body;Id;Steps',
        ';Ask about the last stop;"Ask: ""What did it cost?""',
        'Then wait.";;find-cost',
        ';;;;',
        'Coach;A new tip;Do it.;;Agree the plan',
      ].join('\n'),
      before,
      EN,
    );
    expect(plan.added).toEqual([{ line: 5, id: 'a-new-tip', title: 'A new tip' }]);
    expect(plan.updated).toEqual([
      { line: 2, id: 'ask-last-stop', title: 'Ask about the last stop', fields: ['body', 'owner'] },
    ]);
    const after = result(plan);
    expect(after.tips).toEqual([
      { ...before.tips[0], body: 'Ask: "What did it cost?"\nThen wait.', owner: undefined },
      before.tips[1],
      {
        id: 'a-new-tip',
        title: 'A new tip',
        body: 'Do it.',
        steps: ['agree-plan'],
        metrics: [],
        priority: 3,
        resources: [],
        owner: 'Coach',
      },
    ]);
    expect({ ...after, tips: [] }).toEqual({ ...before, tips: [] });
    expect(before).toEqual(sample());
  });

  it('is all or nothing, and names every line, column and way to mend', () => {
    const plan = tips(
      'id,title,body,priority,confirmedOn,when,resources',
      'one,One,Text,9,2026-11-01,,',
      'two,Two,Text,high,soon,"{",Guide',
      'Three!,,Text,3,,,',
      'ok,Fine,Text,3,,,',
      'one,One again,Text,3,,,',
      'six,Six,Text,3,,,,surplus',
    );
    expect(plan.playbook).toBeNull();
    expect(codes(plan)).toEqual([
      [2, 'priority', 'out-of-range'],
      [3, 'when', 'bad-condition'],
      [3, 'priority', 'bad-number'],
      [3, 'resources', 'bad-resource'],
      [3, 'confirmedOn', 'bad-date'],
      [4, 'id', 'bad-id'],
      [4, 'title', 'blank'],
      [6, 'id', 'id-twice'],
      [7, '', 'too-many-cells'],
    ]);
    expect(plan.refused[0]).toMatchObject({
      item: { kind: 'tip', id: 'one', title: 'One' },
      mend: { code: 'use-range', most: 5 },
    });
    expect(plan.added).toEqual([{ line: 5, id: 'ok', title: 'Fine' }]);
  });

  it('says what is wrong inside a condition', () => {
    const plan = tips('id,title,body,when', 'x,X,Text,"{""all"":[{""field"":""amount"",""operator"":""iss""}]}"');
    expect(codes(plan)).toEqual([[2, 'when.all[0].operator', 'not-allowed']]);
  });

  it('names columns that nobody knows, and ids and titles that the playbook lacks', () => {
    const plan = tips('title,body,Stage,steps', 'X,Text,Qualify,"find-cos, agree-plan"');
    expect(plan.notes).toEqual([
      { code: 'unknown-column', column: 'Stage' },
      { code: 'unknown-reference', line: 2, column: 'steps', found: 'find-cos', nearest: 'find-cost' },
    ]);
    expect(result(plan).tips.at(-1)?.steps).toEqual(['find-cos', 'agree-plan']);
  });

  it('refuses what can be no id of a step, and says which one was probably meant', () => {
    const plan = tips('title,body,steps', 'X,Text,Agree the plann');
    expect(codes(plan)).toEqual([[2, 'steps[0]', 'unknown-item']]);
    expect(plan.refused[0]?.mend).toEqual({ code: 'name-item', nearest: 'agree the plan' });
  });

  it('refuses a table that it cannot take', () => {
    expect(codes(tips('name of nothing,else', 'a,b'))).toEqual([[1, '', 'no-known-column']]);
    expect(codes(tips('body,priority', 'a,3'))).toEqual([[1, 'id', 'missing-column']]);
    expect(codes(tips('title,Titel,body', 'a,b,c'))).toEqual([[1, 'title', 'column-twice']]);
    expect(codes(tips('title,priority', 'a,3'))).toEqual([[2, 'body', 'missing-column']]);
    expect(codes(tips('title,body'))).toEqual([[1, '', 'empty-table']]);
    expect(codes(tips(''))).toEqual([[1, '', 'empty-table']]);
    expect(codes(tips('title,body', 'a,"b'))).toEqual([[2, '', 'bad-quotes']]);
  });

  it('a row without an id is the tip with its title; where two have it, it asks for the id', () => {
    const before = sample();
    const twin = { ...before, tips: before.tips.map((tip) => ({ ...tip, title: 'Same' })) };
    expect(codes(planTips('title,body\nsame,b', twin, EN))).toEqual([[2, 'title', 'several-titles']]);
    expect(planTips('title,priority\nASK  about the last stop,5', before, EN)).toMatchObject({
      updated: [{ id: 'ask-last-stop', fields: ['priority'] }],
    });
  });
});

describe('what spreadsheets make of a table', () => {
  const changed: [string, string, Locale][] = [
    ['Excel in German', 'id;priority;confirmedOn\r\nask-last-stop;5;24.12.2026\r\n;;\r\n', EN],
    ['Excel in American English', 'id,priority,confirmedOn\r\nask-last-stop,5,12/24/2026\r\n', DE],
    ['Google Sheets in British English', 'id,priority,confirmedOn\nask-last-stop,5,24/12/2026\n', EN],
    ['cells from the clipboard', 'confirmedOn\tid\tpriority\n2026-12-24\task-last-stop\t5', EN],
    ['German names in any order', '\uFEFFBestätigt am;Priorität;Kennung\n24.12.2026;5;ask-last-stop', EN],
    [
      'a name with many commas',
      'id;priority;confirmedOn;remarks, ideas, and, all, the, rest\nask-last-stop;5;2026-12-24;',
      EN,
    ],
    ['a line that names the delimiter', 'sep=;\r\nid;priority;confirmedOn\r\nask-last-stop;5;2026-12-24', EN],
  ];
  it.each(changed)('%s', (_name, text, locale) => {
    const plan = planTips(text, sample(), locale);
    expect(codes(plan)).toEqual([]);
    expect(result(plan).tips[0]).toMatchObject({ priority: 5, confirmedOn: '2026-12-24' });
    expect(plan.notes.filter(({ code }) => code !== 'unknown-column')).toEqual([]);
    expect(plan.updated[0]?.line).toBe(text.startsWith('sep') ? 3 : 2);
  });

  it('days and numbers that could be read in two ways are read as the person’s language does, and said', () => {
    const text = 'id,confirmedOn\nask-last-stop,3/12/2026';
    expect(result(planTips(text, sample(), EN)).tips[0]?.confirmedOn).toBe('2026-03-12');
    expect(planTips(text, sample(), DE)).toMatchObject({
      notes: [{ code: 'two-readings', line: 2, column: 'confirmedOn', found: '3/12/2026', read: '2026-12-03' }],
    });
    expect(planTips(`${text}\nwrite-the-plan,30/11/2026`, sample(), EN).notes).toEqual([]);
    const number = (table: string) => planMetrics(table, sample(), EN);
    expect(result(number('id;target\ndays-in-stage;1.234')).metrics[0]?.target).toBe(1234);
    expect(number('id;target\ndays-in-stage;1.234').notes).toMatchObject([{ code: 'two-readings', read: '1234' }]);
    expect(result(number('id,target\ndays-in-stage,"1,5"')).metrics[0]?.target).toBe(1.5);
  });

  it('changed line breaks in a cell are no change', () => {
    const before = sample();
    const windows = { ...before, tips: before.tips.map((tip) => ({ ...tip, body: 'One\r\nTwo' })) };
    const plan = planTips(tipTable(windows, '.').replaceAll('One\r\nTwo', 'One\nTwo'), windows, EN);
    expect(plan.same).toHaveLength(2);
    expect(plan.playbook).toEqual(windows);
  });

  it('text that begins like a formula is shown as text, and comes back as it was', () => {
    const evil = {
      ...sample(),
      tips: [{ ...tipOf(sample()), title: '=HYPERLINK("https://x.example")', body: '- one\n- two' }],
    };
    const text = tipTable(evil, '.');
    const { data } = Papa.parse<string[]>(text);
    expect(data.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    expect(data[1]?.slice(1, 3)).toEqual([`'=HYPERLINK("https://x.example")`, "'- one\n- two"]);
    expect(result(planTips(text, { ...evil, tips: [] }, EN)).tips).toEqual(evil.tips);
  });
});

describe('the bytes of a table', () => {
  const text = 'id;title\r\nx;Größe „ß“ €\r\n';
  const utf16 = (bigEndian: boolean) => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, !bigEndian);
    for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), !bigEndian);
    return bytes;
  };
  it('are UTF-8, UTF-16 with a mark, or Windows-1252', () => {
    expect(tableTextFrom(new TextEncoder().encode(text))).toEqual({ text, encoding: 'utf-8' });
    expect(tableTextFrom(new TextEncoder().encode(`\uFEFF${text}`))).toEqual({ text, encoding: 'utf-8' });
    expect(tableTextFrom(utf16(false))).toEqual({ text, encoding: 'utf-16le' });
    expect(tableTextFrom(utf16(true))).toEqual({ text, encoding: 'utf-16be' });
    const excel = Uint8Array.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80]);
    expect(tableTextFrom(excel)).toEqual({ text: 'Größe €', encoding: 'windows-1252' });
  });
  it('of other files are told by what they begin with', () => {
    const of = (start: string) => tableTextFrom(new TextEncoder().encode(start));
    expect([of('PK\u0003\u0004'), of('%PDF-1.7'), of('<!doctype html>'), of('<?xml ?>')]).toEqual(
      ['archive', 'pdf', 'web-page', 'web-page'].map((looksLike) => ({ looksLike })),
    );
    expect(tableTextFrom(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({ looksLike: 'archive' });
  });
});

it('a table of 10,000 tips is read whole', () => {
  const [tip] = sample().tips;
  const many = {
    ...sample(),
    tips: Array.from({ length: 10_000 }, (_, at) => ({ ...tip, id: `tip-${at}`, title: `Tip ${at}` })),
  };
  const text = tipTable(many as Playbook, '.');
  expect(planTips(text, { ...sample(), tips: [] }, EN).added).toHaveLength(10_000);
}, 60_000);

/** What the columns of a tip hold: a blank owner is none, fields of a newer version are not there. */
function heldOfTip(tip: Tip): Tip {
  const {
    id,
    title,
    body,
    steps,
    metrics,
    when,
    priority,
    resources,
    owner,
    confirmedOn,
    validFrom,
    validUntil,
    retired,
  } = tip;
  return defined({
    id,
    title,
    body,
    steps,
    metrics,
    when,
    priority,
    resources,
    owner: held(owner),
    confirmedOn,
    validFrom,
    validUntil,
    retired,
  });
}

function heldOfMetric(metric: Metric): Metric {
  const { id, title, definition, unit, direction, target, goals, source, owner } = metric;
  return defined({ id, title, definition, unit, direction, target, goals, source, owner: held(owner) });
}

const held = (text: string | undefined) => (text?.trim() ? text : undefined);
const defined = <Item extends object>(item: Item): Item =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;

function tipOf({ tips: [tip] }: Playbook): Tip {
  if (!tip) throw new Error('no tip');
  return tip;
}

function metricOf({ metrics: [metric] }: Playbook): Metric {
  if (!metric) throw new Error('no metric');
  return metric;
}
