import { describe, expect, it } from 'vitest';
import { visionSince } from '../../../lib/playbook/vision-since';
import { sample } from './sample';

const { vision } = sample();
const other = { ...vision, statement: 'Another course.' };
const at = (number: number, one = vision) => ({ number, date: `2026-11-0${number}T08:00:00Z`, vision: { ...one } });

describe('since when a vision holds', () => {
  it('is the first release of the unbroken run up to the newest', () => {
    expect(visionSince([at(4), at(3), at(2, other), at(1)], vision)?.number).toBe(3);
  });

  it('is the oldest that is kept where it was never another', () => {
    expect(visionSince([at(4), at(3)], vision)?.number).toBe(3);
  });

  it('is not known where the newest release has another vision, or there is none', () => {
    expect(visionSince([at(4, other), at(3)], vision)).toBeNull();
    expect(visionSince([], vision)).toBeNull();
  });
});
