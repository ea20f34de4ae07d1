import { flaggedItem, flagsAnswered, isOpenFlag } from '../../../../lib/notes/credit';
import type { FlagWord } from '../../../../lib/notes/event';
import type { ThreadView } from '../../../../lib/notes/thread';
import type { ItemDifference } from '../../../../lib/playbook/changes';
import { type ItemKey, type Items, titleOf } from '../../../../lib/playbook/items';

export const FLAG_WORDS: readonly FlagWord[] = ['not-true-here', 'missing', 'worked'];

/** `waiting`: every state but resolved. */
export const FLAG_STANDINGS = ['waiting', 'open', 'answered', 'reopened', 'resolved', 'all'] as const;

/** What the list is narrowed to; an empty part narrows nothing. */
export interface FlagFilter {
  layer: '' | 'step' | 'tip';
  word: '' | FlagWord;
  standing: (typeof FLAG_STANDINGS)[number];
}
export const WAITING_FLAGS: FlagFilter = { layer: '', word: '', standing: 'waiting' };

/** What the field said about one item, the newest first. */
export interface FlagGroup {
  key: ItemKey;
  kind: 'step' | 'tip';
  id: string;
  /** As the draft calls it; null where it is not in the draft. */
  title: string | null;
  counts: { [word in FlagWord]: number };
  flags: ThreadView[];
}

/** Flags by item; the item that was flagged last comes first. Flags are about steps and tips only. */
export function groupFlags(threads: readonly ThreadView[], items: Items, filter: FlagFilter): FlagGroup[] {
  const groups = new Map<ItemKey, FlagGroup>();
  const newest = [...threads].sort((one, other) => other.beganAt - one.beganAt || (one.id < other.id ? -1 : 1));
  for (const thread of newest) {
    const key = flaggedItem(thread);
    const { tie, flag } = thread;
    if (key === null || flag === null || !isListed(thread, filter)) continue;
    if (tie?.kind !== 'step' && tie?.kind !== 'tip') continue;
    const item = items.get(key);
    const group = groups.get(key) ?? {
      key,
      kind: tie.kind,
      id: tie.id,
      title: item ? titleOf(item) : null,
      counts: { 'not-true-here': 0, missing: 0, worked: 0 },
      flags: [],
    };
    group.counts[flag] += 1;
    group.flags.push(thread);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function isListed({ tie, flag, state }: ThreadView, { layer, word, standing }: FlagFilter): boolean {
  if (layer !== '' && tie?.kind !== layer) return false;
  if (word !== '' && flag !== word) return false;
  return standing === 'all' || (standing === 'waiting' ? state !== 'resolved' : state === standing);
}

/** How many flags wait on each item. */
export function waitingByItem(
  threads: readonly Pick<ThreadView, 'flag' | 'state' | 'tie'>[],
): ReadonlyMap<ItemKey, number> {
  const waiting = new Map<ItemKey, number>();
  for (const thread of threads) {
    const key = flaggedItem(thread);
    if (key !== null && isOpenFlag(thread)) waiting.set(key, (waiting.get(key) ?? 0) + 1);
  }
  return waiting;
}

/**
 * How many flags lie behind what differs between two sides, by item. Between releases: those that were credited after the older
 * one, up to the newer. Beside the draft: those that its publishing would answer.
 */
export function flagsBehind(
  threads: readonly ThreadView[],
  [from, to]: readonly [number | 'draft', number | 'draft'],
  differences: readonly ItemDifference[],
): ReadonlyMap<ItemKey, number> {
  if (from === 'draft' || to === 'draft') {
    return new Map([...flagsAnswered(threads, differences)].map(([key, flags]) => [key, flags.length]));
  }
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const behind = new Map<ItemKey, number>();
  for (const thread of threads) {
    const [key, { changedIn }] = [flaggedItem(thread), thread];
    if (key === null || changedIn === null || changedIn <= low || changedIn > high) continue;
    behind.set(key, (behind.get(key) ?? 0) + 1);
  }
  return behind;
}
