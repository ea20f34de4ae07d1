import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { TextArea } from '../form/TextArea';
import { TextField } from '../form/TextField';

export interface ReleaseFormProps {
  /** Whom the field says until a person types another. */
  author: string;
  /** What the note begins with. */
  note?: string;
  /** The words on the button. */
  act: string;
  disabled: boolean;
  publish(note: string, author: string): Promise<void>;
  /** More buttons. */
  children?: ComponentChildren;
  t: Translate;
}

/** What a release needs besides its content: a note and an author. */
export function ReleaseForm({ author, note = '', act, disabled, publish, children, t }: ReleaseFormProps): JSX.Element {
  const [words, setWords] = useState(note);
  const [typed, setName] = useState<string | null>(null);
  const name = typed ?? author;
  const [busy, setBusy] = useState(false);
  return (
    <form
      class="release-form"
      onSubmit={async (event) => {
        event.preventDefault();
        if (disabled || busy) return;
        setBusy(true);
        await publish(words.trim(), name.trim());
        setBusy(false);
      }}
    >
      <TextArea
        label={t('publish_note')}
        about={t('publish_note_about')}
        value={words}
        most={2_000}
        set={setWords}
        t={t}
      />
      <TextField label={t('publish_author')} value={name} most={120} set={setName} t={t} />
      <div class="actions">
        <button type="submit" class="main" disabled={disabled || busy}>
          {busy ? t('publish_busy') : act}
        </button>
        {children}
      </div>
    </form>
  );
}
