import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Advice } from '../../lib/coaching/advice';
import { type Record as CrmRecord, recordKey } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import type { NoteDraft, NotesCount } from '../../lib/note-requests';
import type { FlagWord, TiedKind, Visibility } from '../../lib/notes/event';
import { isEmptyText } from '../../lib/notes/write';
import { Icon } from '../ui/Icon';
import { useUniqueId } from '../ui/use-unique-id';
import { Composer, type Desk } from './Composer';
import { carried } from './carried';
import { FieldTicks } from './FieldTicks';
import type { NotesInPanel } from './gate';
import { Sharing } from './Sharing';
import type { Trouble } from './store';
import { notedRecord, snapshotOf } from './ties';
import { useDraft } from './use-draft';
import { useStore } from './use-store';
import { flagWord } from './words';

const WORDS: readonly FlagWord[] = ['not-true-here', 'missing', 'worked'];

export interface FlagItem {
  kind: Extract<TiedKind, 'step' | 'tip'>;
  id: string;
  title: string;
}

interface FlagPartProps {
  item: FlagItem;
  notes: NotesInPanel;
  record: CrmRecord;
  advice: Advice;
  t: Translate;
  now: number;
  /** Whether the person is about to say something; what was said before is shown in any case. */
  open: boolean;
  close(): void;
  say(text: string): void;
  /** Shows a thread among the notes. */
  show(thread: string): void;
}

/** A rep's word to the manager about a step or tip, and what became of the words that were said before. */
export function FlagPart(props: FlagPartProps): JSX.Element {
  const { item, notes, t, open, show } = props;
  const said = notes.count?.flags.filter((flag) => flag.kind === item.kind && flag.item === item.id) ?? [];
  return (
    <div class="flag-part">
      {said.length > 0 && (
        <ul class="flags-said" aria-label={t('flag_said')}>
          {said.map((flag) => (
            <li key={flag.thread}>
              <button type="button" class="chip flag" onClick={() => show(flag.thread)}>
                <Icon name="flag" />
                {t('flag_state', { flag: flagWord(flag.flag, t), state: flagState(flag, t) })}
              </button>
            </li>
          ))}
        </ul>
      )}
      {open && <FlagForm {...props} />}
    </div>
  );
}

/** "kept", "sent", "answered", "changed in release 7". */
function flagState({ state, changedIn, sent }: NotesCount['flags'][number], t: Translate): string {
  if (changedIn !== null) return t('flag_changed', { number: changedIn });
  if (sent && state === 'open') return t('flag_state_sent');
  return t.dynamic(`flag_state_${state}`);
}

function FlagForm({ item, notes, record, advice, t, now, close, say }: FlagPartProps): JSX.Element {
  const { gate } = notes;
  const store = useStore(gate);
  const key = recordKey(record);
  const known = store.of(key, notes.news);
  const [wanted, setWanted] = useState<Exclude<Visibility, 'private'> | null>(null);
  const [kept, setKept] = useState<NoteDraft | null>(null);
  const [busy, setBusy] = useState(false);
  const name = useUniqueId();
  const tie = { kind: item.kind, id: item.id };
  const { draft, renew } = useDraft(
    store,
    key,
    gate.newId,
    { kind: 'new', tie, flag: 'not-true-here' },
    (place) =>
      place.kind === 'new' &&
      place.flag !== null &&
      place.tie !== null &&
      place.tie.kind === item.kind &&
      place.tie.id === item.id,
    'coach',
  );
  const [word, setWord] = useState<FlagWord | null>(
    draft.at > 0 && draft.place.kind === 'new' ? draft.place.flag : null,
  );
  if (known.state !== 'here')
    return (
      <div class="skeleton" aria-hidden="true">
        <i />
      </div>
    );
  const { me, people, channel, threads } = known.notes;
  const desk: Desk = {
    store,
    record: key,
    me,
    people,
    tags: [...new Set(threads.flatMap(({ tags }) => tags))],
    t,
    now,
    say,
  };
  const flagged: NoteDraft = { ...draft, place: { kind: 'new', tie, flag: word } };
  const choose = (next: FlagWord): void => {
    setWord(next);
    if (!isEmptyText(draft.text)) store.write({ ...draft, place: { kind: 'new', tie, flag: next } });
  };
  const send = async (last: NoteDraft, visibility: Visibility): Promise<Trouble | null> => {
    const failed = await store.finish(key, last, {
      type: 'begin',
      record: notedRecord(record),
      tie,
      visibility,
      flag: word,
      snapshot: snapshotOf(record, advice, last.fields),
      text: last.text,
    });
    if (failed === null) {
      renew();
      say(t('flag_kept', { title: item.title }));
      close();
    }
    return failed;
  };
  const save = async (last: NoteDraft): Promise<Trouble | null> => {
    if (last.visibility !== 'private' && !me?.shared) {
      setKept(last);
      setWanted(last.visibility);
      return null;
    }
    return send(last, last.visibility);
  };

  return (
    <section
      class="flag-form"
      aria-label={t('flag_of', { title: item.title })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <fieldset class="segments words">
        <legend class="visually-hidden">{t('flag_of', { title: item.title })}</legend>
        {WORDS.map((one, index) => (
          <label key={one}>
            <input
              type="radio"
              name={name}
              checked={word === one}
              ref={(element) => {
                if (element && index === 0 && word === null && !element.dataset.met) {
                  element.dataset.met = 'yes';
                  element.focus();
                }
              }}
              onChange={() => choose(one)}
            />
            {flagWord(one, t)}
          </label>
        ))}
      </fieldset>
      {word !== null && (
        <Composer
          desk={desk}
          draft={flagged}
          label={t('flag_text')}
          placeholder={t.dynamic(`flag_placeholder_${word}`)}
          action={t('flag_save')}
          rows={1}
          focus
          wordless
          ready={wanted === null && !busy}
          save={save}
          cancel={() => {
            if (!isEmptyText(draft.text)) store.drop(draft);
            renew();
            close();
          }}
        >
          <FieldTicks
            record={record}
            ticked={draft.fields}
            t={t}
            change={(fields) => store.write({ ...flagged, fields })}
          />
          <small class="soft">{t('flag_readers')}</small>
          {wanted && kept && (
            <Sharing
              store={store}
              me={me}
              channel={channel}
              visibility={wanted}
              carries={carried(record, advice, tie, kept, t)}
              t={t}
              agree={() => {
                setWanted(null);
                setBusy(true);
                void send(kept, wanted).then(() => setBusy(false));
              }}
              cancel={() => setWanted(null)}
            />
          )}
        </Composer>
      )}
    </section>
  );
}
