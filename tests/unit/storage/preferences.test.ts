import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../lib/storage/preferences';
import { PreferencesPatch, parsePreferences } from '../../../lib/storage/preferences-schema';

describe('preferences out of storage', () => {
  it('are the defaults when nothing is stored', () => {
    expect(parsePreferences(undefined)).toEqual({ preferences: DEFAULT_PREFERENCES, corrupt: [] });
  });

  it('keep every value that is good and name each that is not', () => {
    const stored = { side: 'left', width: 9_999, collapsed: true, hidden: 'yes', theme: null, language: 'de' };
    expect(parsePreferences(stored)).toEqual({
      preferences: { ...DEFAULT_PREFERENCES, side: 'left', collapsed: true, language: 'de' },
      corrupt: ['width', 'hidden', 'theme'],
    });
  });

  it('take a missing value as its default without a complaint, and leave unknown names out', () => {
    const { preferences, corrupt } = parsePreferences({ width: 400, later: 1 });
    expect(preferences).toEqual({ ...DEFAULT_PREFERENCES, width: 400 });
    expect(corrupt).toEqual([]);
  });

  it('of a version that knew no place are those of a panel in the page', () => {
    expect(parsePreferences({ side: 'left', width: 320 }).preferences.place).toBe('page');
    expect(parsePreferences({ place: 'browser' })).toMatchObject({ preferences: { place: 'browser' }, corrupt: [] });
    expect(parsePreferences({ place: 'moon' })).toMatchObject({ preferences: { place: 'page' }, corrupt: ['place'] });
  });

  it.each([['text'], [7], [null], [[]]])('fall back as a whole when what is stored is %j', (stored) => {
    expect(parsePreferences(stored).preferences).toEqual(DEFAULT_PREFERENCES);
  });
});

describe('a change of preferences', () => {
  it('may name any of them, and only within its limits', () => {
    expect(PreferencesPatch.safeParse({ width: 280, side: 'left' }).success).toBe(true);
    expect(PreferencesPatch.safeParse({}).success).toBe(true);
    for (const wrong of [{ width: 279 }, { width: 561 }, { width: 300.5 }, { side: 'top' }, { color: 'red' }]) {
      expect(PreferencesPatch.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});
