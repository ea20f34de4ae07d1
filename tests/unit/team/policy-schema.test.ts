import { describe, expect, it } from 'vitest';
import { PANEL_WIDTH } from '../../../lib/panel-width';
import { preferenceNames } from '../../../lib/storage/preferences-schema';
import { parsePolicy } from '../../../lib/team/policy/parse';
import { POLICY_KEYS } from '../../../lib/team/policy/policy';
import schema from '../../../public/managed-schema.json';

const { properties } = schema;

describe('the schema that Chrome and Edge read', () => {
  it('names every key and every preference that Sightline reads, and no other', () => {
    expect(Object.keys(properties).sort()).toEqual([...POLICY_KEYS].sort());
    for (const part of [properties.preferences.properties.defaults, properties.preferences.properties.locked])
      expect(Object.keys(part.properties).sort()).toEqual([...preferenceNames].sort());
  });

  it('says no more than types: what the browser drops we could not name', () => {
    const words = new Set<string>();
    JSON.stringify(schema, (_key, value) => {
      if (typeof value === 'object' && 'type' in value) for (const word of Object.keys(value)) words.add(word);
      return value;
    });
    expect([...words].sort()).toEqual(['description', 'items', 'properties', 'title', 'type']);
  });

  it('describes limits as they are', () => {
    const { width, dailyTips } = properties.preferences.properties.locked.properties;
    expect(width.description).toContain(`${PANEL_WIDTH.least} to ${PANEL_WIDTH.most}`);
    expect(dailyTips.description).toContain('0 to 1000');
    expect(parsePolicy({ preferences: { locked: { dailyTips: 1_000 } } }).problems).toEqual([]);
    expect(parsePolicy({ preferences: { locked: { dailyTips: 1_001 } } }).problems).toHaveLength(1);
  });
});
