/** What a note may hold at most; a refusal names the limit. */
export const NOTE_LIMITS = {
  /** Characters of one note. */
  text: 20_000,
  links: 100,
  tips: 20,
  /** Notes of one thread. */
  notes: 500,
  /** Fields that a snapshot keeps. */
  fields: 100,
  /** Characters of one field's value in a snapshot. */
  value: 10_000,
  /** Texts that one edit replaces. */
  over: 100,
  /** Characters of a name, a label or a title. */
  name: 1_000,
  /** Characters of an address. */
  url: 4_000,
  roles: 4,
} as const;

/** Highest clock; there it stays, so that an event with an absurd one cannot keep others from writing. */
export const LAST_CLOCK = 2 ** 40;
/** Latest time that a date can hold (ECMA-262, "Time Values and Time Range"). */
export const LAST_TIME = 8_640_000_000_000_000;
