/** One measured figure: what, its unit, and every sample. */
export interface Figure {
  what: string;
  unit: string;
  samples: number[];
}

/** The value below which `share` (0 to 1) of the samples lie; nearest rank. NaN without samples. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: number[]): number => percentile(samples, 0.5);

const shown = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);

/** A Markdown table: median, p95 and number of runs of each figure. */
export function table(figures: Figure[]): string {
  const rows = figures.map(({ what, unit, samples }) => {
    const single = samples.length === 1;
    return `| ${what} | ${shown(median(samples))} ${unit} | ${single ? '' : `${shown(percentile(samples, 0.95))} ${unit}`} | ${samples.length} |`;
  });
  return ['| what | median | p95 | runs |', '|---|---:|---:|---:|', ...rows].join('\n');
}
