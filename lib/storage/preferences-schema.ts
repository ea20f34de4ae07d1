import { z } from 'zod';
import { PANEL_WIDTH } from '../panel-width';
import { DEFAULT_PREFERENCES, type PreferenceName, type Preferences } from './preferences';

/** Kept apart from preferences.ts, which is in the content scripts, where zod must not be. */
export const preferenceFields = {
  place: z.enum(['page', 'browser']),
  side: z.enum(['left', 'right']),
  width: z.int().min(PANEL_WIDTH.least).max(PANEL_WIDTH.most),
  collapsed: z.boolean(),
  hidden: z.boolean(),
  theme: z.enum(['page', 'light', 'dark']),
  language: z.enum(['auto', 'en', 'de']),
  tabPosition: z.number().min(0).max(1),
  dailyTips: z.int().min(0).max(1_000),
  markers: z.boolean(),
  hat: z.enum(['leader', 'manager', 'coach']),
} satisfies { [K in PreferenceName]: z.ZodType<Preferences[K]> };

export const preferenceNames = Object.keys(preferenceFields).filter(
  (name): name is PreferenceName => name in preferenceFields,
);

/** What a person changes at once. Unknown names are refused: they are a bug or not ours. */
export const PreferencesPatch: z.ZodType<Partial<Preferences>> = z.strictObject(preferenceFields).partial();

/**
 * Preferences out of whatever is stored. Each value that is missing or corrupt becomes its default; `corrupt` names
 * those that were there and could not be used, so that they can be shown rather than vanish in silence.
 */
export function parsePreferences(stored: unknown): { preferences: Preferences; corrupt: string[] } {
  const { own, corrupt } = ownPreferences(stored);
  return { preferences: { ...DEFAULT_PREFERENCES, ...own }, corrupt };
}

/** The same without defaults: only what the person chose. */
export function ownPreferences(stored: unknown): { own: Partial<Preferences>; corrupt: string[] } {
  if (stored === undefined) return { own: {}, corrupt: [] };
  const whole = z.looseObject({}).safeParse(stored);
  if (!whole.success) return { own: {}, corrupt: ['preferences'] };
  const own: Partial<Preferences> = {};
  const corrupt: string[] = [];
  const take = <K extends PreferenceName>(name: K): void => {
    const value = whole.data[name];
    if (value === undefined) return;
    const parsed = z.safeParse(preferenceFields[name], value);
    if (parsed.success) Object.assign(own, { [name]: parsed.data });
    else corrupt.push(name);
  };
  for (const name of preferenceNames) take(name);
  return { own, corrupt };
}
