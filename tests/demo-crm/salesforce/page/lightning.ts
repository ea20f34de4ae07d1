import type { Attributes } from './dom.ts';

declare global {
  var demoLightning: (tag: string, properties: object) => HTMLElement;
}

/** A real component of Salesforce's (`components/entry.js` lists which), with its public properties set. */
export function lightning(tag: string, properties: object = {}, attributes: Attributes = {}): HTMLElement {
  const element = globalThis.demoLightning(tag, properties);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  return element;
}

/** Changes public properties of a real component, as its parent would on new data. */
export function assign(element: HTMLElement, properties: object): void {
  Object.assign(element, properties);
}

/** A public property of a real component, `undefined` when it has none. */
export function property(element: HTMLElement, name: string): unknown {
  return Reflect.get(element, name);
}

export function icon(name: string, size = 'x-small', label?: string): HTMLElement {
  return lightning('lightning-icon', { iconName: name, size, ...(label ? { alternativeText: label } : {}) });
}
