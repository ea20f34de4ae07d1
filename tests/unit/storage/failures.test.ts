import { describe, expect, it } from 'vitest';
import { KnownFailure } from '../../../lib/failure';
import { storageFailure } from '../../../lib/storage/database';

describe('trouble with storage', () => {
  it.each([
    ['QuotaExceededError', 'storage-full'],
    ['VersionError', 'newer-database'],
    ['AbortError', 'storage-failed'],
    ['UnknownError', 'storage-failed'],
  ])('%s is told as %s', (name, code) => {
    expect(storageFailure(new DOMException('because', name)).failure).toEqual({ code, detail: `${name}: because` });
  });

  it('that is known already stays what it is', () => {
    const known = new KnownFailure('no-release', 'here');
    expect(storageFailure(known)).toBe(known);
  });

  it('of any other kind still says what it was', () => {
    expect(storageFailure('odd').failure).toEqual({ code: 'storage-failed', detail: 'odd' });
  });
});
