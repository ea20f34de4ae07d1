import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import { Icon } from '../../ui/Icon';
import { useUniqueId } from '../../ui/use-unique-id';

interface PickFilterProps<Value> {
  label: string;
  /** The most used first. */
  options: readonly { value: Value; words: string }[];
  chosen: readonly Value[];
  words(value: Value): string;
  toggle(value: Value): void;
  t: Translate;
}

/** One value of many, and further ones: what is chosen stands below with a button that takes it away. */
export function PickFilter<Value>(props: PickFilterProps<Value>): JSX.Element | null {
  const { label, options, chosen, words, toggle, t } = props;
  const id = useUniqueId();
  const keys = new Set(chosen.map((value) => JSON.stringify(value)));
  const left = options.filter(({ value }) => !keys.has(JSON.stringify(value)));
  if (left.length === 0 && chosen.length === 0) return null;
  return (
    <div class="pick-filter">
      <div class="filter">
        <label for={id}>{label}</label>
        <select
          id={id}
          value=""
          disabled={left.length === 0}
          onChange={({ currentTarget }) => {
            const option = left[Number(currentTarget.value)];
            currentTarget.value = '';
            if (option) toggle(option.value);
          }}
        >
          <option value="">{chosen.length === 0 ? t('review_any') : t('review_or')}</option>
          {left.map((option, index) => (
            <option key={JSON.stringify(option.value)} value={index}>
              {option.words}
            </option>
          ))}
        </select>
      </div>
      {chosen.length > 0 && (
        <ul class="chips">
          {chosen.map((value) => (
            <li key={JSON.stringify(value)}>
              <bdi>{words(value)}</bdi>
              <button
                type="button"
                aria-label={t('review_not_this', { what: words(value) })}
                onClick={() => toggle(value)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
