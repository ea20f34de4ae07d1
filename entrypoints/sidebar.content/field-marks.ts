import type { FieldPlace } from '../../lib/crm/watch/follow';
import { ask } from '../../lib/messages';
import type { MarkedFields, Marking } from './marked-fields';
import { MARKER_MAKER, markerWorld } from './marker-maker';

type Given = Parameters<NonNullable<(typeof markerWorld)[typeof MARKER_MAKER]>>[1];

/** Marks at the fields with notes, which are brought with the second script once a record has such a field. */
export interface FieldMarks {
  /** Where the last look at the page found the fields of the record in view. */
  looked(places: readonly FieldPlace[]): void;
  show(marking: Marking | null): void;
  focus(key: string): boolean;
}

export function makeFieldMarks(
  window: Window & typeof globalThis,
  given: () => Given,
  signal: AbortSignal,
): FieldMarks {
  let places: readonly FieldPlace[] = [];
  let marking: Marking | null = null;
  let marks: MarkedFields | null = null;
  let coming = false;
  const draw = async (): Promise<void> => {
    if (marks === null) {
      if (coming || marking === null) return;
      coming = true;
      await ask('sidebar/more', {});
      coming = false;
      if (signal.aborted) return;
      marks = markerWorld[MARKER_MAKER]?.(window, given(), signal) ?? null;
    }
    marks?.show(marking, places);
  };
  return {
    looked(next) {
      places = next;
      if (marking) void draw();
    },
    show(next) {
      const before = marking;
      marking = next && next.fields.length > 0 ? next : null;
      if (before || marking) void draw();
    },
    focus: (key) => marks?.focus(key) ?? false,
  };
}
