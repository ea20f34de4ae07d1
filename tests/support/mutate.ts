/**
 * Seeded random damage to a page, for the adapters' robustness tests. It runs inside the page: bundle it with
 * `bundle('tests/support/mutate.ts', 'Mutate')`, then `Mutate.mutate(document, seed, terrain)`.
 *
 * The same seed, terrain and starting document always give the same damage, so a failing seed can be replayed; the
 * answer lists what was done, for the failure's message. A `Terrain` is plain data, so it can go through `page.evaluate`.
 *
 * What stays true after any seed, and is therefore what a test may ask of a reader:
 * - Text that belongs to nobody carries a marker `DECOY-<n>`. It is put only where no record's own field is: into a
 *   decoy place of the terrain, or as plain user text in the place of a field that lost every hook.
 * - Text of the record is never changed, only taken away: a value that is still read is the value the page had.
 * - Nothing is renamed to another field's name.
 */

/** Elements that a reader goes by. */
export interface Hook {
  /** CSS selector, without `:has()`. Matched in the document and in every open shadow root. */
  selector: string;
  /** Attributes of the element that a reader may rely on; `class` counts as one. */
  attributes: readonly string[];
  /** The element is one whole field, label and value together (not the value alone, not a group of fields). */
  field?: boolean;
}

/** A part of the page that is not the record: timeline, chatter, association card, modal, cached page, user note. */
export interface DecoyPlace {
  name: string;
  /** CSS selector of the element that gets the place as its last child; the first match that is there. */
  within: string;
  /** HTML of the place, one root element. `{{marker}}` becomes the decoy's marker. */
  markup: string;
  /** Only user text, which holds no hooks: nothing of the record is moved or copied here. */
  textOnly?: boolean;
}

export interface Terrain {
  hooks: readonly Hook[];
  places: readonly DecoyPlace[];
}

export type MutationKind =
  | 'hook-removed' // an attribute goes
  | 'hook-renamed' // the attribute's name, or the end of its value, changes
  | 'retagged' // the element's tag becomes another
  | 'wrapped' // the element goes 1–3 levels deeper
  | 'filled-with-wrappers' // the element's content goes 1–3 levels deeper
  | 'duplicated' // a true copy beside the original
  | 'emptied' // the content goes
  | 'removed' // the element goes
  | 'lifted' // the element moves out of its parent, in front of it
  | 'moved-to-decoy' // the element moves into a decoy place, its text becomes a decoy
  | 'copied-to-decoy' // the same with a copy, the original stays
  | 'look-alike' // a field becomes user text with the same label and a decoy for a value
  | 'decoy-placed'; // a decoy place is added

export interface Mutation {
  kind: MutationKind;
  /** The element, in words: tag and hooks. */
  target: string;
  detail: string;
}

export interface Mutated {
  seed: number;
  mutations: Mutation[];
  /** Markers of the decoys that were placed. */
  decoys: string[];
}

const KINDS: readonly MutationKind[] = [
  'hook-removed',
  'hook-renamed',
  'retagged',
  'wrapped',
  'filled-with-wrappers',
  'duplicated',
  'emptied',
  'removed',
  'lifted',
  'moved-to-decoy',
  'copied-to-decoy',
  'look-alike',
  'decoy-placed',
];

/** Mutations that would bring a decoy of the page itself into the record's own area, or double a marker. */
const NOT_ON_DECOYS: ReadonlySet<MutationKind> = new Set<MutationKind>(['lifted', 'moved-to-decoy', 'look-alike']);

/** Numbers in [0, 1) from a 32-bit seed: mulberry32 (Tommy Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Damages `document` in place, with 1 to `most` mutations (12 unless told). */
export function mutate(document: Document, seed: number, terrain: Terrain, most = 12): Mutated {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const result: Mutated = { seed, mutations: [], decoys: [] };
  const marker = (): string => {
    const text = `DECOY-${result.decoys.length + 1}`;
    result.decoys.push(text);
    return text;
  };
  const count = 1 + below(most);
  for (let turn = 0; turn < count; turn += 1) {
    const kind = KINDS[below(KINDS.length)] ?? 'hook-removed';
    const hook = terrain.hooks[below(terrain.hooks.length)];
    const place = terrain.places[below(terrain.places.length)];
    const dice = [random(), random(), random()] as const;
    if (!hook) continue;
    const candidates = matching(document, hook.selector).filter(
      (element) => element !== document.documentElement && element !== document.body,
    );
    const target = candidates[Math.floor(dice[0] * candidates.length)];
    if (kind !== 'decoy-placed' && !target) continue;
    if (target && NOT_ON_DECOYS.has(kind) && isDecoy(target)) continue;
    const named = target ? describe(target, hook) : '';
    const detail = apply(kind, document, { hook, target, place, dice, marker });
    if (detail !== null) result.mutations.push({ kind, target: named, detail });
  }
  return result;
}

interface Turn {
  hook: Hook;
  target: Element | undefined;
  place: DecoyPlace | undefined;
  dice: readonly [number, number, number];
  marker: () => string;
}

/** Does one mutation; null when it does not fit the element. */
function apply(kind: MutationKind, document: Document, turn: Turn): string | null {
  const { hook, target, place, dice } = turn;
  if (kind === 'decoy-placed') return place && setUp(document, place, turn.marker()) ? `in ${place.name}` : null;
  if (!target) return null;
  switch (kind) {
    case 'hook-removed':
    case 'hook-renamed': {
      const present = hook.attributes.filter((name) => target.hasAttribute(name));
      const name = present[Math.floor(dice[1] * present.length)];
      if (!name) return null;
      return kind === 'hook-removed' ? removeHook(target, name) : renameHook(target, name, dice[2] < 0.5);
    }
    case 'retagged': {
      const tag = ['div', 'section', 'x-renamed-part', 'span'][Math.floor(dice[1] * 4)] ?? 'div';
      const copy = document.createElement(tag);
      for (const attribute of target.attributes) copy.setAttribute(attribute.name, attribute.value);
      copy.append(...target.childNodes);
      target.replaceWith(copy);
      return `now ${tag}`;
    }
    case 'wrapped': {
      const { outer, inner, levels } = wrappers(document, dice[1]);
      target.replaceWith(outer);
      inner.append(target);
      return `${levels} deeper`;
    }
    case 'filled-with-wrappers': {
      const { outer, inner, levels } = wrappers(document, dice[1]);
      inner.append(...target.childNodes);
      target.append(outer);
      return `content ${levels} deeper`;
    }
    case 'duplicated': {
      const copy = target.cloneNode(true);
      if (dice[1] < 0.5) target.before(copy);
      else target.after(copy);
      return dice[1] < 0.5 ? 'before' : 'after';
    }
    case 'emptied':
      target.replaceChildren();
      return 'no content';
    case 'removed':
      target.remove();
      return 'gone';
    case 'lifted': {
      const parent = target.parentElement;
      if (!parent?.parentElement || parent === document.body) return null;
      parent.before(target);
      return `out of ${parent.localName}`;
    }
    case 'moved-to-decoy':
    case 'copied-to-decoy': {
      if (!place || place.textOnly || target.querySelector(place.within)) return null;
      const text = turn.marker();
      const root = setUp(document, place, text);
      if (!root) return null;
      const moved = kind === 'moved-to-decoy' ? target : target.cloneNode(true);
      if (moved.contains(root)) return null;
      root.append(moved);
      replaceText(moved, text);
      return `to ${place.name}`;
    }
    case 'look-alike': {
      if (!hook.field || insideField(target, hook)) return null;
      const text = turn.marker();
      const note = document.createElement('div');
      const label = (target.textContent ?? '').trim().split(/\s+/)[0] ?? '';
      const spoken = document.createElement('span');
      spoken.textContent = label;
      const value = document.createElement('span');
      value.textContent = text;
      note.append(spoken, value);
      target.replaceWith(note);
      return `${label} ${text}`;
    }
  }
}

function removeHook(target: Element, name: string): string {
  target.removeAttribute(name);
  return `without ${name}`;
}

/** Either the attribute gets another name, or its value (one class of it) another end. */
function renameHook(target: Element, name: string, byName: boolean): string {
  const value = target.getAttribute(name) ?? '';
  if (name === 'class') {
    const [head = '', ...rest] = value.split(/\s+/);
    target.setAttribute('class', [`${head}-renamed`, ...rest].join(' '));
    return `class ${head}-renamed`;
  }
  if (!byName) {
    target.setAttribute(name, `${value}-renamed`);
    return `${name}="${value}-renamed"`;
  }
  target.removeAttribute(name);
  target.setAttribute(`data-renamed-${name.replace(/^data-/, '')}`, value);
  return `${name} → data-renamed-…`;
}

function wrappers(document: Document, dice: number): { outer: Element; inner: Element; levels: number } {
  const levels = 1 + Math.floor(dice * 3);
  const outer = document.createElement('div');
  let inner: Element = outer;
  for (let level = 1; level < levels; level += 1) {
    const next = document.createElement('div');
    inner.append(next);
    inner = next;
  }
  return { outer, inner, levels };
}

/** Adds a decoy place and returns its root; null where the page has nowhere for it. */
function setUp(document: Document, place: DecoyPlace, marker: string): Element | null {
  const host = matching(document, place.within)[0];
  if (!host) return null;
  const template = document.createElement('template');
  template.innerHTML = place.markup.replaceAll('{{marker}}', marker);
  const root = template.content.firstElementChild;
  if (!root) return null;
  const owned = document.importNode(root, true);
  host.append(owned);
  return owned;
}

/** Every text, live input value, and attribute that people read, becomes the marker. */
function replaceText(node: Node, marker: string): void {
  if (node.nodeType === 3) {
    if ((node.textContent ?? '').trim() !== '') node.textContent = marker;
    return;
  }
  if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) node.value = marker;
  if (node instanceof Element) {
    for (const name of ['value', 'title', 'data-value', 'placeholder', 'data-name', 'data-tab-name'])
      if (node.hasAttribute(name)) node.setAttribute(name, marker);
    if (node.shadowRoot) for (const child of node.shadowRoot.childNodes) replaceText(child, marker);
  }
  for (const child of [...node.childNodes]) replaceText(child, marker);
}

function isDecoy(element: Element): boolean {
  return (element.textContent ?? '').includes('DECOY');
}

function insideField(element: Element, hook: Hook): boolean {
  return element.parentElement?.closest(hook.selector) != null;
}

function describe(element: Element, hook: Hook): string {
  const hooks = hook.attributes.filter((name) => element.hasAttribute(name));
  return element.localName + hooks.map((name) => `[${name}="${element.getAttribute(name)}"]`).join('');
}

/** Matches in document order, open shadow roots included. */
function matching(root: ParentNode, selector: string): Element[] {
  const found = [...root.querySelectorAll(selector)];
  for (const element of root.querySelectorAll('*'))
    if (element.shadowRoot) found.push(...matching(element.shadowRoot, selector));
  return found;
}
