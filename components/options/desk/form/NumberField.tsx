import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { Field } from './Field';

export interface NumberFieldProps {
  label: string;
  about?: ComponentChildren;
  value: number | undefined;
  needed?: boolean;
  /** Called whenever what is typed is a number; undefined when the field is emptied. */
  set(value: number | undefined): void;
  t: Translate;
}

/** A number. What is being typed and is no number yet (`-`, `1e`) stays as it is until the field is left. */
export function NumberField({ label, about, value, needed, set, t }: NumberFieldProps): JSX.Element {
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <Field label={label} about={about} missing={needed && value === undefined ? t('desk_needed') : null}>
      {(control) => (
        <input
          {...control}
          type="number"
          step="any"
          autocomplete="off"
          value={typing ?? value ?? ''}
          required={needed}
          onInput={({ currentTarget }) => {
            setTyping(currentTarget.value);
            if (currentTarget.validity.badInput) return;
            if (currentTarget.value === '') set(undefined);
            else if (Number.isFinite(currentTarget.valueAsNumber)) set(currentTarget.valueAsNumber);
          }}
          onBlur={() => setTyping(null)}
        />
      )}
    </Field>
  );
}
