import { valueFrom } from './parse.ts';
import { routeOf } from './route.ts';
import { overlays, show } from './state.ts';
import { type HubspotRecord, propertiesOf, recordBy, setValue } from './store.ts';

/** The record whose page this is; undefined on every other page. */
export function recordHere(): HubspotRecord | undefined {
  const route = routeOf(location.pathname);
  return route.page === 'record' ? recordBy(route.type, route.id) : undefined;
}

/** Saves what the open input holds and closes it. Nothing happens when no property is being edited. */
export function commit(): void {
  const record = recordHere();
  const property = record && propertiesOf(record.kind).find((each) => each.name === overlays.editing);
  if (!record || !property) return;
  const control = document.getElementById(`UIFormControl-${record.hubspotId}-${property.name}`);
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    setValue(record.hubspotId, property.name, valueFrom(control.value, record, property));
  }
  show({ editing: null });
}
