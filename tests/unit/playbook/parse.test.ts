import { describe, expect, it } from 'vitest';
import {
  DEPTH_LIMIT,
  parsePlaybook,
  parsePlaybookText,
  parseRelease,
  parseRevised,
  TEXT_LIMIT,
} from '../../../lib/playbook/parse';
import type { Refusal } from '../../../lib/playbook/refusal';
import type { Playbook } from '../../../lib/playbook/schema';
import { sample, spoilt, withTips } from './sample';

function refusals(input: unknown): Refusal[] {
  const result = parsePlaybook(input);
  return 'refused' in result ? result.refused : [];
}

function textRefusal(text: string): Refusal | undefined {
  const result = parsePlaybookText(text);
  return 'refused' in result ? result.refused[0] : undefined;
}

describe('a valid playbook', () => {
  it('comes out of the parser deep-equal to what went in', () => {
    expect(parsePlaybook(sample())).toEqual({ playbook: sample() });
  });

  it('keeps surrounding white space, so that a digest made elsewhere still holds', () => {
    const document = spoilt('tips.0.body', '\n  Ask.  \n');
    expect(parsePlaybook(document)).toEqual({ playbook: document });
  });

  it('may begin with a byte order mark', () => {
    expect(parsePlaybookText(`\uFEFF${JSON.stringify(sample())}`)).toEqual({ playbook: sample() });
  });

  it('of a newer minor version keeps its unknown fields at every depth', () => {
    let document = spoilt('format.minor', 7);
    for (const path of [
      'season',
      'format.since',
      'vision.tone',
      'vision.answers.fifth',
      'vision.goals.0.colour',
      'vision.goals.0.measure.source',
      'processes.0.region',
      'processes.0.stages.0.colour',
      'processes.0.stages.0.steps.0.minutes',
      'processes.0.stages.0.steps.0.doneWhen.weight',
      'metrics.0.chart',
      'metrics.0.source.window',
      'tips.0.audience',
      'tips.0.when.note',
      'tips.0.when.all.0.weight',
      'tips.0.when.all.1.note',
      'tips.0.when.all.1.any.0.weight',
      'tips.0.resources.0.kind',
    ]) {
      document = spoilt(path, { added: ['later', path] }, document);
    }
    expect(parsePlaybookText(JSON.stringify(document))).toEqual({ playbook: document });
  });
});

describe('a document of another version or format', () => {
  it('of a newer major version is refused as such, whatever else is wrong with it', () => {
    expect(refusals({ format: { name: 'sightline-playbook', major: 2, minor: 0 }, tips: 'moved' })).toEqual([
      {
        path: 'format.major',
        reason: { code: 'newer-major', found: 2, known: 1 },
        mend: { code: 'update-sightline' },
      },
    ]);
  });

  it.each([[0], ['1'], [undefined], [1.5]])('with the version %j is refused', (major) => {
    expect(refusals(spoilt('format.major', major))[0]?.reason.code).toBe('unknown-version');
  });

  it.each([[null], [[]], ['text'], [{}], [{ format: 'x' }], [{ format: { name: 'other' } }]])(
    '%j is refused as another format',
    (input) => expect(refusals(input)[0]?.reason.code).toBe('other-format'),
  );
});

describe('text that is not a playbook', () => {
  it.each([
    ['<!doctype html><p>Sign in', 'web-page'],
    ['PK\u0003\u0004 sheet', 'archive'],
    ['%PDF-1.7', 'pdf'],
    ['Dear team,', 'plain-text'],
  ])('%j is named for what it looks like', (text, looksLike) => {
    expect(textRefusal(text)?.reason).toEqual({ code: 'not-json', cutOff: false, looksLike });
  });

  it('names line and column of a slip', () => {
    expect(textRefusal('{\n  "format": {,}\n}')?.reason).toEqual({
      code: 'not-json',
      cutOff: false,
      line: 2,
      column: 14,
    });
  });

  it('cut off anywhere says so', () => {
    const text = JSON.stringify(sample());
    const lengths = Array.from({ length: text.length - 1 }, (_, index) => index + 1);
    const otherwise = lengths.filter((length) => {
      const reason = textRefusal(text.slice(0, length))?.reason;
      return reason?.code !== 'not-json' || !reason.cutOff;
    });
    expect(otherwise).toEqual([]);
  });

  it('over the limit is not even read', () => {
    expect(textRefusal(' '.repeat(TEXT_LIMIT + 1))?.reason).toEqual({
      code: 'too-large',
      found: TEXT_LIMIT + 1,
      limit: TEXT_LIMIT,
    });
  });

  it('nested to overflow the stack is refused', () => {
    const deep = '{"all":['.repeat(50_000);
    const text = JSON.stringify(sample()).replace('"when":', `"x":${deep}1${']}'.repeat(50_000)},"when":`);
    expect(textRefusal(text)?.reason).toEqual({ code: 'too-deep', limit: DEPTH_LIMIT });
  });
});

describe('a refusal', () => {
  it('points into the condition at what is wrong, not at the condition', () => {
    expect(refusals(spoilt('tips.0.when.all.1.any.0.operator', 'iss'))).toEqual([
      {
        path: 'tips[0].when.all[1].any[0].operator',
        item: { kind: 'tip', id: 'ask-last-stop', title: 'Ask about the last stop' },
        reason: {
          code: 'not-allowed',
          found: 'iss',
          allowed: expect.arrayContaining(['is', 'isAnyOf', 'beforeStage']),
        },
        mend: { code: 'use-one-of', allowed: expect.arrayContaining(['is']), nearest: 'is' },
      },
    ]);
  });

  it.each<[string, unknown, string, string]>([
    [
      'tips.0.when.all.0',
      { field: 'amount', operator: 'atLeast', value: 'much' },
      'tips[0].when.all[0].value',
      'wrong-type',
    ],
    ['tips.0.when.all.0', { field: 'amount', operator: 'atLeast' }, 'tips[0].when.all[0].value', 'missing'],
    ['tips.0.when.all.0', { field: 'amount' }, 'tips[0].when.all[0].operator', 'missing'],
    ['tips.0.when.all.0', { operator: 'isEmpty' }, 'tips[0].when.all[0].field', 'missing'],
    ['tips.0.when.all.0', {}, 'tips[0].when.all[0]', 'not-one-condition'],
    ['tips.0.when.all.0', 'amount > 3', 'tips[0].when.all[0]', 'wrong-type'],
    ['tips.0.when', { all: [] }, 'tips[0].when.all', 'too-few'],
    ['tips.0.when.any', [{ field: 'amount', operator: 'isEmpty' }], 'tips[0].when', 'not-one-condition'],
    [
      'processes.0.stages.0.steps.0.doneWhen',
      { any: [{ none: 3 }] },
      'processes[0].stages[0].steps[0].doneWhen.any[0].none',
      'wrong-type',
    ],
    ['tips.0.when.all.0', { field: 'amount', operator: 'between', value: [1] }, 'tips[0].when.all[0].value', 'too-few'],
    [
      'tips.0.when.all.0',
      { field: 'amount', operator: 'atMost', value: 1, currency: 'euro' },
      'tips[0].when.all[0].currency',
      'bad-currency',
    ],
    ['tips.0.id', 'Ask About!', 'tips[0].id', 'bad-id'],
    ['tips.0.title', ' ', 'tips[0].title', 'blank'],
    ['tips.0.title', 'x'.repeat(201), 'tips[0].title', 'too-long'],
    ['tips.0.title', undefined, 'tips[0].title', 'missing'],
    ['tips.0.priority', 9, 'tips[0].priority', 'out-of-range'],
    ['tips.0.priority', 2.5, 'tips[0].priority', 'wrong-type'],
    ['tips.0.confirmedOn', '2026-02-30', 'tips[0].confirmedOn', 'bad-date'],
    ['tips.0.resources.0.url', 'javascript:alert(1)', 'tips[0].resources[0].url', 'bad-link'],
    ['tips.0.resources.0.url', 'http://example.com', 'tips[0].resources[0].url', 'bad-link'],
    ['tips.0.resources.0.url', 'https://', 'tips[0].resources[0].url', 'bad-link'],
    ['tips.0.steps', 'find-cost', 'tips[0].steps', 'wrong-type'],
    ['metrics.0.source.kind', 'page', 'metrics[0].source.kind', 'not-allowed'],
    ['metrics.0.direction', undefined, 'metrics[0].direction', 'missing'],
    ['processes.0.kinds', ['deal', 'opportunity'], 'processes[0].kinds[1]', 'not-allowed'],
    ['processes.0.stages.0.crmStages', { 'my crm': [''] }, 'processes[0].stages[0].crmStages["my crm"][0]', 'blank'],
    ['vision', undefined, 'vision', 'missing'],
  ])('of %s as %j is at %s: %s', (path, value, at, code) => {
    expect(refusals(spoilt(path, value)).map((refusal) => [refusal.path, refusal.reason.code])).toEqual([[at, code]]);
  });

  it('names the innermost item that it concerns', () => {
    expect(refusals(spoilt('processes.0.stages.1.steps.0.why', 3))[0]?.item).toEqual({
      kind: 'step',
      id: 'agree-plan',
      title: 'Agree the plan',
    });
  });

  it('suggests an id made of what was written', () => {
    expect(refusals(spoilt('tips.0.id', 'Über Ask!'))[0]?.mend).toEqual({ code: 'rename-id', suggestion: 'uber-ask' });
  });

  it('is given for every fault at once, and counted where they are too many to list', () => {
    const document = withTips(2_500);
    for (const tip of document.tips) tip.title = '';
    const result = parsePlaybook(document);
    expect('refused' in result && [result.refused.length, result.unlisted]).toEqual([1_000, 1_500]);
  });
});

describe('ids that occur twice', () => {
  it.each<[string, string, string]>([
    ['tips.1.id', 'ask-last-stop', 'tips[1].id'],
    ['processes.0.stages.1.id', 'qualify', 'processes[0].stages[1].id'],
    ['processes.0.stages.1.steps.0.id', 'find-cost', 'processes[0].stages[1].steps[0].id'],
  ])('%s as %s is refused at %s with a free id', (path, id, at) => {
    const [refusal] = refusals(spoilt(path, id));
    expect(refusal).toMatchObject({ path: at, reason: { code: 'duplicate-id', found: id } });
    expect(refusal?.mend).toEqual({ code: 'rename-id', suggestion: `${id}-2` });
  });

  it('names where the id was first used', () => {
    expect(refusals(spoilt('tips.1.id', 'ask-last-stop'))[0]?.reason).toMatchObject({ first: 'tips[0].id' });
  });

  it('may be shared by a goal and a tip', () => {
    expect(refusals(spoilt('tips.1.id', 'twenty-plants'))).toEqual([]);
  });
});

describe('a release', () => {
  const release = () => ({
    number: 3,
    date: '2026-11-24T09:00:00.000Z',
    author: 'Manager',
    note: '',
    digest: 'a'.repeat(64),
    playbook: sample(),
  });

  it('is parsed with its playbook', () => {
    expect(parseRelease(release())).toEqual({ release: release() });
  });

  it.each<[string, unknown, string, string]>([
    ['playbook.format.major', 2, 'playbook.format.major', 'newer-major'],
    ['playbook.tips.1.id', 'ask-last-stop', 'playbook.tips[1].id', 'duplicate-id'],
    ['digest', 'A1', 'digest', 'bad-digest'],
    ['date', 'yesterday', 'date', 'bad-instant'],
    ['number', 0, 'number', 'out-of-range'],
  ])('with %s as %j is refused at %s: %s', (path, value, at, code) => {
    const result = parseRelease(spoilt(path, value, release()));
    expect('refused' in result && result.refused.map((one) => [one.path, one.reason.code])).toEqual([[at, code]]);
  });
});

it('parses 10,000 tips', () => {
  const large = withTips(10_000);
  expect(parsePlaybookText(JSON.stringify(large))).toEqual({ playbook: large });
}, 60_000);

describe('a revision of a playbook that was parsed before', () => {
  /** A parsed playbook of many tips, with changes; the tips that are left as they were count as passed. */
  function revised(change: (tips: Playbook['tips']) => unknown[], document: unknown = withTips(40)) {
    const parsed = parsePlaybook(document);
    if ('refused' in parsed) throw new Error('the document is not valid');
    const passed = new Set(parsed.playbook.tips);
    const next = { ...parsed.playbook, tips: change([...parsed.playbook.tips]) } as Playbook;
    return { next, passed, result: parseRevised(next, passed) };
  }

  it('is accepted and refused as the parser of the whole does, with the same places', () => {
    const changes: ((tips: Playbook['tips']) => unknown[])[] = [
      (tips) => tips,
      () => [],
      (tips) => tips.toReversed(),
      (tips) => tips.map((tip, index) => (index % 7 === 3 ? { ...tip, title: 'New words' } : tip)),
      (tips) => tips.with(9, { ...tips[9], priority: 9 } as never),
      (tips) => tips.with(9, { ...tips[9], title: '' } as never).with(31, { ...tips[31], steps: 'none' } as never),
      // An id that a tip already has which was parsed before.
      (tips) => [...tips, { ...tips[4], title: 'The same id' }],
      (tips) => [tips[4], ...tips],
    ];
    for (const change of changes) {
      const { next, result } = revised(change);
      expect(result).toEqual(parsePlaybook(next));
    }
    expect(revised((tips) => tips.with(9, { ...tips[9], priority: 9 } as never)).result).toMatchObject({
      refused: [{ path: 'tips[9].priority' }],
    });
  });

  it('is looked at in everything that is no tip, and in every tip that is another object', () => {
    const { next, passed } = revised((tips) => tips);
    const spoiltVision = { ...next, vision: { ...next.vision, goals: 'none' } } as unknown as Playbook;
    expect(parseRevised(spoiltVision, passed)).toEqual(parsePlaybook(spoiltVision));
    const newer = { ...next, format: { ...next.format, major: 2 } } as unknown as Playbook;
    expect(parseRevised(newer, passed)).toMatchObject({ refused: [{ reason: { code: 'newer-major' } }] });
    const copies = { ...next, tips: next.tips.map((tip) => ({ ...tip, body: 7 })) } as unknown as Playbook;
    expect(parseRevised(copies, passed)).toEqual(parsePlaybook(copies));
  });
});
