import type { ComponentChildren, JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import { Field } from './Field';

export interface DateFieldProps {
  label: string;
  about?: ComponentChildren;
  /** `YYYY-MM-DD`. */
  value: string | undefined;
  needed?: boolean;
  /** Called with a whole day, and with undefined when the field is emptied; never with half a date. */
  set(day: string | undefined): void;
  t: Translate;
}

/** A calendar day, written as the browser's language writes it. */
export function DateField({ label, about, value, needed, set, t }: DateFieldProps): JSX.Element {
  return (
    <Field label={label} about={about} missing={needed && !value ? t('desk_needed') : null}>
      {(control) => (
        <input
          {...control}
          type="date"
          value={value ?? ''}
          required={needed}
          max="9999-12-31"
          onInput={({ currentTarget }) => {
            if (!currentTarget.validity.badInput) set(currentTarget.value === '' ? undefined : currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}
