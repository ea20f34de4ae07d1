import type { Reader, ReadOptions } from './adapter';
import type { Identity, ReadResult } from './record';
import { readers } from './registry';

/** The reader of a record's CRM. */
export function readerOf(identity: Pick<Identity, 'crm'>): Reader | null {
  return readers.find((one) => one.crm === identity.crm) ?? null;
}

/** A bug must not break the page that it happens on, and must not stay unseen: it is thrown where nobody waits. */
export function surface(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/**
 * What the page shows of the record that `identity` names, now. One look, no memory: right on a page that has come to
 * rest. On one that may still be changing from one record to the next, `watch/follow.ts` tells when to believe it.
 * Never throws; should a reader, the answer is "not yet" and the error is reported as uncaught.
 */
export function read(identity: Identity, document: Document, options: ReadOptions = {}): ReadResult {
  const reader = readerOf(identity);
  if (!reader) return { none: 'other-page' };
  try {
    return reader.read(identity, document, options);
  } catch (error) {
    surface(error);
    return { wait: 'page-not-rendered' };
  }
}
