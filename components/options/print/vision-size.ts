import type { Vision } from '../../../lib/playbook/schema';

/** Type sizes of the one page, in points, as `print.css` sets them by `data-size`. */
const SIZES = [
  { name: 'full', points: 10 },
  { name: 'smaller', points: 8.5 },
  { name: 'smallest', points: 7.5 },
] as const;
export type VisionSize = (typeof SIZES)[number]['name'];

/** What A4 and Letter both have between the margins, in points, less a reserve for lines that break badly. */
const PAGE = { width: 510, height: 660 };
/** Width of an average character and height of a line, as parts of the type size. */
const CHARACTER = 0.56;
const LINE = 1.4;

/**
 * The largest size at which a vision probably stands on one page; the smallest where none will do: then it runs on to a
 * second page, and nothing is cut off. `redirects`: how many are on the page.
 */
export function visionSize(vision: Vision, redirects: number): VisionSize {
  return (
    SIZES.find(({ points }) => heightOf(vision, redirects, points) <= PAGE.height) ?? { name: 'smallest' as const }
  ).name;
}

function heightOf({ statement, answers, goals }: Vision, redirects: number, size: number): number {
  const { width } = PAGE;
  const answer = (text: string): number => textHeight(text, width / 2 - 9, size) + 15;
  const { value, approach, position, economy } = answers;
  const rows = Math.max(answer(value), answer(approach)) + Math.max(answer(position), answer(economy)) + 32;
  const goalWidth = width * 0.46;
  const table = goals.reduce(
    (sum, { title, why, owner = '' }) =>
      sum + textHeight(title, goalWidth, size) + textHeight(`${why} (${owner})`, goalWidth, size * 0.9) + 9,
    20,
  );
  const head = textHeight(statement, width - 13, size * 1.65) + 40;
  return head + rows + table + (redirects === 0 ? 0 : 32 + redirects * 13);
}

function textHeight(text: string, width: number, size: number): number {
  return Math.ceil((text.length * size * CHARACTER) / width) * size * LINE;
}
