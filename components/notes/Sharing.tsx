import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Identity } from '../../lib/note-requests';
import type { Visibility } from '../../lib/notes/event';
import type { NotesStore, Trouble } from './store';
import { troubleWords } from './trouble';
import { type Introduced, WhoAmI } from './WhoAmI';
import { readersWord, visibilityWord } from './words';

interface SharingProps {
  store: NotesStore;
  me: Identity | null;
  /** Whether anything can leave this browser at all. */
  channel: boolean;
  visibility: Exclude<Visibility, 'private'>;
  /** What the note would carry, in the order of the snapshot: labels with values. */
  carries: { label: string; value: string }[];
  t: Translate;
  agree(): void;
  cancel(): void;
}

/**
 * Before something is shown to others for the first time: who would read it and what exactly would leave, and who the person
 * is. Nothing is shared by reading this; the person says so.
 */
export function Sharing(props: SharingProps): JSX.Element {
  const { store, me, channel, visibility, carries, t, agree, cancel } = props;
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const say = async ({ name, email, roles }: Introduced): Promise<void> => {
    setBusy(true);
    const failed = (await store.setIdentity(name, email, roles)) ?? (await store.setShared());
    setBusy(false);
    setTrouble(failed);
    if (failed === null) agree();
  };
  return (
    <section class="sharing" aria-label={t('note_sharing')}>
      <h4>{t('note_sharing')}</h4>
      <p>{t('note_sharing_readers', { readers: readersWord(visibility, t) })}</p>
      <p>{t(channel ? 'note_sharing_leaves' : 'note_sharing_no_channel')}</p>
      <dl class="carries">
        {carries.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{t('note_sharing_else')}</p>
      {trouble && (
        <p class="bad" role="alert">
          {troubleWords(trouble, t)}
        </p>
      )}
      <WhoAmI
        known={me}
        t={t}
        action={t('note_sharing_agree', { visibility: visibilityWord(visibility, t) })}
        busy={busy}
        save={(said) => void say(said)}
        cancel={{ words: t('note_sharing_cancel'), act: cancel }}
        focus
      />
    </section>
  );
}
