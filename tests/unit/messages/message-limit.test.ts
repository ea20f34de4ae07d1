import { expect, it } from 'vitest';
import { fitsMessage } from '../../../lib/message-limit';

it('measures a message in bytes, to the last one', () => {
  // Two quotes around it.
  expect(fitsMessage('a'.repeat(98), 100)).toBe(true);
  expect(fitsMessage('a'.repeat(99), 100)).toBe(false);
  expect(fitsMessage('ü'.repeat(49), 100)).toBe(true);
  expect(fitsMessage('ü'.repeat(50), 100)).toBe(false);
  expect(fitsMessage('€'.repeat(33), 100)).toBe(false);
});
