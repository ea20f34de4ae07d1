import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../lib/storage/preferences';
import {
  changeable,
  isQuiet,
  mayShowAt,
  preferencesInForce,
  retentionInForce,
  rolesInForce,
} from '../../../lib/team/policy/effective';

describe('preferences in force', () => {
  it('are what is locked, then what the person chose, then defaults, field by field', () => {
    const own = { theme: 'light', side: 'left', width: 300 } as const;
    const policy = { defaults: { theme: 'dark', markers: false }, locked: { width: 400 } } as const;
    expect(preferencesInForce(own, policy)).toEqual({
      ...DEFAULT_PREFERENCES,
      theme: 'light',
      side: 'left',
      markers: false,
      width: 400,
      locked: ['width'],
    });
  });

  it('say nothing of locks where nothing is locked', () => {
    expect(preferencesInForce({}, { defaults: {}, locked: {} })).toEqual(DEFAULT_PREFERENCES);
  });

  it('change only where they are free', () => {
    const policy = { defaults: { side: 'left' }, locked: { width: 400 } } as const;
    expect(changeable({ width: 300, side: 'right' }, policy)).toEqual({ side: 'right' });
  });
});

describe('retention in force', () => {
  it.each([
    [null, null, null],
    [90, null, 90],
    [null, { least: null, most: 365 }, 365],
    [400, { least: null, most: 365 }, 365],
    [7, { least: 30, most: null }, 30],
    [null, { least: 30, most: null }, null],
    [7, { least: 90, most: 90 }, 90],
    [100, { least: 30, most: 365 }, 100],
  ])('of %j under %j is %j', (own, policy, days) => {
    expect(retentionInForce(own, policy)).toBe(days);
  });
});

describe('roles in force', () => {
  it('are those that are allowed of those that the person gave', () => {
    expect(rolesInForce(['manager', 'rep'], null)).toEqual(['manager', 'rep']);
    expect(rolesInForce(['manager', 'rep'], ['rep', 'coach'])).toEqual(['rep']);
    expect(rolesInForce(['manager'], ['rep', 'coach'])).toEqual(['rep']);
    expect(rolesInForce([], ['rep'])).toEqual([]);
  });
});

describe('the panel shows', () => {
  it('where the organization said, at the host itself or below a star, and everywhere where it said nothing', () => {
    expect(mayShowAt('app.hubspot.com', null)).toBe(true);
    expect(mayShowAt('app.hubspot.com', [])).toBe(false);
    expect(mayShowAt('ACME.lightning.force.com', ['acme.lightning.force.com'])).toBe(true);
    expect(mayShowAt('evil-acme.lightning.force.com', ['acme.lightning.force.com'])).toBe(false);
    expect(mayShowAt('acme--uat.sandbox.lightning.force.com', ['*.lightning.force.com'])).toBe(true);
    expect(mayShowAt('nothubspot.com', ['*.hubspot.com'])).toBe(false);
  });
});

describe('quiet hours', () => {
  // 24 November 2026 is a Tuesday.
  const at = (time: string, day = 24): Date => new Date(`2026-11-${day}T${time}:00`);
  const night = { hours: { from: '18:00', to: '08:00' }, days: ['saturday', 'sunday'], mostPerDay: null } as const;

  it('go over midnight, from the one hour until the other', () => {
    expect(['17:59', '18:00', '23:59', '00:00', '07:59', '08:00'].map((time) => isQuiet(night, at(time)))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('lie within a day, and hold the whole of a quiet day', () => {
    const noon = { ...night, hours: { from: '12:00', to: '13:00' } };
    expect(['11:59', '12:00', '12:59', '13:00'].map((time) => isQuiet(noon, at(time)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([27, 28, 29, 30].map((day) => isQuiet(noon, at('15:00', day)))).toEqual([false, true, true, false]);
    expect(isQuiet(null, at('03:00'))).toBe(false);
    expect(isQuiet({ hours: null, days: [], mostPerDay: 3 }, at('03:00'))).toBe(false);
  });
});
