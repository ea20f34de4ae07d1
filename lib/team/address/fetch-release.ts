import { LARGEST_DOCUMENT } from '../judge';

/** Why nothing came (`team_failed_<reason>` in the catalogue, with `_` for `-`). */
export type FetchFailure =
  | 'unreachable' // no answer: no network, no such host, a certificate that does not hold
  | 'slow' // not finished in time
  | 'cut-short' // the connection ended before the document did
  | 'not-found'
  | 'not-let-in' // 401, 403, 407
  | 'server-trouble' // any other status
  | 'sign-in-page' // HTML in place of a document: a network that wants a person to sign in first, or a wrong address
  | 'led-elsewhere' // a redirect to another origin or away from https
  | 'too-large';

/** What a server said of the document last, so that it need not send it again. */
export interface Validators {
  etag: string | null;
  modified: string | null;
}

export type Fetched =
  | ({ outcome: 'document'; document: Uint8Array; signature: string | null } & Validators)
  | { outcome: 'unchanged' }
  | { outcome: 'failed'; reason: FetchFailure; detail: string };

/** Milliseconds for a document and its signature. */
const PATIENCE = 60_000;

/** A signature file is about 400 bytes; with fifty rotations about 20 kB. */
const LARGEST_SIGNATURE = 100_000;

/**
 * Asks an address for its document if it is not the one of `seen`, then for the signature beside it. Sends no cookie, no
 * referrer, nothing about the person. Never rejects.
 */
export async function fetchRelease(address: string, seen: Validators, patience = PATIENCE): Promise<Fetched> {
  const signal = AbortSignal.timeout(patience);
  try {
    const headers: [string, string][] = [];
    if (seen.etag !== null) headers.push(['If-None-Match', seen.etag]);
    if (seen.modified !== null) headers.push(['If-Modified-Since', seen.modified]);
    const answer = await get(address, headers, signal);
    if (answer.status === 304) return { outcome: 'unchanged' };
    const document = await bodyOf(answer, address, LARGEST_DOCUMENT);
    const beside = await get(`${address}.sig`, [], signal);
    const signature = beside.status === 404 ? null : await bodyOf(beside, address, LARGEST_SIGNATURE);
    return {
      outcome: 'document',
      document,
      signature: signature && new TextDecoder().decode(signature),
      etag: answer.headers.get('ETag'),
      modified: answer.headers.get('Last-Modified'),
    };
  } catch (error) {
    if (error instanceof Failed) return { outcome: 'failed', reason: error.reason, detail: error.message };
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    const detail = error instanceof Error ? error.message : String(error);
    return { outcome: 'failed', reason: slow ? 'slow' : 'unreachable', detail };
  }
}

class Failed extends Error {
  constructor(
    readonly reason: FetchFailure,
    detail: string,
  ) {
    super(detail);
  }
}

function get(address: string, headers: [string, string][], signal: AbortSignal): Promise<Response> {
  return fetch(address, {
    headers,
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // The browser's own cache would answer by itself what was asked of the server.
    cache: 'no-store',
  });
}

/** The bytes of an answer, at most `largest`; more are not waited for. */
async function bodyOf(answer: Response, address: string, largest: number): Promise<Uint8Array> {
  // Where a redirect led: a document may move within its host.
  if (answer.redirected && new URL(answer.url).origin !== new URL(address).origin) {
    throw new Failed('led-elsewhere', new URL(answer.url).origin);
  }
  if (!answer.ok) throw new Failed(reasonOf(answer.status), `HTTP ${answer.status}`);
  const type = answer.headers.get('Content-Type') ?? '';
  if (/^\s*(text\/html|application\/xhtml)/i.test(type)) throw new Failed('sign-in-page', type);
  const pieces: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  for (;;) {
    const piece = await reader?.read().catch((error: unknown) => {
      // A time that is up ends a body as well; that is no fault of the server's.
      if (error instanceof DOMException && error.name === 'TimeoutError') throw error;
      throw new Failed('cut-short', `after ${length} bytes`);
    });
    if (!piece || piece.done) break;
    length += piece.value.length;
    if (length > largest) {
      await reader?.cancel();
      throw new Failed('too-large', `more than ${largest} bytes`);
    }
    pieces.push(piece.value);
  }
  return joined(pieces, length);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function reasonOf(status: number): FetchFailure {
  if (status === 404 || status === 410) return 'not-found';
  return status === 401 || status === 403 || status === 407 ? 'not-let-in' : 'server-trouble';
}
