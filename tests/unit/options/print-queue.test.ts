import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makePrintQueue } from '../../../components/options/print/print-queue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('draws one part a turn, in order, and tells how far it is', () => {
  const told: string[] = [];
  const drawn: number[] = [];
  const queue = makePrintQueue((done, parts) => told.push(`${done}/${parts}`));
  for (const part of [1, 2, 3]) queue.add(() => drawn.push(part));
  expect(drawn).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect([drawn, told]).toEqual([[1], ['0/1', '0/2', '0/3', '1/3']]);
  vi.runAllTimers();
  expect([drawn, told.at(-1)]).toEqual([[1, 2, 3], '3/3']);
});

it('leaves out what was taken away, and draws the rest at once where the browser prints', () => {
  const told: string[] = [];
  const drawn: number[] = [];
  const queue = makePrintQueue((done, parts) => told.push(`${done}/${parts}`));
  const takeAway = [1, 2, 3].map((part) => queue.add(() => drawn.push(part)));
  takeAway[1]?.();
  queue.flush();
  expect([drawn, told.at(-1)]).toEqual([[1, 3], '2/2']);
  vi.runAllTimers();
  expect(drawn).toEqual([1, 3]);
  queue.add(() => drawn.push(4));
  vi.runAllTimers();
  expect([drawn, told.at(-1)]).toEqual([[1, 3, 4], '3/3']);
});
