import { describe, expect, it } from 'vitest';
import { failureOf, HubFailure, isThereAlready } from '../../../lib/team/hub/failure';
import { pauseBefore } from '../../../lib/team/hub/keep-connected';

const named = (name: string, message = 'x', more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more });
const api = (code: number, message: string): Error => named('JetStreamApiError', message, { code });

describe('what went wrong with a hub', () => {
  it('is told by what the libraries call it, also where it lies below another error', () => {
    const kinds: [Error, string][] = [
      [named('AuthorizationError'), 'unknown-person'],
      [named('PermissionViolationError'), 'not-permitted'],
      [named('TimeoutError'), 'no-answer'],
      [named('ConnectionError'), 'unreachable'],
      [new Error('request', { cause: named('NoResponders') }), 'no-answer'],
      [api(10_054, 'message size exceeds maximum allowed'), 'too-large'],
      [api(10_077, 'maximum bytes exceeded'), 'full'],
      [api(10_003, 'bad request'), 'unexpected'],
      [named('InvalidArgumentError', "'payload' max_payload size exceeded"), 'too-large'],
      [new Error('who knows'), 'unexpected'],
    ];
    for (const [error, kind] of kinds) expect(failureOf(error, false).kind, error.message).toBe(kind);
  });

  it('is the end of the connection where that has ended, and stays what it was called first', () => {
    expect(failureOf(named('RequestError', 'connection closed'), true).kind).toBe('gone');
    const first = new HubFailure('full', 'no room');
    expect(failureOf(first, true)).toBe(first);
  });

  it('is nothing where the subject has its message already', () => {
    expect(isThereAlready(api(10_077, 'maximum messages per subject exceeded'))).toBe(true);
    expect(isThereAlready(api(10_077, 'maximum messages exceeded'))).toBe(false);
    expect(isThereAlready(new Error('maximum messages per subject exceeded'))).toBe(false);
  });
});

describe('the pause before the next try', () => {
  it('doubles up to half a minute, and by chance is between half of it and all', () => {
    expect([0, 1, 2, 3, 20].map((failures) => pauseBefore(failures, false, 1))).toEqual([
      250, 500, 1_000, 2_000, 30_000,
    ]);
    expect(pauseBefore(20, false, 0)).toBe(15_000);
    expect(pauseBefore(0, false, 0)).toBe(125);
  });

  it('is minutes for who is refused', () => {
    expect([pauseBefore(0, true, 0), pauseBefore(9, true, 1)]).toEqual([60_000, 120_000]);
  });
});
