import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playbookText } from '../../../../lib/playbook/export';
import { parsePlaybookYaml, playbookYaml, YAML_LIMIT } from '../../../../lib/playbook/in-out/yaml';
import { parsePlaybookText } from '../../../../lib/playbook/parse';
import { playbook } from '../arbitraries';
import { sample } from '../sample';

const refusal = (text: string) => {
  const read = parsePlaybookYaml(text);
  return 'refused' in read ? read.refused[0] : undefined;
};

describe('a playbook as YAML', () => {
  it('comes back the same, whatever it says, and so it does as JSON', () => {
    fc.assert(
      fc.property(playbook, (any) => {
        expect(parsePlaybookYaml(playbookYaml(any))).toEqual({ playbook: any });
        expect(parsePlaybookText(playbookText(any))).toEqual({ playbook: any });
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is read as a person writes it: texts that look like something else stay texts where they are quoted', () => {
    const text = playbookYaml({ ...sample(), title: 'no', about: '2026-11-24' });
    expect(text).toContain('title: no\n');
    expect(text).toContain('about: 2026-11-24\n');
    expect(parsePlaybookYaml(text)).toMatchObject({ playbook: { title: 'no', about: '2026-11-24' } });
    expect(parsePlaybookYaml(`\uFEFF# A comment\r\n${text.replaceAll('\n', '\r\n')}`)).toMatchObject({
      playbook: { title: 'no' },
    });
  });

  it('writes each thing out, even where one object stands in two places', () => {
    const one = sample();
    const [tip] = one.tips;
    const [step] = one.processes[0]?.stages[0]?.steps ?? [];
    if (tip && step) step.resources = tip.resources;
    expect(playbookYaml(one)).not.toMatch(/[&*]a\d/);
  });

  it('takes a few aliases for what they stand for', () => {
    const text = playbookYaml(sample())
      .replace('owner: Leader', 'owner: &who Leader')
      .replace('owner: Coach', 'owner: *who');
    expect(parsePlaybookYaml(text)).toMatchObject({ playbook: { tips: [{ owner: 'Leader' }, { owner: 'Coach' }] } });
  });

  it('each starter comes back the same', () => {
    for (const id of ['b2b-software', 'growth-renewal', 'first-customers']) {
      const text = readFileSync(new URL(`../../../../public/starters/${id}.json`, import.meta.url), 'utf8');
      const read = parsePlaybookText(text);
      if ('refused' in read) throw new Error(id);
      expect(parsePlaybookYaml(playbookYaml(read.playbook))).toEqual(read);
    }
  });
});

describe('YAML that is refused', () => {
  it('for its form, with the place', () => {
    expect(refusal('title: a\nowner: [b\n')).toMatchObject({ reason: { code: 'not-yaml', line: 3 } });
    expect(refusal('a: 1\na: 2\n')).toMatchObject({ reason: { code: 'not-yaml', line: 2, column: 1 } });
    expect(refusal('a: 1\n---\nb: 2\n')).toMatchObject({ reason: { code: 'not-yaml', line: 2 } });
    expect(refusal('? [a]\n: 1\n')).toMatchObject({ reason: { code: 'not-yaml' } });
    expect(refusal('\tx')).toMatchObject({ reason: { code: 'not-yaml' } });
  });

  it.each([
    ['!!js/function "x"', '!!js/function'],
    ['!!python/object/apply:os.system ["x"]', '!!python/object/apply:os.system'],
    ['!!binary "eA=="', '!!binary'],
    ['!own x', '!own'],
  ])('for the tag of %s', (value, found) => {
    const reason = refusal(`title: a\nabout: ${value}\n`)?.reason;
    expect(reason).toMatchObject({ code: 'yaml-tag', line: 2, column: 8 });
    expect(reason).toHaveProperty('found', expect.stringContaining(found.slice(1).replace('!', '')));
  });

  it('for aliases that grow, at once', () => {
    const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x]'];
    for (let n = 1; n < 12; n++)
      bomb.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(',')}]`,
      );
    const began = performance.now();
    expect(refusal(bomb.join('\n'))).toMatchObject({ reason: { code: 'yaml-aliases' } });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('for an alias of nothing, and of itself', () => {
    expect(refusal('a: *b')).toBeDefined();
    expect(refusal('a: &a [*a]')).toBeDefined();
  });

  it('for nesting without end', () => {
    const nested = Array.from({ length: 5_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    for (const text of ['['.repeat(20_000), nested])
      expect(refusal(text)).toMatchObject({ reason: { code: 'too-deep' } });
    const deep = playbookYaml(sample()).replace(
      'title: Sample',
      `title: Sample\nxdeep: ${'['.repeat(80)}${']'.repeat(80)}`,
    );
    expect(refusal(deep)).toMatchObject({ reason: { code: 'too-deep' } });
  });

  it('for its size, unread', () => {
    expect(refusal(' '.repeat(YAML_LIMIT + 1))).toMatchObject({ reason: { code: 'too-large' } });
  });

  it('as JSON is: other formats, newer versions, and every fault of the document', () => {
    expect(refusal('just text')).toMatchObject({ reason: { code: 'other-format', found: '' } });
    expect(refusal('')).toMatchObject({ reason: { code: 'other-format' } });
    const text = playbookYaml(sample());
    expect(refusal(text.replace('major: 1', 'major: 2'))).toMatchObject({ reason: { code: 'newer-major', found: 2 } });
    expect(refusal(text.replace('priority: 4', 'priority: high'))).toMatchObject({
      path: 'tips[0].priority',
      reason: { code: 'wrong-type' },
    });
  });

  it('never touches the prototype of anything', () => {
    const read = parsePlaybookYaml(`${playbookYaml(sample())}__proto__:\n  polluted: true\n`);
    expect('playbook' in read).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
