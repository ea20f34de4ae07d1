import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../lib/playbook/digest';
import { playbookFileName, playbookText } from '../../../lib/playbook/export';
import { parsePlaybookText } from '../../../lib/playbook/parse';
import { sample } from './sample';

describe('a playbook as a file', () => {
  it('of a newer minor version comes back byte for byte in content, unknown fields on every level included', () => {
    const newer = JSON.parse(JSON.stringify(sample()), (key, value) =>
      value && typeof value === 'object' && !Array.isArray(value) && key !== 'crmStages'
        ? { ...value, 'x-later': { text: 'ß \u2028 "quoted"', list: [1, 2.5, null, true], deep: { of: key } } }
        : value,
    );
    newer.format.minor = 7;
    const read = parsePlaybookText(JSON.stringify(newer));
    if ('refused' in read) throw new Error(JSON.stringify(read.refused));
    const text = playbookText(read.playbook);
    expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(newer));
    expect(text.match(/x-later/g)?.length).toBe(JSON.stringify(newer).match(/x-later/g)?.length);
  });

  it('of a newer major version is refused, and nothing comes out', () => {
    const newer = { ...sample(), format: { name: 'sightline-playbook', major: 2, minor: 0 } };
    const read = parsePlaybookText(JSON.stringify(newer));
    expect(read).not.toHaveProperty('playbook');
    expect(read).toMatchObject({ refused: [{ reason: { code: 'newer-major', found: 2 } }] });
  });

  it('each starter survives export and import unchanged', () => {
    for (const id of ['b2b-software', 'growth-renewal', 'first-customers']) {
      const text = readFileSync(new URL(`../../../public/starters/${id}.json`, import.meta.url), 'utf8');
      const read = parsePlaybookText(text);
      if ('refused' in read) throw new Error(id);
      expect(JSON.parse(playbookText(read.playbook))).toEqual(JSON.parse(text));
    }
  });

  it('is named for the playbook and its release', () => {
    expect(playbookFileName({ id: 'b2b-software' }, 3)).toBe('b2b-software-release-3.json');
  });
});
