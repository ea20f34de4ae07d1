import type { JSX } from 'preact';
import { useUniqueId } from '../ui/use-unique-id';

export interface SegmentsProps<Value extends string> {
  /** Name of the radio group; without one it gets its own. */
  name?: string;
  label: string;
  values: readonly Value[];
  value: Value;
  words(value: Value): string;
  set(value: Value): void;
}

/** One of a few: radio buttons that look like one control. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): JSX.Element {
  const id = useUniqueId();
  const { name = id, label, values, value, words, set } = props;
  return (
    <fieldset class="field segments">
      <legend>{label}</legend>
      {values.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === value} onChange={() => set(one)} />
          <span>{words(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
