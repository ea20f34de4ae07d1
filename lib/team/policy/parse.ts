import { z } from 'zod';
import { HOSTS, OPTIONAL_HOSTS } from '../../crm/hosts';
import type { PreferenceName, Preferences } from '../../storage/preferences';
import { preferenceFields, preferenceNames } from '../../storage/preferences-schema';
import { parseJoinLink } from '../join-link';
import {
  NO_POLICY,
  NOT_LOCKABLE,
  POLICY_KEYS,
  type Policy,
  type PolicyFault,
  type PolicyPlaybook,
  type PolicyPreferences,
  type PolicyProblem,
  type PolicyRetention,
  type QuietHours,
  WEEKDAYS,
} from './policy';

/** Most characters of a playbook that stands in the policy itself; larger ones belong at an address. */
export const LARGEST_INLINE = 10_000_000;
const MOST_DAYS = 36_500;
const MOST_NUDGES = 1_000;
const ROLES = ['rep', 'coach', 'manager', 'leader'] as const;

export interface PolicyReading {
  policy: Policy;
  problems: PolicyProblem[];
}

/**
 * What a browser hands over as policy, field by field: what cannot be used is named with its reason, and the rest still counts.
 * Anything but an object counts as nothing. Never throws.
 */
export function parsePolicy(raw: unknown): PolicyReading {
  const problems: PolicyProblem[] = [];
  const refuse = (field: string, given: unknown, reason: PolicyFault, possible = ''): null => {
    problems.push({ field, reason, given: short(given), possible });
    return null;
  };
  const whole = entriesOf(raw);
  if (!whole) return { policy: NO_POLICY, problems };
  const known = new Set<string>(POLICY_KEYS);
  for (const [name, value] of Object.entries(whole)) {
    if (!known.has(name)) refuse(name, value, 'unknown-name', POLICY_KEYS.join(', '));
  }
  const read = <T>(
    name: keyof Policy,
    none: T,
    parse: (value: unknown, field: string, refuse: Refuse) => T | null,
  ): T => (whole[name] === undefined ? none : (parse(whole[name], name, refuse) ?? none));
  return {
    policy: {
      playbook: read('playbook', null, playbookOf),
      hub: read('hub', null, hubOf),
      preferences: read('preferences', NO_POLICY.preferences, preferencesOf),
      hosts: read('hosts', null, hostsOf),
      retention: read('retention', null, retentionOf),
      roles: read('roles', null, (value, field, no) => listOf(value, field, ROLES, no)),
      quietHours: read('quietHours', null, quietHoursOf),
    },
    problems,
  };
}

type Refuse = (field: string, given: unknown, reason: PolicyFault, possible?: string) => null;

function playbookOf(value: unknown, field: string, refuse: Refuse): PolicyPlaybook | null {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text.startsWith('{')) {
    if (text.length <= LARGEST_INLINE) return { kind: 'inline', text };
    return refuse(field, value, 'wrong-value', `{…} ≤ ${LARGEST_INLINE}`);
  }
  const link = parseJoinLink(text);
  if ('refused' in link) return refuse(field, value, 'bad-link', 'https://…#sightline-key=…, {…}');
  return { kind: 'address', link, text };
}

/** What is inside the link is for the hub's own parser to judge. */
function hubOf(value: unknown, field: string, refuse: Refuse): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' && /^#sightline-hub=./.test(url.hash)) return text;
  return refuse(field, value, 'bad-link', 'https://…/#sightline-hub=…');
}

function preferencesOf(value: unknown, field: string, refuse: Refuse): PolicyPreferences | null {
  const parts = entriesOf(value);
  if (!parts) return refuse(field, value, 'wrong-value', '{ defaults, locked }');
  for (const [name, given] of Object.entries(parts)) {
    if (name !== 'defaults' && name !== 'locked') refuse(`${field}.${name}`, given, 'unknown-name', 'defaults, locked');
  }
  const part = (name: 'defaults' | 'locked'): Partial<Preferences> => {
    if (parts[name] === undefined) return {};
    const given = entriesOf(parts[name]);
    if (!given) {
      refuse(`${field}.${name}`, parts[name], 'wrong-value', '{ … }');
      return {};
    }
    for (const [key, one] of Object.entries(given)) {
      if (!(key in preferenceFields))
        refuse(`${field}.${name}.${key}`, one, 'unknown-name', preferenceNames.join(', '));
    }
    const good: Partial<Preferences> = {};
    const take = (key: PreferenceName): void => {
      const one = given[key];
      if (one === undefined) return;
      const at = `${field}.${name}.${key}`;
      const parsed = preferenceFields[key].safeParse(one);
      if (!parsed.success) refuse(at, one, 'wrong-value', possibleOf(preferenceFields[key]));
      else if (name === 'locked' && NOT_LOCKABLE.includes(key)) refuse(at, one, 'not-lockable');
      else Object.assign(good, { [key]: parsed.data });
    };
    for (const key of preferenceNames) take(key);
    return good;
  };
  return { defaults: part('defaults'), locked: part('locked') };
}

function hostsOf(value: unknown, field: string, refuse: Refuse): string[] | null {
  if (!Array.isArray(value)) return refuse(field, value, 'wrong-value', '[ … ]');
  const known = [...HOSTS, ...OPTIONAL_HOSTS].map(nameOf);
  const hosts: string[] = [];
  value.forEach((one: unknown, index) => {
    const host = typeof one === 'string' ? nameOf(one.trim().toLowerCase()) : '';
    if (/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && known.some((pattern) => isWithin(host, pattern)))
      hosts.push(host);
    else refuse(`${field}.${index}`, one, 'unknown-host', known.join(', '));
  });
  return hosts;
}

/** `https://*.hubspot.com/*` → `*.hubspot.com`. */
const nameOf = (pattern: string): string => pattern.replace(/^https:\/\/|\/\*?$/g, '');

/** Whether a host, or each that a pattern means, belongs to a pattern `*.…`. */
const isWithin = (host: string, pattern: string): boolean => host === pattern || host.endsWith(pattern.slice(1));

function retentionOf(value: unknown, field: string, refuse: Refuse): PolicyRetention | null {
  const parts = entriesOf(value);
  if (!parts) return refuse(field, value, 'wrong-value', '{ days } | { minimumDays, maximumDays }');
  const days = z.int().min(1).max(MOST_DAYS);
  const names = ['days', 'minimumDays', 'maximumDays'] as const;
  for (const [name, given] of Object.entries(parts)) {
    if (!names.some((one) => one === name)) refuse(`${field}.${name}`, given, 'unknown-name', names.join(', '));
  }
  const number = (name: (typeof names)[number]): number | null => {
    if (parts[name] === undefined) return null;
    const parsed = days.safeParse(parts[name]);
    return parsed.success ? parsed.data : refuse(`${field}.${name}`, parts[name], 'wrong-value', `1–${MOST_DAYS}`);
  };
  const fixed = number('days');
  const [least, most] = [fixed ?? number('minimumDays'), fixed ?? number('maximumDays')];
  if (least === null && most === null) {
    return Object.keys(parts).length === 0 ? refuse(field, value, 'empty') : null;
  }
  // Which of the two is meant nobody can say, and what is erased is gone: neither counts.
  if (least !== null && most !== null && least > most) return refuse(field, value, 'least-over-most');
  return { least, most };
}

function quietHoursOf(value: unknown, field: string, refuse: Refuse): QuietHours | null {
  const parts = entriesOf(value);
  if (!parts) return refuse(field, value, 'wrong-value', '{ from, to, days, mostPerDay }');
  const names = ['from', 'to', 'days', 'mostPerDay'];
  for (const [name, given] of Object.entries(parts)) {
    if (!names.includes(name)) refuse(`${field}.${name}`, given, 'unknown-name', names.join(', '));
  }
  const time = (name: 'from' | 'to'): string | null => {
    const parsed = z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .safeParse(parts[name]);
    if (parsed.success) return parsed.data;
    return parts[name] === undefined && parts[name === 'from' ? 'to' : 'from'] === undefined
      ? null
      : refuse(`${field}.${name}`, parts[name] ?? null, 'wrong-value', '00:00–23:59');
  };
  const [from, to] = [time('from'), time('to')];
  const days = parts.days === undefined ? [] : (listOf(parts.days, `${field}.days`, WEEKDAYS, refuse, false) ?? []);
  const cap = z.int().min(0).max(MOST_NUDGES).safeParse(parts.mostPerDay);
  if (!cap.success && parts.mostPerDay !== undefined)
    refuse(`${field}.mostPerDay`, parts.mostPerDay, 'wrong-value', `0–${MOST_NUDGES}`);
  const hours = from !== null && to !== null ? { from, to } : null;
  const mostPerDay = cap.success ? cap.data : null;
  return hours === null && days.length === 0 && mostPerDay === null ? null : { hours, days, mostPerDay };
}

/** Those of a list that are possible, each once; the others are named. Null where none is left, unless that means something. */
function listOf<T extends string>(
  value: unknown,
  field: string,
  possible: readonly T[],
  refuse: Refuse,
  needsOne = true,
): T[] | null {
  if (!Array.isArray(value)) return refuse(field, value, 'wrong-value', `[ ${possible.join(', ')} ]`);
  value.forEach((one: unknown, index) => {
    if (!possible.some((name) => name === one)) refuse(`${field}.${index}`, one, 'wrong-value', possible.join(', '));
  });
  const good = possible.filter((one) => value.includes(one));
  if (needsOne && value.length === 0) return refuse(field, value, 'empty');
  return needsOne && good.length === 0 ? null : good;
}

/** What a preference may be: `page, light, dark`, `280–560`, `true, false`. */
function possibleOf(schema: (typeof preferenceFields)[PreferenceName]): string {
  if (schema instanceof z.ZodEnum) return schema.options.join(', ');
  return schema instanceof z.ZodNumber ? `${schema.minValue}–${schema.maxValue}` : 'true, false';
}

/** An object's own values by name; null for anything else. */
function entriesOf(value: unknown): { [name: string]: unknown } | null {
  const parsed = z.record(z.string(), z.unknown()).safeParse(value);
  return parsed.success ? parsed.data : null;
}

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
