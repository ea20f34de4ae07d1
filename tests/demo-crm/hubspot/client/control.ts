import type { DemoValue } from '../../data.ts';
import { cardsOf } from '../cards.ts';
import { commit, recordHere } from './edit.ts';
import { settled } from './late.tsx';
import { indexPath, recordPath } from './route.ts';
import { options } from './setting.ts';
import { goTo, redraw, show } from './state.ts';
import { propertiesOf, recordBy, recordById, setValue, typeOf } from './store.ts';
import { shownText } from './text.ts';

function typeNamed(objectOrType: string): string {
  const type = typeOf(objectOrType);
  if (type === undefined) throw new Error(`No object "${objectOrType}" in this portal`);
  return type;
}

/** `window.demo`: what a person or another browser would do, for tests. Throws on names that do not exist. */
export const control = {
  /** Goes to a record inside the app. */
  open(objectOrType: string, id: string): void {
    const type = typeNamed(objectOrType);
    if (!recordBy(type, id)) throw new Error(`No ${objectOrType} ${id} in this portal`);
    goTo(recordPath(type, id));
  },
  /** Goes to a list or board inside the app. */
  list(objectOrType: string, layout: 'list' | 'board' = 'list'): void {
    goTo(indexPath(typeNamed(objectOrType), layout));
  },
  /** Opens a property's input on the record page in view. */
  edit(property: string): void {
    show({ editing: property });
  },
  /** Saves what the open input holds. */
  commit,
  /** Changes a value as somebody else's browser would. */
  setField(id: string, property: string, value: DemoValue): void {
    setValue(id, property, value);
    redraw();
  },
  /** Opens the side preview of a record over whatever page is in view. */
  openPreview(id: string): void {
    if (!recordById(id)) throw new Error(`No record ${id} in this portal`);
    show({ preview: id });
  },
  openAllProperties(): void {
    show({ allProperties: true });
  },
  /** Opens the panel that creates a record of this type. */
  openCreator(objectOrType: string): void {
    show({ creator: typeNamed(objectOrType) });
  },
  /** Closes every panel and input without saving. */
  closeAll(): void {
    show({ preview: null, creator: null, allProperties: false, editing: null });
  },
  settled,
  /** What a record's property cards show in this portal: text as displayed by property name. Default: the record in view. */
  texts(id?: string): { [property: string]: string } {
    const record = id === undefined ? recordHere() : recordById(id);
    if (!record) throw new Error(id === undefined ? 'This is no record page' : `No record ${id} in this portal`);
    const shown = cardsOf(record.kind, record.type, options).flatMap((card) => card.properties);
    return Object.fromEntries(
      propertiesOf(record.kind)
        .filter((each) => shown.includes(each.name))
        .map((each) => [each.name, shownText(record, each)]),
    );
  },
};

export type HubspotControl = typeof control;
