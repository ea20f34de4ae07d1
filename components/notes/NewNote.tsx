import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Advice } from '../../lib/coaching/advice';
import type { Record as CrmRecord } from '../../lib/crm/record';
import type { NoteDraft } from '../../lib/note-requests';
import type { Tie, Visibility } from '../../lib/notes/event';
import { isEmptyText } from '../../lib/notes/write';
import { useUniqueId } from '../ui/use-unique-id';
import { Composer, type Desk } from './Composer';
import { carried } from './carried';
import { FieldTicks } from './FieldTicks';
import { NoteIcon } from './NoteIcon';
import { OfferedDraft } from './OfferedDraft';
import { Sharing } from './Sharing';
import type { Trouble } from './store';
import { notedRecord, snapshotOf, tiesInSight, tiesOfFields, tieValue } from './ties';
import { useDraft } from './use-draft';
import { VisibilityChoice } from './VisibilityChoice';
import { tiedWord } from './words';

interface NewNoteProps {
  desk: Desk;
  crmRecord: CrmRecord;
  advice: Advice;
  channel: boolean;
  newId(): string;
  /** Opens the writing at once. */
  focus: boolean;
}

const isNew = (place: NoteDraft['place']): boolean => place.kind === 'new' && place.flag === null;

/** A new note on the record. Closed it is one line, so that what others wrote is in view. */
export function NewNote({ desk, crmRecord, advice, channel, newId, focus }: NewNoteProps): JSX.Element {
  const { store, record, me, t, now, say } = desk;
  const { draft, offered, renew } = useDraft(store, record, newId, { kind: 'new', tie: null, flag: null }, isNew);
  const [open, setOpen] = useState(focus);
  /** The focus comes back to the button that opened the writing. */
  const [closed, setClosed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!closed) return;
    setClosed(false);
    button.current?.focus();
  }, [closed]);
  const close = (): void => {
    setOpen(false);
    setClosed(true);
  };
  const [wanted, setWanted] = useState<Exclude<Visibility, 'private'> | null>(null);

  if (offered)
    return (
      <OfferedDraft
        draft={draft}
        now={now}
        t={t}
        goOn={() => {
          setOpen(true);
          store.goOn(draft.id);
        }}
        throwAway={() => {
          store.drop(draft);
          renew();
          say(t('note_thrown_away'));
        }}
      />
    );
  if (!open && isEmptyText(draft.text))
    return (
      <button ref={button} type="button" class="new-note" onClick={() => setOpen(true)}>
        <NoteIcon name="plus" />
        {t('note_write')}
      </button>
    );

  const tie = draft.place.kind === 'new' ? draft.place.tie : null;
  const change = (part: Partial<NoteDraft>): void => store.write({ ...draft, ...part });
  const choose = (visibility: Visibility): void => {
    if (visibility === 'private' || me?.shared) {
      setWanted(null);
      change({ visibility });
    } else setWanted(visibility);
  };
  const save = async (last: NoteDraft): Promise<Trouble | null> => {
    const failed = await store.finish(record, last, {
      type: 'begin',
      record: notedRecord(crmRecord),
      tie: last.place.kind === 'new' ? last.place.tie : null,
      visibility: last.visibility,
      flag: null,
      snapshot: snapshotOf(crmRecord, advice, last.fields),
      text: last.text,
    });
    if (failed === null) {
      renew();
      close();
      say(t('note_saved'));
    }
    return failed;
  };

  return (
    <section class="new" aria-label={t('note_new')}>
      <Composer
        desk={desk}
        draft={draft}
        label={t('note_text')}
        placeholder={t('note_placeholder')}
        action={t('note_save')}
        ready={wanted === null}
        focus
        save={save}
        cancel={() => {
          if (!isEmptyText(draft.text)) {
            store.drop(draft);
            say(t('note_thrown_away'));
          }
          renew();
          setWanted(null);
          close();
        }}
      >
        <div class="choices">
          <VisibilityChoice chosen={wanted ?? draft.visibility} t={t} choose={choose} />
          {wanted && (
            <Sharing
              store={store}
              me={me}
              channel={channel}
              visibility={wanted}
              carries={carried(crmRecord, advice, tie, draft, t)}
              t={t}
              agree={() => {
                change({ visibility: wanted });
                setWanted(null);
              }}
              cancel={() => setWanted(null)}
            />
          )}
          <TieChoice
            tie={tie}
            crmRecord={crmRecord}
            advice={advice}
            desk={desk}
            choose={(next) => change({ place: { kind: 'new', tie: next, flag: null } })}
          />
          <FieldTicks record={crmRecord} ticked={draft.fields} t={t} change={(fields) => change({ fields })} />
        </div>
      </Composer>
    </section>
  );
}

interface TieChoiceProps {
  tie: Tie;
  crmRecord: CrmRecord;
  advice: Advice;
  desk: Desk;
  choose(tie: Tie): void;
}

/** What the note is about, besides the record. */
function TieChoice({ tie, crmRecord, advice, desk, choose }: TieChoiceProps): JSX.Element {
  const { t } = desk;
  const id = useUniqueId();
  const items = tiesInSight(advice);
  const fields = tiesOfFields(crmRecord);
  const all = [...items, ...fields];
  return (
    <div class="tie-choice">
      <label for={id}>{t('note_about')}</label>
      <select
        id={id}
        value={tieValue(tie)}
        onChange={({ currentTarget: { value } }) => choose(all.find((one) => one.value === value)?.tie ?? null)}
      >
        <option value="">{t('note_about_record')}</option>
        {(['step', 'tip', 'metric', 'goal'] as const).map((kind) => {
          const own = items.filter((one) => one.tie.kind === kind);
          return (
            own.length > 0 && (
              <optgroup key={kind} label={tiedWord(kind, t)}>
                {own.map(({ value, title }) => (
                  <option key={value} value={value}>
                    {title}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
        <optgroup label={tiedWord('field', t)}>
          {fields.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </optgroup>
      </select>
    </div>
  );
}
