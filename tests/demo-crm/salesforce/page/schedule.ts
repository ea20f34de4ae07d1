import { config } from './config.ts';

/** mulberry32: the same seed gives the same numbers in [0, 1). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = generator(config.options.seed);
let pending = 0;
let waiting: (() => void)[] = [];

function delay(): number {
  const { min, max } = config.options.delays;
  return min + random() * (max - min);
}

function done(): void {
  pending -= 1;
  if (pending > 0) return;
  const told = waiting;
  waiting = [];
  for (const tell of told) tell();
}

/** Runs `work` later, by a drawn delay on top of `after`; at once when the page is set to have no delays. */
function after(milliseconds: number, work: () => void): void {
  if (milliseconds <= 0) {
    work();
    return;
  }
  pending += 1;
  setTimeout(() => {
    try {
      work();
    } finally {
      done();
    }
  }, milliseconds);
}

/** Runs one piece of work by a drawn delay. */
export function later(work: () => void): void {
  after(delay(), work);
}

/** Runs the parts of a page one after the other, each late; in a drawn order when the page is set to shuffle. */
export function laterInTurn(parts: readonly (() => void)[]): void {
  const order = [...parts];
  if (config.options.shuffle) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = Math.floor(random() * (index + 1));
      const [one, two] = [order[index], order[other]];
      if (one && two) [order[index], order[other]] = [two, one];
    }
  }
  let time = 0;
  for (const part of order) {
    time += delay();
    after(time, part);
  }
}

/** Resolves when nothing more is going to appear by itself, and components had a turn to render. */
export async function settled(): Promise<void> {
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  await turn();
  while (pending > 0) {
    await new Promise<void>((resolve) => waiting.push(resolve));
    await turn();
  }
  await turn();
}
