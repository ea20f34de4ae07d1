import type { Record as CrmRecord } from '../../lib/crm/record';
import type { FieldPlace } from '../../lib/crm/watch/follow';
import type { Translate } from '../../lib/i18n/translate';
import type { NotesCount } from '../../lib/note-requests';
import { makeFieldMarkers } from './field-marker';
import { isDarkPage } from './page-theme';

/** What is marked: fields with notes of the record in view. */
export interface Marking {
  record: CrmRecord;
  fields: NotesCount['fields'];
  t: Translate;
}

/** The marks of one panel. Part of the second script: they are of no use before a record has notes on a field. */
export interface MarkedFields {
  /** `places`: where the last look at the page found its fields. Null: nothing is marked. */
  show(marking: Marking | null, places: readonly FieldPlace[]): void;
  /** Moves the focus to the mark of this field, and the field into view; false where there is none. */
  focus(key: string): boolean;
}

interface Parts {
  t: Translate;
  zIndex: number;
  /** The panel's own element: what lies in front of the page, lies in front of the marks. */
  before: Element | null;
  open(thread: string): void;
}

/** Joins what is known of the notes with what was found on the page. */
export function makeMarkedFields(
  window: Window & typeof globalThis,
  { t, ...parts }: Parts,
  signal: AbortSignal,
): MarkedFields {
  const marks = makeFieldMarkers(window, { ...parts, label: t('note_fields_noted'), dark: isDarkPage(window) }, signal);
  return {
    show(marking, places) {
      marks.show(
        (marking?.fields ?? []).map(({ key, label, thread, threads }) => {
          const fields = marking?.record.fields ?? {};
          const api = Object.hasOwn(fields, key) ? fields[key]?.api : undefined;
          const elements = places.flatMap(([name, element]) => (name === api ? [element] : []));
          return { key, thread, threads, elements, name: t('note_marks', { count: threads, field: label }) };
        }),
      );
    },
    focus: marks.focus,
  };
}
