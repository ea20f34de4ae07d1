/** Why something with the hub did not come about (`team_hub_failed_<kind>` of the catalogue, with `_` for `-`). */
export type HubFailureKind =
  /** No server of the link answers. */
  | 'unreachable'
  /** The server does not know this key. */
  | 'unknown-person'
  /** The server does not let this person do this. */
  | 'not-permitted'
  /** The connection has ended. */
  | 'gone'
  /** The server is there, but what was asked of it got no answer in time: it may choose a new leader just now. */
  | 'no-answer'
  /** The roster is not signed by the key that the link names, or is older than the one that was taken. */
  | 'bad-roster'
  | 'too-large'
  /** The server has no room left. */
  | 'full'
  /** The server answered something else than was asked for, or an error that nothing here expects. */
  | 'unexpected';

export class HubFailure extends Error {
  override readonly name = 'HubFailure';
  readonly kind: HubFailureKind;

  constructor(kind: HubFailureKind, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.kind = kind;
  }
}

/**
 * Error codes of JetStream's answers that mean something of their own (nats-server 2.9, server/errors.json): what a stream
 * refuses by its limits has one code, and only its words say which limit.
 */
const STORE_FAILED = 10_077;
const TOO_LARGE = 10_054;
const NO_ROOM = new Set([10_023, 10_028, 10_047]);

/** What the stream says where the subject has its message already. */
export const isThereAlready = (error: unknown): boolean =>
  codeOf(error) === STORE_FAILED && messageOf(error).includes('maximum messages per subject exceeded');

/** Every error of the libraries as a `HubFailure`; `lost`: whether the connection has ended meanwhile. */
export function failureOf(error: unknown, lost: boolean): HubFailure {
  if (error instanceof HubFailure) return error;
  return new HubFailure(lost ? 'gone' : kindOf(error), messageOf(error), { cause: error });
}

function kindOf(error: unknown): HubFailureKind {
  const code = codeOf(error);
  if (code === TOO_LARGE || messageOf(error).includes('max_payload')) return 'too-large';
  if (code === STORE_FAILED || (code !== null && NO_ROOM.has(code))) return 'full';
  if (code !== null) return 'unexpected';
  // By name: the classes are only there once the libraries are loaded. An error says by its causes what it came from.
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const kind = BY_NAME[at.name];
    if (kind !== undefined) return kind;
  }
  return 'unexpected';
}

/** Names of the errors of @nats-io/nats-core and jetstream 3.4. */
const BY_NAME: { [name: string]: HubFailureKind } = {
  AuthorizationError: 'unknown-person',
  UserAuthenticationExpiredError: 'unknown-person',
  PermissionViolationError: 'not-permitted',
  ClosedConnectionError: 'gone',
  DrainingConnectionError: 'gone',
  ConnectionError: 'unreachable',
  TimeoutError: 'no-answer',
  NoResponders: 'no-answer',
  JetStreamNotEnabled: 'no-answer',
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** `code` of a JetStreamApiError, whatever else has numbers. */
function codeOf(error: unknown): number | null {
  const isApi = error instanceof Error && error.name === 'JetStreamApiError' && 'code' in error;
  return isApi && typeof error.code === 'number' ? error.code : null;
}
