import { type Item, type ItemFields, type ItemKind, type Items, PLAYBOOK_KEY, VISION_KEY } from './items';
import type { Playbook, Process, Stage, Vision } from './schema';

/** What was made of an item the last time: parts that no edit touched come out as the same objects. */
const former = {
  document: new WeakMap<Item<'playbook'>['inside'], Pick<Playbook, 'processes' | 'metrics' | 'tips'>>(),
  vision: new WeakMap<Item<'vision'>, Vision>(),
  process: new WeakMap<Item<'process'>, Process>(),
  stage: new WeakMap<Item<'stage'>, Stage>(),
};

/**
 * The playbook of these items: the exact inverse of `itemsOf`. Throws when an item that stands inside another one is not
 * there.
 */
export function playbookOf(items: Items): Playbook {
  const document = itemAt(items, PLAYBOOK_KEY, 'playbook');
  const lists = former.document.get(document.inside);
  const parts = {
    processes: same(
      lists?.processes,
      inside(items, document, 'process').map((item) => processOf(items, item)),
    ),
    metrics: same(lists?.metrics, fieldsInside(items, document, 'metric')),
    tips: same(lists?.tips, fieldsInside(items, document, 'tip')),
  };
  former.document.set(document.inside, parts);
  return { ...document.fields, vision: visionOf(items), ...parts };
}

function visionOf(items: Items): Vision {
  const vision = itemAt(items, VISION_KEY, 'vision');
  const known = former.vision.get(vision);
  const goals = same(known?.goals, fieldsInside(items, vision, 'goal'));
  const redirects = same(known?.redirects, fieldsInside(items, vision, 'redirect'));
  if (known?.goals === goals && known.redirects === redirects) return known;
  const made = { ...vision.fields, goals, redirects };
  former.vision.set(vision, made);
  return made;
}

function processOf(items: Items, process: Item<'process'>): Process {
  const known = former.process.get(process);
  const stages = same(
    known?.stages,
    inside(items, process, 'stage').map((stage) => stageOf(items, stage)),
  );
  if (known?.stages === stages) return known;
  const made = { ...process.fields, stages };
  former.process.set(process, made);
  return made;
}

function stageOf(items: Items, stage: Item<'stage'>): Stage {
  const known = former.stage.get(stage);
  const steps = same(known?.steps, fieldsInside(items, stage, 'step'));
  if (known?.steps === steps) return known;
  const made = { ...stage.fields, steps };
  former.stage.set(stage, made);
  return made;
}

/** The item of that kind under a key. Throws where there is none. */
function itemAt<Kind extends ItemKind>(items: Items, key: string, kind: Kind): Item<Kind> {
  const item = items.get(key);
  if (item && isOf(item, kind)) return item;
  throw new Error(`there is no ${key}`);
}

function inside<Kind extends ItemKind>(items: Items, parent: Item, kind: Kind): Item<Kind>[] {
  const prefix = `${kind} `;
  return parent.inside.flatMap((key) => (key.startsWith(prefix) ? [itemAt(items, key, kind)] : []));
}

function fieldsInside<Kind extends ItemKind>(items: Items, parent: Item, kind: Kind): ItemFields[Kind][] {
  return inside(items, parent, kind).map((item) => item.fields);
}

/** Narrows an item to a kind that is known only by its type parameter. */
function isOf<Kind extends ItemKind>(item: Item, kind: Kind): item is Item & Item<Kind> {
  return item.kind === kind;
}

/** The former list where it holds the very same objects. */
function same<T>(known: T[] | undefined, now: T[]): T[] {
  return known && known.length === now.length && now.every((one, index) => one === known[index]) ? known : now;
}
