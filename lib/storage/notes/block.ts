import type { CrmId } from '../../crm/record';
import type { FlagWord, ThreadState, Visibility } from '../../notes/event';

/**
 * The index of the threads, in blocks: of so many threads in a row one block each of numbers, values and words. A block holds
 * everything that it needs to be understood, so writing a thread writes three small entries, whatever else there is, and
 * what is taken out of a block leaves nothing behind (docs/decisions/0013).
 */
export const BLOCK = 64;

/** Of what was written by another shape of this code the block is made again from its threads. */
export const SHAPE = 1;

export const blockOf = (no: number): number => Math.floor(no / BLOCK);
export const slotOf = (no: number): number => no % BLOCK;

interface Block<Part extends string> {
  part: Part;
  block: number;
  shape: number;
}

/** What threads are sorted and most often narrowed by; one number a thread in each. */
export interface NumbersBlock extends Block<'numbers'> {
  lastAt: Float64Array;
  beganAt: Float64Array;
  /** `StoredThread.size`. */
  size: Uint32Array;
  /** See `bitsOf`; 0: there is no such thread. */
  bits: Uint32Array;
}

/** Which values a thread has: people, record, stage, tags … */
export interface ValuesBlock extends Block<'values'> {
  /** The distinct ones, one a line: a letter for the kind, then the value. */
  values: string;
  /** Where each thread's codes begin; one more at the end. */
  starts: Uint32Array;
  /** Numbers of lines. */
  codes: Uint16Array | Uint32Array;
}

/** The words of each thread in their order. */
export interface WordsBlock extends Block<'words'> {
  /** The distinct ones, sorted, one a line. */
  terms: string;
  /** Which letters are in each (`signOf`). */
  signs: Uint32Array;
  starts: Uint32Array;
  /** Number of the line and `FIRST_TERM`; below it a mark. */
  tokens: Uint16Array | Uint32Array;
}

export type StoredBlock = NumbersBlock | ValuesBlock | WordsBlock;
export type Part = StoredBlock['part'];

/** Between two texts, so that no phrase reaches over. */
export const BREAK = 0;
/** What follows are names: of the record, of what the thread is tied to. */
export const NAMES = 1;
export const FIRST_TERM = 2;

/** What a block is made of for one thread. */
export interface Indexed {
  no: number;
  lastAt: number;
  beganAt: number;
  size: number;
  bits: number;
  values: string[];
  /** Words of each text of its notes. */
  texts: string[][];
  /** Words of each name. */
  names: string[][];
}

const STATES: readonly ThreadState[] = ['open', 'answered', 'resolved', 'reopened'];
const VISIBILITIES: readonly Visibility[] = ['private', 'coach', 'team'];
const FLAGS: readonly (FlagWord | null)[] = [null, 'not-true-here', 'missing', 'worked'];
const CRMS: readonly (CrmId | null)[] = [null, 'salesforce', 'hubspot'];

interface Facts {
  state: ThreadState;
  visibility: Visibility;
  flag: FlagWord | null;
  crm: CrmId | null;
  unread: boolean;
}

const THERE = 1;
const UNREAD = 2;

/** The facts of a thread that are few enough for some bits each. */
export const bitsOf = ({ state, visibility, flag, crm, unread }: Facts): number =>
  THERE |
  (unread ? UNREAD : 0) |
  (STATES.indexOf(state) << 2) |
  (VISIBILITIES.indexOf(visibility) << 4) |
  (FLAGS.indexOf(flag) << 6) |
  (CRMS.indexOf(crm) << 8);

export const isThere = (bits: number): boolean => (bits & THERE) !== 0;
export const isUnread = (bits: number): boolean => (bits & UNREAD) !== 0;

const at = <T>(all: readonly T[], index: number, otherwise: T): T => all[index] ?? otherwise;

export const factsOf = (bits: number): Facts => ({
  unread: isUnread(bits),
  state: at(STATES, (bits >> 2) & 3, 'open'),
  visibility: at(VISIBILITIES, (bits >> 4) & 3, 'private'),
  flag: at(FLAGS, (bits >> 6) & 3, null),
  crm: at(CRMS, (bits >> 8) & 3, null),
});

/** The keys of every block of one part. */
export const partRange = (part: Part): IDBKeyRange => IDBKeyRange.bound([part, 0], [part, Number.MAX_SAFE_INTEGER]);
