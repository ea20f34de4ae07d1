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
  /** Why it cannot be changed; without it, it can. */
  locked?: string | null;
  /** Those of the values that cannot be chosen. */
  barred?: readonly Value[];
}

/** One of a few: radio buttons that look like one control. */
export function Segments<Value extends string>(props: SegmentsProps<Value>): JSX.Element {
  const id = useUniqueId();
  const { name = id, label, values, value, words, set, locked = null, barred = [] } = props;
  return (
    <fieldset
      class="field segments"
      disabled={locked !== null}
      aria-describedby={locked === null ? undefined : `${id}-lock`}
    >
      <legend>{label}</legend>
      {values.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name={name}
            checked={one === value}
            disabled={barred.includes(one)}
            onChange={() => set(one)}
          />
          <span>{words(one)}</span>
        </label>
      ))}
      {locked !== null && (
        <small class="set-by" id={`${id}-lock`}>
          {locked}
        </small>
      )}
    </fieldset>
  );
}
