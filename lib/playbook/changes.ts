import { canonicalJson } from './digest';
import type { Playbook } from './schema';

/** What a playbook is made of, in the order in which it is read. `playbook` and `vision` are one item each. */
export const ITEM_KINDS = [
  'playbook',
  'vision',
  'goal',
  'redirect',
  'process',
  'stage',
  'step',
  'metric',
  'tip',
] as const;
export type ChangedKind = (typeof ITEM_KINDS)[number];

export interface ChangedItem {
  id: string;
  title: string;
  /**
   * Names of the fields that differ, as the format spells them, unknown ones too. Made up here: `place` (a step that
   * moved to another stage) and `order` (what is inside stands in another order).
   */
  fields: string[];
}

/** One kind's differences; every item of either document is counted once. */
export interface KindChanges {
  kind: ChangedKind;
  added: { id: string; title: string }[];
  changed: ChangedItem[];
  removed: { id: string; title: string }[];
  same: number;
}

interface Item {
  kind: ChangedKind;
  /** The same in both documents for what counts as the same item. */
  key: string;
  id: string;
  title: string;
  fields: { [name: string]: unknown };
  /** Keys of what is inside, in order. */
  inside: string[];
}

/**
 * What `after` would change in `before`, item by item: matched by id (stages by process and id), compared by content, so
 * that the order of keys or white space in a file is no change. Kinds that neither document has are left out.
 */
export function changesBetween(before: Playbook, after: Playbook): KindChanges[] {
  const old = byKey(before);
  const now = byKey(after);
  const kinds = new Map<ChangedKind, KindChanges>();
  const of = (kind: ChangedKind): KindChanges => {
    const known = kinds.get(kind) ?? { kind, added: [], changed: [], removed: [], same: 0 };
    kinds.set(kind, known);
    return known;
  };
  for (const [key, { kind, id, title }] of old) if (!now.has(key)) of(kind).removed.push({ id, title });
  for (const [key, item] of now) {
    const former = old.get(key);
    const { id, title } = item;
    if (!former) {
      of(item.kind).added.push({ id, title });
      continue;
    }
    const fields = differing(former, item);
    if (fields.length > 0) of(item.kind).changed.push({ id, title, fields });
    else of(item.kind).same += 1;
  }
  return ITEM_KINDS.flatMap((kind) => kinds.get(kind) ?? []);
}

/** Whether both documents say the same. */
export function isUnchanged(changes: readonly KindChanges[]): boolean {
  return changes.every(({ added, changed, removed }) => added.length + changed.length + removed.length === 0);
}

/** How many items of each kind a playbook holds. */
export function countsOf(playbook: Playbook): { [kind in Exclude<ChangedKind, 'playbook' | 'vision'>]: number } {
  const stages = playbook.processes.flatMap((process) => process.stages);
  return {
    goal: playbook.vision.goals.length,
    redirect: playbook.vision.redirects.length,
    process: playbook.processes.length,
    stage: stages.length,
    step: stages.reduce((sum, stage) => sum + stage.steps.length, 0),
    metric: playbook.metrics.length,
    tip: playbook.tips.length,
  };
}

function byKey(playbook: Playbook): Map<string, Item> {
  return new Map([...itemsOf(playbook)].map((item) => [item.key, item]));
}

function* itemsOf(playbook: Playbook): Generator<Item> {
  const { vision, processes, metrics, tips, ...document } = playbook;
  const { goals, redirects, ...statement } = vision;
  const key = (kind: ChangedKind) => (item: { id: string }) => `${kind} ${item.id}`;
  const plain = (kind: ChangedKind) => (item: { id: string; title: string }) => ({
    kind,
    key: key(kind)(item),
    id: item.id,
    title: item.title,
    fields: item,
    inside: [],
  });
  yield {
    ...plain('playbook')(document),
    key: 'playbook',
    inside: [processes.map(key('process')), metrics.map(key('metric')), tips.map(key('tip'))].flat(),
  };
  yield {
    kind: 'vision',
    key: 'vision',
    id: 'vision',
    title: vision.statement,
    fields: statement,
    inside: [goals.map(key('goal')), redirects.map(key('redirect'))].flat(),
  };
  yield* goals.map(plain('goal'));
  yield* redirects.map(plain('redirect'));
  for (const { stages, ...process } of processes) {
    const stageKey = (stage: { id: string }): string => `stage ${process.id}/${stage.id}`;
    yield { ...plain('process')(process), inside: stages.map(stageKey) };
    for (const { steps, ...stage } of stages) {
      yield { ...plain('stage')(stage), key: stageKey(stage), inside: steps.map(key('step')) };
      const place = `${process.id}/${stage.id}`;
      yield* steps.map((step) => ({ ...plain('step')(step), fields: { ...step, place } }));
    }
  }
  yield* metrics.map(plain('metric'));
  yield* tips.map(plain('tip'));
}

function differing(before: Item, after: Item): string[] {
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  const differs = (name: string) => canonicalJson(before.fields[name]) !== canonicalJson(after.fields[name]);
  return [...[...names].filter(differs), ...(isReordered(before.inside, after.inside) ? ['order'] : [])];
}

/** Only what is inside both counts: what was added or removed is told as such. */
function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const now = new Set(after);
  const old = new Set(before);
  return before.filter((key) => now.has(key)).join('\n') !== after.filter((key) => old.has(key)).join('\n');
}
