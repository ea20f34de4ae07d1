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

/** An icon; those of objects and the cloud keep their colour in dark mode. */
export function icon(
  name: string,
  size = 'x-small',
  colour = name.startsWith('utility:') ? null : '#fff',
): HTMLElement {
  const element = lightning('lightning-icon', { iconName: name, size });
  if (colour) {
    element.style.setProperty('--slds-c-icon-color-foreground-default', colour);
    element.style.setProperty('--slds-c-icon-color-foreground', colour);
    element.style.setProperty('fill', colour);
  }
  return element;
}
