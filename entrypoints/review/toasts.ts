import type { Toast } from '../../components/review/Review';

/** Milliseconds for which a text stays that says what an act did; longer where it can be taken back. */
const SHOWN = 6_000;
const SHOWN_WITH_UNDO = 12_000;

/** The last thing that was said; it goes by itself. `changed`: it is to be drawn. */
export function makeToasts(changed: () => void): {
  shown(): Toast | null;
  say(text: string, undo?: () => void): void;
} {
  let shown: Toast | null = null;
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    shown = null;
    changed();
  };
  return {
    shown: () => shown,
    say(text, undo) {
      clearTimeout(timer);
      count += 1;
      const takeBack = undo && {
        undo: () => {
          end();
          undo();
        },
      };
      shown = { text, count, ...(takeBack ?? {}) };
      timer = setTimeout(end, undo ? SHOWN_WITH_UNDO : SHOWN);
      changed();
    },
  };
}
