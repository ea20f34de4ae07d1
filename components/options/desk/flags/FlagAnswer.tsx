import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { NoteDraft } from '../../../../lib/note-requests';
import type { ThreadView } from '../../../../lib/notes/thread';
import type { OptionsActions } from '../../model';
import { TextArea } from '../form/TextArea';

export interface FlagAnswerProps {
  thread: ThreadView;
  options: Pick<OptionsActions, 'begunAnswer' | 'keepAnswer'>;
  /** `draft`: the unfinished writing that this completes. False where it could not be kept: then the words stay. */
  send(markdown: string, draft: string): Promise<boolean>;
  close(): void;
  t: Translate;
}

/** The most characters of a note. */
const MOST = 20_000;

/** An answer to a flag. What is typed is kept with every key press, and is there again when the answer is taken up later. */
export function FlagAnswer({ thread, options, send, close, t }: FlagAnswerProps): JSX.Element {
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const draft = useRef<string>(crypto.randomUUID());
  /** When it was last typed in; the newest of one draft counts, so no two may have one time. */
  const typedAt = useRef(0);
  const { id, visibility } = thread;
  useEffect(() => {
    form.current?.querySelector('textarea')?.focus();
    let wanted = true;
    void options.begunAnswer(id).then((begun) => {
      if (!wanted || !begun || typedAt.current > 0) return;
      draft.current = begun.id;
      setWords(begun.text.markdown);
    });
    return () => {
      wanted = false;
    };
  }, [id, options]);
  const keep = (markdown: string): void => {
    typedAt.current = Math.max(Date.now(), typedAt.current + 1);
    setWords(markdown);
    const kept: NoteDraft = {
      id: draft.current,
      record: thread.record?.key ?? null,
      place: { kind: 'reply', thread: id },
      text: { markdown, links: [], tips: [] },
      visibility,
      fields: [],
      at: typedAt.current,
    };
    void options.keepAnswer(kept);
  };
  const submit = async (): Promise<void> => {
    if (busy || words.trim() === '') return;
    setBusy(true);
    if (!(await send(words.trim(), draft.current))) setBusy(false);
  };
  return (
    <form
      class="flag-answer"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        } else if (event.key === 'Escape') close();
      }}
    >
      <TextArea
        label={t('flags_your_answer')}
        about={t('flags_your_answer_about')}
        value={words}
        most={MOST}
        set={keep}
        t={t}
      />
      <div class="actions">
        <button type="submit" class="main" disabled={busy || words.trim() === ''}>
          {t('flags_send')}
        </button>
        <button type="button" onClick={close}>
          {t('flags_later')}
        </button>
      </div>
    </form>
  );
}
