import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { Icon } from '../../ui/Icon';
import { useUniqueId } from '../../ui/use-unique-id';
import { suggestionsAt, withOffer } from './suggest';

export interface SearchBoxProps {
  /** What the queue is searched for now. */
  text: string;
  search(text: string): void;
  /** Values that the notes hold, by field. */
  values(field: string): readonly string[];
  /** What is wrong with the text, in words; null: nothing. */
  hint: string | null;
  input: RefObject<HTMLInputElement | null>;
  /** The focus is to go to the list. */
  leave(): void;
  t: Translate;
}

/** Milliseconds without a key until the queue is searched. */
const PAUSE = 150;

/** Full text, `field:value`, and what could be meant while it is typed. */
export function SearchBox({ text, search, values, hint, input, leave, t }: SearchBoxProps): JSX.Element {
  const [typed, setTyped] = useState(text);
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(-1);
  const id = useUniqueId();
  const sent = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const offered = caret === null ? null : suggestionsAt(typed, caret, values);
  const offers = offered?.offers ?? [];
  const send = (next: string): void => {
    clearTimeout(timer.current);
    sent.current = next;
    search(next);
  };
  const change = (next: string, caretAt: number | null): void => {
    setTyped(next);
    setCaret(caretAt);
    setAt(-1);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(next), PAUSE);
  };
  const choose = (offer: string): void => {
    if (!offered) return;
    const done = withOffer(typed, offered, offer);
    if (input.current) {
      input.current.value = done.text;
      input.current.setSelectionRange(done.caret, done.caret);
    }
    change(done.text, done.caret);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const offer = offers[at];
    if (by !== 0 && offers.length > 0) setAt((at + by + offers.length + (at < 0 && by < 0 ? 1 : 0)) % offers.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && offer !== undefined) choose(offer);
    else if (event.key === 'Enter') {
      send(typed);
      setCaret(null);
      leave();
    } else if (event.key === 'ArrowDown') leave();
    else if (event.key === 'Escape' && offers.length > 0) setCaret(null);
    else if (event.key === 'Escape' && typed !== '') {
      setTyped('');
      setCaret(null);
      send('');
    } else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  const option = (index: number): string => `${id}-${index}`;
  return (
    <search class="queue-search">
      <div class="search-field">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          maxLength={500}
          dir="auto"
          aria-label={t('review_search')}
          aria-keyshortcuts="/"
          aria-expanded={offers.length > 0}
          aria-autocomplete="list"
          aria-controls={offers.length > 0 ? id : undefined}
          aria-activedescendant={offers[at] === undefined ? undefined : option(at)}
          aria-describedby={`${id}-hint`}
          placeholder={t('review_search')}
          value={typed}
          onInput={({ currentTarget: { value, selectionStart } }) => change(value, selectionStart)}
          onKeyDown={press}
          onBlur={() => setCaret(null)}
        />
        {offers.length > 0 && (
          <div class="pick-list" id={id} role="listbox" aria-label={t('review_offers')}>
            {offers.map((offer, index) => (
              <div
                key={offer}
                id={option(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onMouseDown={(event) => {
                  // The focus stays in the search.
                  event.preventDefault();
                  choose(offer);
                }}
              >
                <bdi>{offer}</bdi>
              </div>
            ))}
          </div>
        )}
      </div>
      <p class="search-hint" id={`${id}-hint`} role="status">
        {hint}
      </p>
    </search>
  );
}
