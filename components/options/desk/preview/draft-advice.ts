import { type Advice, OWN_ZONE, type Progress } from '../../../../lib/coaching/advice';
import { advise } from '../../../../lib/coaching/advise';
import { type CompiledRelease, compileRelease } from '../../../../lib/coaching/compile';
import type { Record as CrmRecord } from '../../../../lib/crm/record';
import type { ReleaseFacts } from '../../../../lib/draft-requests';
import { parseMarkdown } from '../../../../lib/markdown/parse';
import type { Block } from '../../../../lib/markdown/tree';
import type { Playbook } from '../../../../lib/playbook/schema';

/** What a rep would see if the draft were published, for one record. */
export interface DraftAdvice {
  advice: Advice;
  markdown: { [source: string]: Block[] };
  /**
   * Of the tip that is being edited: it comes first by itself, it was brought to the top to be seen, or its condition does
   * not hold here. Null where no tip is being edited.
   */
  standing: 'first' | 'brought' | 'absent' | null;
}

export interface DraftQuestion {
  playbook: Playbook;
  facts: ReleaseFacts;
  record: CrmRecord;
  progress: Progress;
  /** Id of the tip that is being edited. */
  tip: string | null;
  /** Now, in milliseconds since the epoch. */
  at: number;
}

/** Texts whose trees are remembered; beyond that the memory starts anew. */
const MOST_TREES = 500;

/**
 * Makes advice from drafts. Of one draft the index is made once, and conditions only of the tips that come in view; most
 * texts are the same from one key press to the next, so their trees are remembered.
 */
export function draftAdviser(): (question: DraftQuestion) => DraftAdvice {
  let prepared: { playbook: Playbook; release: CompiledRelease } | null = null;
  const trees = new Map<string, Block[]>();
  const treeOf = (source: string): Block[] => {
    const tree = trees.get(source) ?? parseMarkdown(source);
    if (trees.size >= MOST_TREES) trees.clear();
    trees.set(source, tree);
    return tree;
  };
  return (question) => {
    const { playbook, facts, record, progress, at } = question;
    if (prepared?.playbook !== playbook) prepared = { playbook, release: compileRelease({ ...facts, playbook }) };
    const plain = advise(prepared.release, record, progress, { at, timeZone: OWN_ZONE });
    const { advice, standing } = withTipInFront(plain, question);
    const tips = [...(advice.tip ? [advice.tip] : []), ...advice.others, ...advice.possible];
    const sources = [...tips.map(({ body }) => body), ...advice.steps.flatMap(({ how }) => how ?? [])];
    return { advice, standing, markdown: Object.fromEntries(sources.map((source) => [source, treeOf(source)])) };
  };
}

/** The advice with the tip that is being edited on top, if it shows here at all: among hundreds it would not be seen. */
function withTipInFront(
  advice: Advice,
  { playbook, facts, record, progress, tip: wanted, at }: DraftQuestion,
): Pick<DraftAdvice, 'advice' | 'standing'> {
  if (wanted === null) return { advice, standing: null };
  if (advice.tip?.id === wanted) return { advice, standing: 'first' };
  const tips = playbook.tips.filter(({ id }) => id === wanted);
  const alone = advise({ ...facts, playbook: { ...playbook, tips } }, record, progress, { at, timeZone: OWN_ZONE }).tip;
  if (!alone) return { advice, standing: 'absent' };
  const others = [...(advice.tip ? [advice.tip] : []), ...advice.others.filter(({ id }) => id !== wanted)];
  return { advice: { ...advice, tip: alone, others }, standing: 'brought' };
}
