import type { Connect, HubConnection, HubLink, HubService, HubState, OpenHub, Roster } from './contract';
import { failureOf } from './failure';
import { loadNkeys } from './nats';

export type HubIdentity = Parameters<Connect>[1];

export interface KeepParts {
  connect: Connect;
  link: HubLink;
  identity: HubIdentity;
  /** What has to be known before anything else is taken: who belongs to the team. */
  first: HubService;
  services: readonly HubService[];
  roster(): Roster | null;
  tell(state: HubState): void;
  now(): number;
  /** Resolves after so many milliseconds, or when the signal aborts. */
  sleep(milliseconds: number, ended: AbortSignal): Promise<void>;
  /** Random number from 0 to below 1. */
  chance(): number;
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;
/** Who is refused is let in only when somebody does something about it. */
const REFUSED_PAUSE = 120_000;

/**
 * Milliseconds before the next try, by how many failed in a row: doubled each time, and by chance between half of it and all,
 * so that a thousand clients do not come back in one moment.
 */
export function pauseBefore(failures: number, refused: boolean, chance: number): number {
  const most = refused ? REFUSED_PAUSE : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures, 10));
  return Math.round(most * (0.5 + chance / 2));
}

/**
 * Holds a connection open until the signal aborts: opens it, tells the services, and opens another one when it is gone. Tells
 * how it is. Resolves when all is closed.
 */
export async function keepConnected(parts: KeepParts, ended: AbortSignal): Promise<void> {
  const { tell, now } = parts;
  let failures = 0;
  let lostAt = now();
  while (!ended.aborted) {
    const opened = now();
    const outcome = await connectOnce(parts, ended);
    if (ended.aborted) return;
    // A connection that was caught up and lost is a new beginning; one that fails again and again is not.
    if (outcome.lived) {
      failures = 0;
      lostAt = now();
    } else if (failures === 0) lostAt = opened;
    const { kind, message } = failureOf(outcome.error, false);
    const why = REFUSED[kind];
    tell(why ? { state: 'refused', why, detail: message } : { state: 'offline', since: lostAt, detail: message });
    await parts.sleep(pauseBefore(failures, why !== undefined, parts.chance()), ended);
    failures += 1;
  }
}

const REFUSED: { [kind: string]: 'unknown-person' | 'not-permitted' | 'bad-roster' | undefined } = {
  'unknown-person': 'unknown-person',
  'not-permitted': 'not-permitted',
  'bad-roster': 'bad-roster',
};

/** One connection from its beginning to its end. `lived`: everybody had caught up. */
async function connectOnce(parts: KeepParts, ended: AbortSignal): Promise<{ lived: boolean; error: unknown }> {
  const { connect, link, identity, services, tell, now } = parts;
  let refused = false;
  let connection: HubConnection;
  let signer: Signer;
  try {
    signer = await signerOf(identity);
    connection = await connect(link, identity, (state) => {
      refused ||= state.state === 'refused';
      if (!ended.aborted) tell(state);
    });
  } catch (error) {
    return { lived: false, error };
  }
  const gone = new AbortController();
  const close = (): void => void connection.close().catch(() => {});
  ended.addEventListener('abort', close);
  if (ended.aborted) close();
  const hub: OpenHub = { connection, link, person: identity.person, ...signer, roster: parts.roster };
  let lived = false;
  const closed = connection.closed.then((reason) => ({ lived, error: new Error(reason) }));
  const failed = (async () => {
    tell({ state: 'catching-up' });
    try {
      await parts.first.opened(hub, gone.signal);
      await Promise.all(services.map((service) => service.opened(hub, gone.signal)));
    } catch (error) {
      const failure = failureOf(error, false);
      return failure.kind === 'gone' ? closed : { lived, error };
    }
    lived = true;
    if (!refused && !gone.signal.aborted && !ended.aborted) tell({ state: 'live', since: now() });
    return closed;
  })();
  const outcome = await Promise.race([closed, failed]);
  gone.abort();
  ended.removeEventListener('abort', close);
  await connection.close().catch(() => {});
  return outcome;
}

export type Signer = Pick<OpenHub, 'key' | 'sign'>;

/** The public key of an identity, and what signs by its private one. Throws what nkeys throws on a text that holds no seed. */
export async function signerOf(identity: HubIdentity): Promise<Signer> {
  const { fromSeed } = await loadNkeys();
  const seed = 'creds' in identity ? seedIn(identity.creds) : identity.seed;
  const pair = fromSeed(seed);
  return { key: pair.getPublicKey(), sign: (bytes) => pair.sign(bytes) };
}

/** The seed in the text of a `.creds` file; empty where there is none. */
function seedIn(creds: string): Uint8Array {
  const [seed = ''] = /\bSU[A-Z2-7]{56}\b/.exec(creds) ?? [];
  return new TextEncoder().encode(seed);
}
