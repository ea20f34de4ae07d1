import type { Goal, Metric, Playbook, Process, Redirect, Stage, Step, Tip, Vision } from './schema';

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
export type ItemKind = (typeof ITEM_KINDS)[number];

/**
 * The same in two playbooks for what counts as the same item: `playbook`, `vision`, `tip <id>`, and so on; a stage by its
 * process too (`stage <process>/<id>`), because its id is unique only there. A step keeps its key in another stage.
 */
export type ItemKey = string;

// Functions rather than `Omit`, which forgets every known member of a type that also has an index signature.
const documentOf = ({ vision, processes, metrics, tips, ...fields }: Playbook) => fields;
const visionOf = ({ goals, redirects, ...fields }: Vision) => fields;
const processOf = ({ stages, ...fields }: Process) => fields;
const stageOf = ({ steps, ...fields }: Stage) => fields;

/** What each kind of item says by itself: its object in the document without the lists of other items. */
export interface ItemFields {
  playbook: ReturnType<typeof documentOf>;
  vision: ReturnType<typeof visionOf>;
  goal: Goal;
  redirect: Redirect;
  process: ReturnType<typeof processOf>;
  stage: ReturnType<typeof stageOf>;
  step: Step;
  metric: Metric;
  tip: Tip;
}

/** One item of a playbook. Never changed in place: an edit makes another one. */
export type Item<Kind extends ItemKind = ItemKind> = {
  [K in Kind]: {
    readonly key: ItemKey;
    readonly kind: K;
    /** `vision` for the vision, which has none of its own. */
    readonly id: string;
    readonly fields: ItemFields[K];
    /**
     * Keys of what is inside, in order. In the playbook: processes, then metrics, then tips; in the vision: goals, then
     * redirects; in a process its stages; in a stage its steps.
     */
    readonly inside: readonly ItemKey[];
  };
}[Kind];

/** A whole playbook, item by item. */
export type Items = ReadonlyMap<ItemKey, Item>;

export const PLAYBOOK_KEY: ItemKey = 'playbook';
export const VISION_KEY: ItemKey = 'vision';

/** The kinds that stand in a list, and are made, moved and removed. */
export type ListedKind = Exclude<ItemKind, 'playbook' | 'vision'>;

export const itemKey = (kind: Exclude<ListedKind, 'stage'>, id: string): ItemKey => `${kind} ${id}`;
export const stageKey = (process: string, stage: string): ItemKey => `stage ${process}/${stage}`;

/** The kind that a key names; undefined for a text that is no key. */
export function kindOfKey(key: ItemKey): ItemKind | undefined {
  const [word] = key.split(' ', 1);
  return ITEM_KINDS.find((kind) => kind === word);
}

/** What a person knows an item by: its title; the vision by its statement. */
export function titleOf(item: Item): string {
  return item.kind === 'vision' ? item.fields.statement : item.fields.title;
}

const NOTHING: readonly ItemKey[] = [];
/** One item for one object, so that what an edit left alone is known by identity. */
const made = new WeakMap<object, Item>();

function once(fields: object, make: () => Item): Item {
  const known = made.get(fields);
  if (known) return known;
  const item = make();
  made.set(fields, item);
  return item;
}

const facts = (kind: Exclude<ListedKind, 'stage'>, id: string) => ({ key: itemKey(kind, id), id, inside: NOTHING });
const goalItem = (fields: Goal) => once(fields, () => ({ ...facts('goal', fields.id), kind: 'goal', fields }));
const redirectItem = (fields: Redirect) =>
  once(fields, () => ({ ...facts('redirect', fields.id), kind: 'redirect', fields }));
const stepItem = (fields: Step) => once(fields, () => ({ ...facts('step', fields.id), kind: 'step', fields }));
const metricItem = (fields: Metric) => once(fields, () => ({ ...facts('metric', fields.id), kind: 'metric', fields }));
/** A tip by itself as an item. */
export const tipItem = (fields: Tip) => once(fields, () => ({ ...facts('tip', fields.id), kind: 'tip', fields }));

/**
 * A playbook as items, in the order in which it is read. Objects of the document become the items' `fields` as they are,
 * uncopied. Throws when two items have one key: `parsePlaybook` lets no such document in, so one is a bug of ours.
 */
export function itemsOf(playbook: Playbook): Items {
  const items = new Map<ItemKey, Item>();
  const add = (item: Item): ItemKey => {
    if (items.has(item.key)) throw new Error(`two items are ${item.key}`);
    items.set(item.key, item);
    return item.key;
  };
  const { vision, processes, metrics, tips } = playbook;
  const processKeys = processes.map(({ id }) => itemKey('process', id));
  const [metricItems, tipItems] = [metrics.map(metricItem), tips.map(tipItem)];
  const inside = [processKeys, keysOf(metricItems), keysOf(tipItems)].flat();
  add({ key: PLAYBOOK_KEY, kind: 'playbook', id: playbook.id, fields: documentOf(playbook), inside });
  for (const item of visionItems(vision)) add(item);
  for (const process of processes) {
    const { id, stages } = process;
    const stageKeys = stages.map((stage) => stageKey(id, stage.id));
    add({ key: itemKey('process', id), kind: 'process', id, fields: processOf(process), inside: stageKeys });
    for (const stage of stages) {
      const steps = stage.steps.map(stepItem);
      const fields = stageOf(stage);
      add({ key: stageKey(id, stage.id), kind: 'stage', id: stage.id, fields, inside: keysOf(steps) });
      for (const step of steps) add(step);
    }
  }
  for (const item of metricItems) add(item);
  for (const item of tipItems) add(item);
  return items;
}

/** The vision by itself as items: itself, its goals, its redirects. */
export function visionItems(vision: Vision): Item[] {
  const [goals, redirects] = [vision.goals.map(goalItem), vision.redirects.map(redirectItem)];
  const inside = [keysOf(goals), keysOf(redirects)].flat();
  return [{ key: VISION_KEY, kind: 'vision', id: 'vision', fields: visionOf(vision), inside }, ...goals, ...redirects];
}

const keysOf = (items: readonly Item[]): ItemKey[] => items.map(({ key }) => key);
