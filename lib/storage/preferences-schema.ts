import { z } from 'zod';
import { PANEL_WIDTH } from '../panel-width';
import { DEFAULT_PREFERENCES, type Preferences } from './preferences';

/** Kept apart from preferences.ts, which is in the content scripts, where zod must not be. */
const fields = {
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
} satisfies { [K in keyof Preferences]: z.ZodType<Preferences[K]> };

/** What a person changes at once. Unknown names are refused: they are a bug or not ours. */
export const PreferencesPatch: z.ZodType<Partial<Preferences>> = z.strictObject(fields).partial();

/**
 * Preferences out of whatever is stored. Each value that is missing or corrupt becomes its default; `corrupt` names
 * those that were there and could not be used, so that they can be shown rather than vanish in silence.
 */
export function parsePreferences(stored: unknown): { preferences: Preferences; corrupt: string[] } {
  if (stored === undefined) return { preferences: DEFAULT_PREFERENCES, corrupt: [] };
  const whole = z.looseObject({}).safeParse(stored);
  if (!whole.success) return { preferences: DEFAULT_PREFERENCES, corrupt: ['preferences'] };
  const corrupt: string[] = [];
  const take = <K extends keyof Preferences>(name: K, schema: z.ZodType<Preferences[K]>): Preferences[K] => {
    const value = whole.data[name];
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    if (value !== undefined) corrupt.push(name);
    return DEFAULT_PREFERENCES[name];
  };
  const preferences = {
    place: take('place', fields.place),
    side: take('side', fields.side),
    width: take('width', fields.width),
    collapsed: take('collapsed', fields.collapsed),
    hidden: take('hidden', fields.hidden),
    theme: take('theme', fields.theme),
    language: take('language', fields.language),
    tabPosition: take('tabPosition', fields.tabPosition),
    dailyTips: take('dailyTips', fields.dailyTips),
    markers: take('markers', fields.markers),
    hat: take('hat', fields.hat),
  };
  return { preferences, corrupt };
}
