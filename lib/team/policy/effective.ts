import type { Role } from '../../notes/event';
import { DEFAULT_PREFERENCES, type PreferenceName, type Preferences } from '../../storage/preferences';
import type { PolicyPreferences, PolicyRetention, QuietHours } from './policy';
import { WEEKDAYS } from './policy';

/** What is in force where the organization and the person both may say something: what is locked, then theirs, then defaults. */
export function preferencesInForce(own: Partial<Preferences>, { defaults, locked }: PolicyPreferences): Preferences {
  const names = Object.keys(locked).filter((name): name is PreferenceName => name in DEFAULT_PREFERENCES);
  const inForce = { ...DEFAULT_PREFERENCES, ...defaults, ...own, ...locked };
  return names.length === 0 ? inForce : { ...inForce, locked: names };
}

/** Of a person's change what they may change. */
export function changeable(patch: Partial<Preferences>, { locked }: PolicyPreferences): Partial<Preferences> {
  const free = Object.entries(patch).filter(([name]) => !(name in locked));
  return Object.fromEntries(free);
}

/** Days for which notes are kept, of what a person chose; null: until they delete them. */
export function retentionInForce(own: number | null, policy: PolicyRetention | null): number | null {
  const [least, most] = [policy?.least ?? 0, policy?.most ?? Number.POSITIVE_INFINITY];
  const days = Math.max(least, Math.min(own ?? Number.POSITIVE_INFINITY, most));
  return Number.isFinite(days) ? days : null;
}

/** Of what a person said that they are what they may be; the first that they may be where nothing of it is left. */
export function rolesInForce(own: readonly Role[], allowed: readonly Role[] | null): Role[] {
  if (allowed === null) return [...own];
  const left = own.filter((role) => allowed.includes(role));
  return left.length === 0 && own.length > 0 ? allowed.slice(0, 1) : left;
}

/** Whether the panel may show at a host. `hosts` null: wherever Sightline works. */
export function mayShowAt(host: string, hosts: readonly string[] | null): boolean {
  if (hosts === null) return true;
  const name = host.toLowerCase();
  return hosts.some((one) => (one.startsWith('*.') ? name.endsWith(one.slice(1)) : name === one));
}

/** Whether a moment is quiet by this person's own clock. The hour at which they end is not. */
export function isQuiet(quiet: QuietHours | null, moment: Date): boolean {
  if (quiet === null) return false;
  const day = WEEKDAYS[(moment.getDay() + 6) % 7];
  if (day !== undefined && quiet.days.includes(day)) return true;
  if (quiet.hours === null) return false;
  const { from, to } = quiet.hours;
  const now = `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}
