import type { Reader, ReadOptions } from './adapter';
import { withinLimits } from './limits';
import type { Identity, ReadResult } from './record';

/** A bug must not break the page that it happens on, and must not stay unseen: it is thrown where nobody waits. */
export function surface(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** What one CRM's reader makes of the page. Never throws: should the reader, the answer is "not yet" and the error is reported as uncaught. */
export function readWith(reader: Reader, identity: Identity, document: Document, options: ReadOptions): ReadResult {
  const onError = options.onError ?? surface;
  try {
    const result = reader.read(identity, document, { ...options, onError });
    return 'record' in result ? { record: withinLimits(result.record) } : result;
  } catch (error) {
    onError(error);
    return { wait: 'page-not-rendered' };
  }
}
