import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { randomFrom } from './random.ts';
import { options } from './setting.ts';

const random = randomFrom(options.seed);
let pending = 0;
let floor = 0;

/** A new page begins: the order of parts is counted afresh. */
export function startOver(): void {
  floor = 0;
}

/** How late the next part is, in milliseconds. Without `shuffle` no part comes before one that was asked for earlier. */
export function nextDelay(): number {
  const { min, max } = options.delays;
  const drawn = min + random() * (max - min);
  if (options.shuffle) return drawn;
  floor = Math.max(floor, drawn);
  return floor;
}

/** Runs `act` after `delay` milliseconds (at once for 0); `settled` waits for it. */
export function after(delay: number, act: () => void): void {
  if (delay === 0) {
    act();
    return;
  }
  pending++;
  setTimeout(() => {
    pending--;
    act();
  }, delay);
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Resolves once nothing is due any more and the page stands still. */
export async function settled(): Promise<void> {
  let still = 0;
  while (still < 3) {
    await turn();
    still = pending === 0 ? still + 1 : 0;
  }
}

interface Props<T> {
  /** What the part is about: a record's id. */
  token: string;
  value: T;
  children: (value: T) => ComponentChildren;
  /** Stands there until the first value is due. */
  instead?: ComponentChildren;
}

/**
 * A part of the page that comes late. New, it shows `instead` until it is due. Kept in place for another token, it goes
 * on showing the old value until then: HubSpot's cards do so when React reuses them for the next record.
 */
export function Late<T>({ token, value, children, instead = null }: Props<T>) {
  const shown = useRef<{ token: string; value: T } | null>(null);
  const wanted = useRef<{ token: string; value: T; due: boolean } | null>(null);
  const alive = useRef(true);
  const [, redraw] = useState(0);
  useEffect(
    () => () => {
      alive.current = false;
    },
    [],
  );
  if (wanted.current?.token === token) {
    wanted.current.value = value;
  } else {
    const ask = { token, value, due: false };
    wanted.current = ask;
    let drawing = true;
    after(nextDelay(), () => {
      ask.due = true;
      if (alive.current && !drawing) redraw((count) => count + 1);
    });
    drawing = false;
  }
  if (wanted.current.due) shown.current = { token, value };
  return <>{shown.current ? children(shown.current.value) : instead}</>;
}
