import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../lib/team/policy/parse';
import { POLICY_KEYS } from '../../../lib/team/policy/policy';

const PAGE = readFileSync(new URL('../../../docs/admin.md', import.meta.url), 'utf8');
const GECKO = readFileSync(new URL('../../../wxt.config.ts', import.meta.url), 'utf8').match(/id: '(\S+@\S+)'/)?.[1];

const blocks = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

interface Example {
  [key: string]: unknown;
}
const isExample = (value: unknown): value is Example =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((inner, name) => (isExample(inner) ? inner[name] : undefined), value);

/** What the extension would be handed by an example; null where it only installs. */
function handedOver(example: unknown): unknown {
  const whole = at(example, '3rdparty', 'extensions', 'EXTENSION_ID');
  const firefox = at(example, 'policies', '3rdparty', 'Extensions', GECKO ?? '');
  if (whole ?? firefox) return whole ?? firefox;
  if (at(example, 'EXTENSION_ID', 'installation_mode')) return null;
  // Google Admin: each key in a `Value`.
  return Object.fromEntries(Object.entries(example ?? {}).map(([key, value]) => [key, at(value, 'Value')]));
}

/** A property list's value: enough of the format for what stands on the page. */
function plistOf(text: string): unknown {
  const tokens = [...text.matchAll(/<(\/?)(dict|array|key|string|integer|true|false)(\/?)>([^<]*)/g)];
  const next = (): unknown => {
    const [, , tag = '', , inner = ''] = tokens.shift() ?? [];
    if (tag === 'string' || tag === 'integer') tokens.shift();
    if (tag === 'string') return inner;
    if (tag === 'integer') return Number(inner);
    if (tag === 'true' || tag === 'false') return tag === 'true';
    const items: unknown[] = [];
    while (tokens[0]?.[1] !== '/') {
      if (tag === 'array') items.push(next());
      else {
        const [, , , , key = ''] = tokens.shift() ?? [];
        tokens.shift();
        items.push([key, next()]);
      }
    }
    tokens.shift();
    return tag === 'array' ? items : Object.fromEntries(items as [string, unknown][]);
  };
  return next();
}

function expectGood(policy: unknown, where: string): void {
  const { policy: read, problems } = parsePolicy(policy);
  expect(problems, where).toEqual([]);
  for (const key of Object.keys(policy ?? {})) expect(read, where).toHaveProperty(key, expect.anything());
}

describe('docs/admin.md', () => {
  it('gives examples in JSON that Sightline takes whole', () => {
    const policies = blocks('json').map((text) => handedOver(JSON.parse(text)));
    expect(policies).toHaveLength(4);
    expect(policies.filter((policy) => policy === null)).toHaveLength(1);
    for (const policy of policies) if (policy !== null) expectGood(policy, JSON.stringify(policy));
  });

  it('gives registry values, a profile and a script that Sightline takes whole', () => {
    const json = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text);
    const registry = [...(blocks('reg')[0] ?? '').matchAll(/^"(\w+)"="(.*)"$/gm)].map(
      ([, name = '', value = '']): [string, unknown] => [name, json(value.replace(/\\(["\\])/g, '$1'))],
    );
    expect(registry).toHaveLength(6);
    expectGood(Object.fromEntries(registry), 'registry');
    const script = [...(blocks('powershell')[0] ?? '').matchAll(/-Name '(\w+)' -Value '(.*)'/g)].map(
      ([, name = '', value = '']): [string, unknown] => [name, json(value)],
    );
    expect(script).toHaveLength(3);
    expectGood(Object.fromEntries(script), 'script');
    const profile = plistOf(blocks('xml')[0] ?? '');
    const set = Object.entries(profile ?? {}).filter(([name]) => !name.startsWith('Payload'));
    expect(set).toHaveLength(4);
    expectGood(Object.fromEntries(set), 'profile');
  });

  it('describes every key', () => {
    for (const key of POLICY_KEYS) expect(PAGE, key).toMatch(new RegExp(`^\\| \`${key}[.\`]`, 'm'));
  });
});
