import type { ComponentChildren, JSX } from 'preact';
import { Field } from './Field';

export interface ChoiceProps<Value extends string> {
  label: string;
  about?: ComponentChildren;
  values: readonly Value[];
  value: Value;
  words(value: Value): string;
  set(value: Value): void;
}

/** One of several, as a list that opens. For two to four that fit beside each other take `Segments`. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
  const { label, about, values, value, words, set } = props;
  return (
    <Field label={label} about={about}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ currentTarget }) => {
            const chosen = values.find((one) => one === currentTarget.value);
            if (chosen !== undefined) set(chosen);
          }}
        >
          {values.map((one) => (
            <option key={one} value={one}>
              {words(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
