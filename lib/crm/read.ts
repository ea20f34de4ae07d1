import type { ReadOptions } from './adapter';
import { complete } from './complete';
import { readWith } from './read-with';
import type { Identity, ReadResult } from './record';
import { readers } from './registry';

/**
 * What the page shows of the record that `identity` names, now. One look, no memory: right on a page that has come to
 * rest. On one that may still be changing from one record to the next, `watch/follow.ts` tells when to believe it.
 * Never throws; should a reader, the answer is "not yet" and the error is reported as uncaught.
 */
export function read(identity: Identity, document: Document, options: ReadOptions = {}): ReadResult {
  const reader = readers.find((one) => one.crm === identity.crm);
  if (!reader) return { none: 'other-page' };
  const result = readWith(reader, identity, document, options);
  return 'record' in result ? { record: complete(result.record) } : result;
}
