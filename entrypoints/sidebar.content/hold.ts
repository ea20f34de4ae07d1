import type { Advice, Answer } from '../../lib/coaching/advice';

/** The tips of an advice in the order in which they stand on screen. */
export const orderOf = ({ tip, others, possible }: Advice): string[] =>
  [...(tip ? [tip] : []), ...others, ...possible].map(({ id }) => id);

/**
 * The same advice with its tips in an earlier order: an answer ranks a tip lower at once, but what the person has just
 * pressed must not move away under the finger. Tips that were not there before come last. Null when the earlier top tip
 * is no longer handed out: then there is nothing to hold.
 */
export function keepOrder(advice: Advice, order: readonly string[]): Advice | null {
  const place = ({ id }: { id: string }): number => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  const inPlace = <T extends { id: string }>(tips: T[]): T[] => [...tips].sort((a, b) => place(a) - place(b));
  const [tip, ...others] = inPlace([...(advice.tip ? [advice.tip] : []), ...advice.others]);
  if (tip === undefined || tip.id !== order[0]) return null;
  return { ...advice, tip, others, possible: inPlace(advice.possible) };
}

/** The same advice with the person's own word on a tip as it is being saved. */
export function withAnswer(advice: Advice, id: string, answer: Answer | null): Advice {
  const said = <T extends Advice['others'][number]>(tip: T): T =>
    tip.id === id ? { ...tip, answer: answer ?? undefined } : tip;
  return {
    ...advice,
    tip: advice.tip && said(advice.tip),
    others: advice.others.map(said),
    possible: advice.possible.map(said),
  };
}

/** The person's word on a tip in an advice; null where there is none. */
export const answerIn = ({ tip, others, possible }: Advice, id: string): Answer | null =>
  [...(tip ? [tip] : []), ...others, ...possible].find((one) => one.id === id)?.answer ?? null;
