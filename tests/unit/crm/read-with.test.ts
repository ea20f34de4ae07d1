import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Reader } from '../../../lib/crm/adapter';
import { readWith } from '../../../lib/crm/read-with';
import type { Identity } from '../../../lib/crm/record';
import { readers } from '../../../lib/crm/registry';

const IDENTITY: Identity = { crm: 'hubspot', org: '1', object: 'deal', kind: 'deal', id: '2', mode: 'view' };

/** A page of which nothing can be asked. */
const BROKEN: Document = new Proxy(Object.create(null), {
  get() {
    throw new Error('broken page');
  },
});

const throwing = (reader: Reader): Reader => ({
  ...reader,
  read() {
    throw new Error('bug');
  },
});

afterEach(() => vi.restoreAllMocks());

describe.each(readers.map((reader) => [reader.crm, reader] as const))('an error while reading %s', (_crm, reader) => {
  it('is told to who asks, and answered with not yet', () => {
    const told: unknown[] = [];
    const options = { onError: (error: unknown) => told.push(error) };
    expect(readWith(reader, IDENTITY, BROKEN, options)).toEqual({ wait: 'page-not-rendered' });
    expect(readWith(throwing(reader), IDENTITY, BROKEN, options)).toEqual({ wait: 'page-not-rendered' });
    expect(told).toEqual([new Error('broken page'), new Error('bug')]);
  });

  it('is thrown where nobody waits when nobody asks', () => {
    const later: (() => void)[] = [];
    vi.stubGlobal('queueMicrotask', (run: () => void) => later.push(run));
    try {
      readWith(reader, IDENTITY, BROKEN, {});
    } finally {
      vi.unstubAllGlobals();
    }
    expect(later).toHaveLength(1);
    expect(later[0]).toThrow('broken page');
  });
});
