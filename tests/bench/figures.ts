/** What a figure has to keep to (issue 3 D). `atLeast`: the median may not be below; else median and p95 may not be above. */
export interface Limit {
  median?: number;
  p95?: number;
  /** No single sample above. */
  most?: number;
  atLeast?: number;
}

/** One measured figure: what, its unit, every sample, and its limit where it has one. */
export interface Figure {
  what: string;
  unit: string;
  samples: number[];
  limit?: Limit;
}

/** The value below which `share` (0 to 1) of the samples lie; nearest rank. NaN without samples. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: number[]): number => percentile(samples, 0.5);

/** Null: the figure has no limit. A figure without a sample holds nothing. */
export function holds({ samples, limit }: Figure): boolean | null {
  if (!limit) return null;
  const middle = median(samples);
  return (
    (limit.median === undefined || middle <= limit.median) &&
    (limit.p95 === undefined || percentile(samples, 0.95) <= limit.p95) &&
    (limit.most === undefined || Math.max(...samples) <= limit.most) &&
    (limit.atLeast === undefined || middle >= limit.atLeast) &&
    samples.length > 0
  );
}

const shown = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(size >= 10 ? 1 : size >= 0.1 || value === 0 ? 2 : 4);
};

function limitText({ limit = {}, unit }: Figure): string {
  const parts: [number | undefined, (value: string) => string][] = [
    [limit.median, (value) => `median ≤ ${value}`],
    [limit.p95, (value) => `p95 ≤ ${value}`],
    [limit.most, (value) => `always ≤ ${value}`],
    [limit.atLeast, (value) => `≥ ${value}`],
  ];
  return parts.flatMap(([value, words]) => (value === undefined ? [] : [words(`${value} ${unit}`)])).join(', ');
}

/** A Markdown table: median, p95 and number of runs of each figure, its limit and whether it holds. */
export function table(figures: Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, samples } = figure;
    const p95 = samples.length > 1 ? `${shown(percentile(samples, 0.95))} ${unit}` : '';
    const verdict = { true: 'holds', false: '**missed**', null: '' }[String(holds(figure))] ?? '';
    const cells = [what, `${shown(median(samples))} ${unit}`, p95, String(samples.length), limitText(figure), verdict];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| what | median | p95 | runs | limit | |', '|---|---:|---:|---:|---|---|', ...rows].join('\n');
}
