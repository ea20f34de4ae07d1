import type { Translate } from '../../../../lib/i18n/translate';
import { type ItemDifference, type KindSummary, summaryOf } from '../../../../lib/playbook/changes';

/** In the order in which a person wants to hear them. */
const WHATS = ['added', 'removed', 'meaning', 'place', 'wording', 'upkeep'] as const;

/**
 * What differs in one sentence: "2 tips new, 1 step reworded, vision unchanged since release 3 of 1 Nov 2026." `since`: the
 * release since which the vision says what it says; null where that is not known.
 */
export function differenceSentence(
  differences: readonly ItemDifference[],
  since: { number: number; date: string } | null,
  t: Translate,
): string {
  const parts = differenceParts(differences, t);
  const vision = summaryOf(differences).filter(
    ({ kind }) => kind === 'vision' || kind === 'goal' || kind === 'redirect',
  );
  const isVisionUntouched = vision.every(({ counts }) => Object.values(counts).every((count) => count === 0));
  if (isVisionUntouched) parts.push(since ? t('diff_vision_since', since) : t('diff_vision_same'));
  return t('diff_sentence', { parts: new Intl.ListFormat(t.locale, { type: 'unit', style: 'short' }).format(parts) });
}

/** What differs, part by part: "2 tips new", "1 step reworded". */
export function differenceParts(differences: readonly ItemDifference[], t: Translate): string[] {
  return summaryOf(differences).flatMap((summary) => WHATS.flatMap((what) => partOf(summary, what, t)));
}

function partOf({ kind, counts }: KindSummary, what: (typeof WHATS)[number], t: Translate): string[] {
  const count = counts[what];
  if (count === 0) return [];
  const word = t.dynamic(`diff_what_${what}`);
  // There is one vision and one document; a number would say nothing.
  if (kind === 'vision' || kind === 'playbook')
    return [t('diff_single', { noun: t.dynamic(`diff_noun_${kind}`), word })];
  return [t('diff_counted', { count, noun: t.dynamic(`options_count_${kind}`, { count }), word })];
}
