import type { Translate } from '../../lib/i18n/translate';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A number of bytes as people read it, in steps of 1,000 as `kilobyte` means: `1.2 MB`. */
export function bytesText(bytes: number, t: Translate): string {
  const step = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(t.locale, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1_000 ** step);
}

/** Day and, for today's, time of an instant in this person's zone. */
export function instantText(at: number | string, t: Translate): string {
  return new Date(at).toLocaleDateString(t.locale, { dateStyle: 'medium' });
}
