import type { Ranked } from './decide';
import type { Manifest } from './items';
import type { OwnIdentity, Registers, Values } from './person';
import type { Write } from './pieces';

/** What one browser knows from one pass to the next. Kept in the database; lost, it is made again. */
export interface Memory {
  preferences: Registers;
  identity: OwnIdentity | null;
  /** How preferences were set here at the end of the last pass; null: there was none. */
  seen: Values | null;
  /** The release that was last sent or taken. */
  agreed: Ranked | null;
  /** What came before it, as `Manifest.after`. */
  after: string[];
  /** Tag of what this browser wrote last. */
  wrote: string | null;
  /** A release that is not whole, since when. */
  awaited: { tag: string; since: number } | null;
  /** A release that came and was refused. */
  refused: { tag: string; reason: RefusedHere } | null;
}

export const NO_MEMORY: Memory = {
  preferences: {},
  identity: null,
  seen: null,
  agreed: null,
  after: [],
  wrote: null,
  awaited: null,
  refused: null,
};

/** Why a release of another browser is not taken. */
export type RefusedHere = 'unreadable' | 'newer-format' | 'bad-playbook' | 'bad-digest';

/** How it is with the playbook. */
export type ReleaseState =
  | { is: 'same'; number: number }
  /** Only the starter as it comes is here, and nothing travels. */
  | { is: 'none' }
  /** A team's release is in force here: it comes by the team's own way. */
  | { is: 'team' }
  /** To be written, or being written. */
  | { is: 'owed' }
  | { is: 'not-whole'; since: number }
  | { is: 'too-large'; over: number }
  | { is: 'refused'; reason: RefusedHere }
  /** A later Sightline wrote it. */
  | { is: 'newer' };

export interface Local {
  preferences: Values;
  defaults: { readonly [field: string]: unknown };
  identity: OwnIdentity | null;
  /** The active release; null where it is the untouched starter. */
  release: Ranked | null;
  /** Whether this browser has its playbook from a team. */
  inTeam: boolean;
}

export type Taken =
  | { taken: true; number: number }
  | { refused: RefusedHere; detail?: string }
  /** Another release became active meanwhile. */
  | { again: true };

/** What a pass needs of the browser and the database. */
export interface Ports {
  /** Resolves when it is written. Throws what the browser says where it does not take it. */
  write(write: Write): Promise<void>;
  /** Whether so many writes may be done now; counted when they may. */
  mayWrite(writes: number): Promise<boolean>;
  /** Sets preferences; answers what is understood and was set. */
  setPreferences(values: Values): Promise<Values>;
  /** Takes over who the person is; answers whether that changed anything. */
  setIdentity(identity: OwnIdentity): Promise<boolean>;
  /** The active release as JSON, under this number. */
  releaseText(number: number): Promise<string>;
  /** Makes a release the active one in place of `instead`. */
  take(text: string, manifest: Manifest, instead: Ranked | null): Promise<Taken>;
  /** Durable when it resolves. */
  save(memory: Memory): Promise<void>;
  now(): number;
}

/** What a pass has to tell. */
export type Told =
  | { what: 'took'; number: number /** The own release that made way, not sent before. */; kept: number | null }
  | { what: 'set'; names: string[] }
  | { what: 'refused'; number: number; reason: RefusedHere; detail?: string }
  | { what: 'refused-person'; reason: 'unreadable' | 'newer' };

export interface Outcome {
  told: Told[];
  release: ReleaseState;
  /** Something was written. */
  sent: boolean;
  /** There is something to write that may not be written yet. */
  owed: boolean;
  /** The person removed everything in another browser. */
  stopped: boolean;
}

/** Writes one after the other, or nothing where that would be too often; answers whether it did. */
export type Writer = (writes: readonly Write[]) => Promise<boolean>;
