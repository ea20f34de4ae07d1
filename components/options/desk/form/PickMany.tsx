import type { ComponentChildren, JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { Icon } from '../../../ui/Icon';
import { useUniqueId } from '../../../ui/use-unique-id';
import { findOptions, type PickOption } from './find-options';

export interface PickManyProps {
  label: string;
  about?: ComponentChildren;
  /** Ids, in the order in which they were chosen. */
  chosen: readonly string[];
  /** All that can be chosen. Give the same array as long as the playbook's list is the same: the search is kept with it. */
  options: readonly PickOption[];
  /** The most that the format allows. */
  most: number;
  /** Address of the editor of one that is chosen. */
  address?(id: string): string;
  set(chosen: string[]): void;
  t: Translate;
}

/** How many are offered at once; further ones are found by typing. */
const OFFERED = 30;

/** Several of a list that may be long: those chosen, each with a way to take it out, and a search that adds one. */
export function PickMany(props: PickManyProps): JSX.Element {
  const { label, about, chosen, options, most, address, set, t } = props;
  const id = useUniqueId();
  const titles = useMemo(() => new Map(options.map((option) => [option.id, option.title])), [options]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend where the label of the other entries does not stand.
    <div class="entry pick" role="group" aria-labelledby={id}>
      <span class="label" id={id}>
        {label}
      </span>
      {about && <small class="about">{about}</small>}
      {chosen.length === 0 ? (
        <p class="soft none">{t('desk_pick_none')}</p>
      ) : (
        <ul class="chips">
          {chosen.map((one) => {
            const title = titles.get(one);
            return (
              <li key={one} class={title === undefined ? 'unknown' : ''}>
                {address && title !== undefined ? (
                  <a href={address(one)}>{title}</a>
                ) : (
                  <span>{title ?? t('desk_pick_unknown', { id: one })}</span>
                )}
                <button
                  type="button"
                  class="edit-only"
                  aria-label={t('desk_pick_remove', { title: title ?? one })}
                  onClick={() => set(chosen.filter((other) => other !== one))}
                >
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {chosen.length < most && <Search {...props} />}
    </div>
  );
}

/** A combobox after the ARIA practices: the list opens with the focus, arrows choose, Enter adds, Escape closes. */
function Search({ label, chosen, options, set, t }: PickManyProps): JSX.Element {
  const id = useUniqueId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = open ? findOptions(options, query, chosen, OFFERED) : [];
  const add = (option: PickOption | undefined): void => {
    if (!option) return;
    set([...chosen, option.id]);
    setQuery('');
    setActive(-1);
  };
  const press = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setOpen(true);
        setActive(Math.max(-1, Math.min(found.length - 1, active + step)));
        break;
      }
      case 'Enter':
        add(found[active] ?? (query.trim() === '' ? undefined : found[0]));
        break;
      case 'Escape':
        if (!open) return;
        setOpen(false);
        setActive(-1);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <div class="pick-search edit-only">
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={t('desk_pick_add', { label })}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t('desk_pick_search')}
        value={query}
        onInput={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <div class="pick-list" id={`${id}-list`} role="listbox" aria-label={label} hidden={!open}>
        {found.map((option, index) => (
          <div
            key={option.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the field loses the focus, which would close the list.
            onMouseDown={(event) => {
              event.preventDefault();
              add(option);
            }}
          >
            {option.title}
            {option.within && <small>{option.within}</small>}
          </div>
        ))}
        {open && found.length === 0 && (
          <div role="option" tabIndex={-1} aria-selected={false} aria-disabled="true" class="soft">
            {t('desk_pick_nothing')}
          </div>
        )}
      </div>
    </div>
  );
}
