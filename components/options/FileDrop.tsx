import type { JSX, Ref, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';

export interface FileDropProps {
  /** Endings and MIME types that the system's dialog offers. */
  accept: string;
  /** Shown while nothing is read. */
  words: string;
  /** Name of what is being read, or empty. */
  reading: string;
  take(file: File): Promise<void>;
  /** The button, for a focus that comes back to it. */
  button?: Ref<HTMLButtonElement>;
  t: Translate;
}

/** A place for one file, to be dropped or chosen. */
export function FileDrop({ accept, words, reading, take, button, t }: FileDropProps): JSX.Element {
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const takeFirst = async (files: FileList | null | undefined): Promise<void> => {
    const file = files?.[0];
    if (file) await take(file);
  };
  const choose = async ({ currentTarget }: TargetedEvent<HTMLInputElement>): Promise<void> => {
    await takeFirst(currentTarget.files);
    // The same file can be chosen again after it was mended.
    currentTarget.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the button is for everyone.
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void takeFirst(event.dataTransfer?.files);
      }}
    >
      <p aria-live="polite">{reading ? t('options_reading', { name: reading }) : words}</p>
      <button type="button" ref={button ?? null} onClick={() => picker.current?.click()}>
        {t('options_choose_file')}
      </button>
      <input ref={picker} type="file" accept={accept} hidden aria-label={t('options_choose_file')} onChange={choose} />
    </div>
  );
}

/** Until "Reading …" is on screen: a large file blocks the page while it is parsed. */
export const readingShown = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));
