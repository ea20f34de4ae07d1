import { z } from 'zod';
import { lazily } from '../../lazy-schema';
import type { Role } from '../../notes/event';
import { canonicalJson } from '../../playbook/digest';
import { isNewer, PERSON } from './items';
import type { Items } from './limits';

/** What a field was set to, and when: milliseconds since the epoch, or one more than what it was set over. */
export type Register = [value: unknown, at: number];
/** By CRM and field. Names that this version does not know are kept. */
export type Registers = { readonly [crm: string]: { readonly [field: string]: Register } };
/** Values by CRM and field. */
export type Values = { readonly [crm: string]: { readonly [field: string]: unknown } };

/** Who the person is, as `Person` of lib/notes. */
export interface OwnIdentity {
  id: string;
  name: string;
  email: string | null;
  roles: Role[];
  at: number;
}

/** What travels of the person, in one item. */
export interface PersonItem {
  v: 1;
  preferences: Registers;
  identity: OwnIdentity | null;
}

export const NOBODY: PersonItem = { v: 1, preferences: {}, identity: null };

const Item = lazily(() => {
  const at = z.int().min(0);
  // Names that every object has by itself would reach what is not ours.
  const name = z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,59}$/)
    .refine((one) => !(one in {}));
  return z.object({
    v: z.literal(1),
    preferences: z.record(name, z.record(name, z.tuple([z.unknown(), at]))),
    identity: z
      .object({
        id: z.uuid(),
        name: z.string().min(1).max(120),
        email: z.email().max(320).nullable(),
        roles: z.array(z.enum(['rep', 'manager', 'leader', 'coach'])).max(20),
        at,
      })
      .nullable(),
  });
});

/** `newer`: written by a later Sightline, and not to be written over. */
export function personIn(items: Items): PersonItem | 'newer' | 'unreadable' | null {
  if (!(PERSON in items)) return null;
  if (isNewer(items[PERSON])) return 'newer';
  const parsed = Item.safeParse(items[PERSON]);
  return parsed.success ? parsed.data : 'unreadable';
}

/**
 * Both together: of each field what was set last; of the identity the newest as a whole. In whatever order and however often
 * things are joined, the same comes out, so that all browsers end with the same.
 */
export function join(one: PersonItem, other: PersonItem): PersonItem {
  const preferences = copyOf(one.preferences);
  for (const [crm, fields] of Object.entries(other.preferences)) {
    const into = preferences[crm] ?? {};
    preferences[crm] = into;
    for (const [field, register] of Object.entries(fields)) {
      const there = into[field];
      into[field] = there ? later(there, register, there[1] - register[1]) : register;
    }
  }
  return { v: 1, preferences, identity: newest(one.identity, other.identity) };
}

export function newest(one: OwnIdentity | null, other: OwnIdentity | null): OwnIdentity | null {
  if (!one || !other) return one ?? other;
  return later(one, other, one.at - other.at);
}

/** Of two set in the same moment the one whose text is greater, so that every browser chooses the same. */
const later = <T>(one: T, other: T, difference: number): T =>
  difference > 0 || (difference === 0 && canonicalJson(one) >= canonicalJson(other)) ? one : other;

export interface Noticing {
  /** As they are set here now. */
  values: Values;
  /** As they were set here when this was last looked at; null: never. */
  seen: Values | null;
  /** What a browser starts with: not chosen by anybody. */
  defaults: { readonly [field: string]: unknown };
  now: number;
  /** Nothing travels yet: what is set here begins it. Else it yields to what travels. */
  founds: boolean;
}

/** Notes what the person has set here since the last look. A clock that is behind does not make a change older than what it changes. */
export function notice(registers: Registers, { values, seen, defaults, now, founds }: Noticing): Registers {
  const noticed = copyOf(registers);
  for (const [crm, fields] of Object.entries(values)) {
    const into = noticed[crm] ?? {};
    noticed[crm] = into;
    for (const [field, value] of Object.entries(fields)) {
      const there = into[field];
      const seenThere = seen?.[crm];
      const before = seenThere && field in seenThere ? seenThere[field] : defaults[field];
      if (same(before, value) || (there && same(there[0], value))) continue;
      // On the first look nobody knows when it was set.
      if (seen || founds) into[field] = [value, Math.max(now, (there?.[1] ?? 0) + 1)];
      else into[field] = there ?? [value, 0];
    }
  }
  return noticed;
}

/** What is set otherwise here than it travels, by CRM. Only of fields that there are here. */
export function differing(registers: Registers, values: Values): Values {
  const ofCrm = ([crm, fields]: [string, Values[string]]) => {
    const differing = Object.entries(fields).flatMap(([field, value]): [string, unknown][] => {
      const register = registers[crm]?.[field];
      return register && !same(register[0], value) ? [[field, register[0]]] : [];
    });
    return differing.length > 0 ? [[crm, Object.fromEntries(differing)] as const] : [];
  };
  return Object.fromEntries(Object.entries(values).flatMap(ofCrm));
}

function copyOf(registers: Registers): { [crm: string]: { [field: string]: Register } } {
  return Object.fromEntries(Object.entries(registers).map(([crm, fields]) => [crm, { ...fields }]));
}

export const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
