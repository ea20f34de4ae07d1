import { config } from './config.ts';

export type Child = Node | string | null;
export type Attributes = { [name: string]: string | boolean | null };

/** An element; `true` is an attribute without a value, `false` and `null` none. */
export function el(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Gives the real root of a component of Salesforce's, in which the demo puts its own elements, the page's styles too. */
export function adoptStyles(host: HTMLElement): void {
  const root = host.shadowRoot;
  if (root && config.native) root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...styles])];
}

/** Where a component's own template puts what it is given: `slot('name')`, or `slot()` for what has no slot name. */
export type Slot = (name?: string) => HTMLElement;

const slotsOf = new WeakMap<HTMLElement, Map<string, HTMLElement>>();
let styles: CSSStyleSheet[] = [];

/** The style sheet that every real shadow root gets: page styles do not reach into one. */
export function setShadowStyles(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  styles = [sheet];
}

/**
 * A component of Salesforce's that is not published: `template` is what its shadow root holds, `light` what its user
 * gave it. With native shadow it gets an open root; with synthetic shadow everything is one tree in which `<slot>` is
 * an ordinary element around what was slotted (crm.md §6).
 */
export function shell(
  tag: string,
  attributes: Attributes,
  template: (slot: Slot) => Child[],
  light: Child[] = [],
): HTMLElement {
  const host = el(tag, attributes);
  render(host, template, light);
  return host;
}

/** Renders a shell again from scratch, as when a field turns from text to input. */
export function render(host: HTMLElement, template: (slot: Slot) => Child[], light: Child[] = []): void {
  const slots = new Map<string, HTMLElement>();
  slotsOf.set(host, slots);
  const made = template((name = '') => {
    const element = el('slot', name ? { name } : {});
    slots.set(name, element);
    return element;
  });
  const root = config.native ? (host.shadowRoot ?? host.attachShadow({ mode: 'open' })) : host;
  if (root instanceof ShadowRoot) root.adoptedStyleSheets = styles;
  host.replaceChildren();
  root.replaceChildren(...made.filter((child) => child !== null));
  fill(host, ...light);
}

/** Gives a shell more content, as its user would: into the slot that the content names. */
export function fill(host: HTMLElement, ...light: Child[]): void {
  for (const child of light) {
    if (child === null) continue;
    const name = child instanceof Element ? (child.getAttribute('slot') ?? '') : '';
    const target = config.native ? host : (slotsOf.get(host)?.get(name) ?? host);
    target.append(child);
  }
}

/** A shell that shows what it is given and nothing else. */
export const passing = (tag: string, attributes: Attributes, ...light: Child[]): HTMLElement =>
  shell(tag, attributes, (slot) => [slot()], light);

/** A shell without slots. */
export const closed = (tag: string, attributes: Attributes, ...template: Child[]): HTMLElement =>
  shell(tag, attributes, () => template);

/** First match below `root`, through every shadow root, or null. */
export function find(root: ParentNode, selector: string): HTMLElement | null {
  return findAll(root, selector)[0] ?? null;
}

/** Every match below `root`, through every shadow root. Synthetic roots are seen through too, by their slots. */
export function findAll(root: ParentNode, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child instanceof HTMLElement && child.matches(selector)) found.push(child);
      walk(child);
    }
    if (node instanceof HTMLElement && node.shadowRoot) walk(node.shadowRoot);
  };
  walk(root);
  return found;
}
