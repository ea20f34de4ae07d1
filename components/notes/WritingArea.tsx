import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { NoteLink, Person } from '../../lib/notes/event';
import { linkFrom, mentionOf } from '../../lib/notes/write';
import { useUniqueId } from '../ui/use-unique-id';
import { begunAt, completed, keptText, matching, shownText, writtenName } from './written';

interface Offer {
  key: string;
  /** What stands in the text once it is chosen, without its sign. */
  whole: string;
  person: Person | null;
}

interface WritingAreaProps {
  /** Markdown, as it is kept. Another text than the one last written here replaces what is shown. */
  markdown: string;
  label: string;
  placeholder: string;
  people: readonly Person[];
  tags: readonly string[];
  t: Translate;
  /** Lines at least. */
  rows?: number;
  write(markdown: string): void;
  /** A whole address was pasted where no text is chosen. */
  addLink(link: NoteLink): void;
  /** Something was pasted or dropped that a note cannot hold. */
  refuse(): void;
  save(): void;
  say(text: string): void;
  focus?: boolean;
  onFocus?(): void;
}

/** A plain text area that grows, completes people and tags, and takes links: see `written.ts`. */
export function WritingArea(props: WritingAreaProps): JSX.Element {
  const { markdown, people, tags, t, rows = 3, write, addLink, refuse, save, say } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  /** Who was mentioned in this text. */
  const mentions = useRef(new Map<string, string>());
  /** The Markdown of what is shown. */
  const known = useRef('');
  const [text, setText] = useState('');
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const list = useUniqueId();

  if (known.current !== markdown) {
    known.current = markdown;
    const shown = shownText(markdown);
    mentions.current = new Map(shown.mentions);
    if (shown.text !== text) setText(shown.text);
  }
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [text, rows]);
  useLayoutEffect(() => {
    if (!props.focus) return;
    area.current?.focus();
    area.current?.setSelectionRange(text.length, text.length);
  }, [props.focus]);

  const begun = caret === null ? null : begunAt(text, caret);
  const offers: Offer[] =
    begun === null || (begun.kind === 'tag' && begun.typed === '')
      ? []
      : begun.kind === 'mention'
        ? matching(people, begun.typed, ({ name }) => name).map((person) => ({
            key: person.id,
            whole: writtenName(person.name),
            person,
          }))
        : matching(
            tags.filter((tag) => tag !== begun.typed),
            begun.typed,
            (tag) => tag,
          ).map((tag) => ({ key: tag, whole: tag, person: null }));

  const change = (next: string, caretAt: number | null): void => {
    setText(next);
    setCaret(caretAt);
    setAt(0);
    known.current = keptText({ text: next, mentions: mentions.current });
    write(known.current);
  };
  const put = (next: string, caretAt: number): void => {
    const element = area.current;
    if (element) {
      element.value = next;
      element.setSelectionRange(caretAt, caretAt);
    }
    change(next, null);
  };
  const choose = (offer: Offer): void => {
    if (begun === null) return;
    if (offer.person) {
      const other = mentions.current.get(offer.whole);
      if (other !== undefined && other !== offer.person.id) {
        // Two people of one name in one text: the second is written with its id.
        const done = completed(text, begun, mentionOf(offer.person).slice(1));
        put(done.text, done.caret);
        return;
      }
      mentions.current.set(offer.whole, offer.person.id);
    }
    const done = completed(text, begun, offer.whole);
    put(done.text, done.caret);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
      return;
    }
    const offer = offers[at];
    if (event.isComposing || !offer) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      setAt((at + by + offers.length) % offers.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      choose(offer);
    } else if (event.key === 'Escape') {
      // Closes the offers, and not what they stand in.
      event.stopPropagation();
      setCaret(null);
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data) return;
    const pasted = data.getData('text/plain');
    if (pasted === '') {
      if (data.files.length === 0) return;
      event.preventDefault();
      refuse();
      return;
    }
    const element = area.current;
    const link = linkFrom(pasted);
    if (!element || link === null) return;
    event.preventDefault();
    const { selectionStart: from, selectionEnd: to } = element;
    if (from === to) {
      addLink(link);
      return;
    }
    const chosen = text.slice(from, to).replace(/[[\]\\]/g, '');
    const written = `[${chosen}](<${link.url.replace(/[<>]/g, encodeURIComponent)}>)`;
    put(text.slice(0, from) + written + text.slice(to), from + written.length);
  };
  const onDrop = (event: DragEvent): void => {
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    refuse();
  };

  const option = (index: number): string => `${list}-${index}`;
  return (
    <div class="writing">
      <textarea
        ref={area}
        rows={rows}
        dir="auto"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={offers.length > 0 ? list : undefined}
        aria-activedescendant={offers.length > 0 ? option(at) : undefined}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        placeholder={props.placeholder}
        value={text}
        onFocus={props.onFocus}
        onInput={(event) => {
          const { value, selectionStart } = event.currentTarget;
          change(value, selectionStart);
          const next = begunAt(value, selectionStart);
          if (next?.kind === 'mention' && next.typed === '' && people.length > 0)
            say(t('note_people_known', { count: people.length }));
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
        onPaste={onPaste}
        onDrop={onDrop}
      />
      {offers.length > 0 && (
        <div class="offers" id={list} role="listbox" aria-label={t('note_offers')}>
          {offers.map((offer, index) => (
            <div
              key={offer.key}
              id={option(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => {
                // The focus stays in the text.
                event.preventDefault();
                choose(offer);
              }}
            >
              {offer.person ? '@' : '#'}
              {offer.whole}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
