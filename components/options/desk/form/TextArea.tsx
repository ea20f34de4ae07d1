import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Field } from './Field';
import { stillNeeded, type TextFieldProps } from './TextField';

export interface TextAreaProps extends Omit<TextFieldProps, 'offers'> {
  /** Lines shown while there is no more text. */
  lines?: number;
}

const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/** Text of several lines; it grows with what is in it. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const { label, about, value = '', most, needed, fault, lines = 2, set, t } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = area;
    if (GROWS_BY_ITSELF || !current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [value]);
  return (
    <Field label={label} about={about} fault={fault ?? null} missing={stillNeeded(value, needed, t)}>
      {(control) => (
        <textarea
          {...control}
          ref={area}
          rows={lines}
          // `rows` counts for nothing where the browser sizes the field by its text.
          style={{ minHeight: `calc(${lines} * 1.5em + 14px)` }}
          maxLength={most}
          value={value}
          required={needed}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      )}
    </Field>
  );
}
