import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { Icon } from '../../../ui/Icon';
import { useUniqueId } from '../../../ui/use-unique-id';

interface ValueListProps {
  values: readonly string[];
  /** Values that were seen: offered while typing. */
  known: readonly string[];
  change(values: string[]): void;
  invalid: { 'aria-invalid'?: true; 'aria-describedby'?: string };
  t: Translate;
}

/** Several texts. Enter, or leaving the input, adds what is typed; a value that was seen is added as soon as it is chosen. */
export function ValueList({ values, known, change, invalid, t }: ValueListProps): JSX.Element {
  const list = useUniqueId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const add = (value: string): void => {
    const wanted = value.trim();
    setText('');
    if (wanted !== '' && !values.includes(wanted)) change([...values, wanted]);
  };
  const remove = (value: string): void => {
    change(values.filter((one) => one !== value));
    input.current?.focus();
  };
  const left = known.filter((value) => !values.includes(value));
  return (
    <span class="condition-value condition-list">
      {values.map((value) => (
        <span key={value} class="value">
          {value}
          <button
            type="button"
            class="edit-only"
            aria-label={t('condition_remove_value', { value })}
            title={t('condition_remove_value', { value })}
            onClick={() => remove(value)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        type="text"
        list={list}
        maxLength={500}
        aria-label={t('condition_add_value')}
        placeholder={t('condition_add_value')}
        value={text}
        {...invalid}
        onInput={({ currentTarget }) => {
          if (left.includes(currentTarget.value)) add(currentTarget.value);
          else setText(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            add(text);
          } else if (event.key === 'Backspace' && text === '' && values.length > 0) {
            change(values.slice(0, -1));
          }
        }}
        onBlur={() => add(text)}
      />
      <datalist id={list}>
        {left.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </span>
  );
}
