import type { JSX } from 'preact';

/** 16 px line icons of the notes alone: they travel with the notes. Decoration only, each stands beside its word. */
const PATHS = {
  plus: 'M8 3.5v9M3.5 8h9',
  private: 'M4.5 7.5h7v6h-7zM5.8 7.5V5.3a2.2 2.2 0 0 1 4.4 0v2.2',
  coach: 'M8 3.5 13 12.5H3z',
  team: 'M6 7.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM2 13c.3-2.4 1.8-3.6 4-3.6s3.7 1.2 4 3.6M10.6 3.2a2.1 2.1 0 0 1 0 3.9M12 9.9c1.2.5 1.9 1.6 2.1 3.1',
  open: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z',
  answered: 'M3 3.5h10v7H7l-3 2.7V10.5H3z',
  resolved: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM5.6 8.2l1.7 1.7 3.2-3.5',
  reopened: 'M12.8 6A5.2 5.2 0 1 0 13.2 8.8M13 2.8V6.2H9.6',
  reply: 'M6.5 4 3 7.5 6.5 11M3 7.5h6a4 4 0 0 1 4 4V12.5',
  edit: 'M3 13l.6-2.8 7.3-7.3 2.2 2.2-7.3 7.3zM9.5 4.3l2.2 2.2',
  bin: 'M3.5 4.5h9M6.5 4.5V3h3v1.5M5 4.5l.5 8.5h5l.5-8.5',
  field: 'M2.5 5h11v6h-11zM5 7v2',
} as const;

export type NoteIconName = keyof typeof PATHS;

export function NoteIcon({ name }: { name: NoteIconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
