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
}

/** Texts whose trees are remembered; beyond that the memory starts anew. */
const MOST_TREES = 500;

/**
 * Makes advice from drafts. Of one draft the index is made once, and conditions only of the tips that come in view; most
 * texts are the same from one key press to the next, so their trees are remembered.
 */
export function draftAdviser() {
  let prepared: { playbook: Playbook; release: CompiledRelease } | null = null;
  const trees = new Map<string, Block[]>();
  const treeOf = (source: string): Block[] => {
    const tree = trees.get(source) ?? parseMarkdown(source);
    if (trees.size >= MOST_TREES) trees.clear();
    trees.set(source, tree);
    return tree;
  };
  return (playbook: Playbook, facts: ReleaseFacts, record: CrmRecord, progress: Progress, at: number): DraftAdvice => {
    if (prepared?.playbook !== playbook) prepared = { playbook, release: compileRelease({ ...facts, playbook }) };
    const advice = advise(prepared.release, record, progress, { at, timeZone: OWN_ZONE });
    const tips = [...(advice.tip ? [advice.tip] : []), ...advice.others, ...advice.possible];
    const sources = [...tips.map(({ body }) => body), ...advice.steps.flatMap(({ how }) => how ?? [])];
    return { advice, markdown: Object.fromEntries(sources.map((source) => [source, treeOf(source)])) };
  };
}
