import type { Role } from '../../notes/event';
import type { PreferenceName, Preferences } from '../../storage/preferences';
import type { JoinLink } from '../join-link';

/** What an organization sets for its people (docs/admin.md), as far as it could be used. Null: it says nothing about that. */
export interface Policy {
  playbook: PolicyPlaybook | null;
  /** A join link of the hub, as it was written. */
  hub: string | null;
  preferences: PolicyPreferences;
  /** Where the panel may show: `acme.lightning.force.com`, `*.hubspot.com`. Empty: nowhere. */
  hosts: readonly string[] | null;
  retention: PolicyRetention | null;
  /** What a person may be; never empty. */
  roles: readonly Role[] | null;
  quietHours: QuietHours | null;
}

export type PolicyPlaybook =
  /** The document itself, as text: a playbook as it is exported, or a release as it is published. */
  | { kind: 'inline'; text: string }
  /** `text`: the link as it was written. */
  | { kind: 'address'; link: JoinLink; text: string };

/** `locked` wins over what a person chose, `defaults` only where they chose nothing. */
export interface PolicyPreferences {
  defaults: Partial<Preferences>;
  locked: Partial<Preferences>;
}

/** Days after their last word for which notes are kept; null: no bound. The same number twice: fixed. */
export interface PolicyRetention {
  least: number | null;
  most: number | null;
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When nothing may come to a person by itself, by their own clock. */
export interface QuietHours {
  /** `HH:MM`, every day from the one until the other, over midnight too; null: no such hours. */
  hours: { from: string; to: string } | null;
  /** Quiet from midnight to midnight. */
  days: readonly Weekday[];
  /** Nudges that a person is shown in a day; null: no bound. */
  mostPerDay: number | null;
}

export const POLICY_KEYS = [
  'playbook',
  'hub',
  'preferences',
  'hosts',
  'retention',
  'roles',
  'quietHours',
] as const satisfies readonly (keyof Policy)[];
export type PolicyKey = (typeof POLICY_KEYS)[number];

/** A value that could not be used; everything else is. */
export interface PolicyProblem {
  /** Where: `preferences.locked.width`. */
  field: string;
  reason: PolicyFault;
  /** What stands there, as JSON, cut short. */
  given: string;
  /** What could stand there: `page, light, dark`; empty where the reason says it. */
  possible: string;
}

/** `policy_why_<reason>` in the catalogue, with `_` for `-`. */
export type PolicyFault =
  | 'unknown-name'
  | 'wrong-value'
  /** What a person does with the panel all day; it can be a default. */
  | 'not-lockable'
  | 'unknown-host'
  | 'bad-link'
  | 'least-over-most'
  | 'empty';

/** Nothing is set. */
export const NO_POLICY: Policy = {
  playbook: null,
  hub: null,
  preferences: { defaults: {}, locked: {} },
  hosts: null,
  retention: null,
  roles: null,
  quietHours: null,
};

/** Open or closed, and where its tab stands, is what a person does with the panel; the hat is bound by `roles`. */
export const NOT_LOCKABLE: readonly PreferenceName[] = ['collapsed', 'tabPosition', 'hat'];
