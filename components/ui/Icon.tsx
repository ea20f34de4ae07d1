import type { JSX } from 'preact';

/** 16 px line icons, drawn for Sightline. Decoration only: the control that holds one has its own name. */
const PATHS = {
  check: 'M3.5 8.5 6.5 11.5 12.5 5',
  note: 'M3.5 2.5h9v7l-4 4h-5zM12.5 9.5h-4v4M6 5.5h4M6 8h2',
  flag: 'M4 14V2.5M4 3h8l-2 2.7L12 8.5H4',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  chevron: 'M6 4l4 4-4 4',
  link: 'M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5',
  info: 'M8 7.5V11M8 5h.01M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10M4 9l4 4 4-4',
  back: 'M10 4 6 8l4 4',
  search: 'M11 11l3 3M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Z',
  clock: 'M8 5v3l2 1.5M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z',
  collapse: 'M5 4l4 4-4 4M12 3v10',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  undo: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  redo: 'M10 3l3 3-3 3M13 6H7a4 4 0 0 0 0 8h3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The hats' shapes: leader a circle, manager a square, coach a triangle. Told apart without colour. */
const SHAPES = {
  leader: <circle cx="10" cy="10" r="3.5" />,
  manager: <rect x="6.75" y="6.75" width="6.5" height="6.5" rx="1" />,
  coach: <path d="M10 5.8 14 13H6z" />,
} as const;

export function Hat({ hat }: { hat: keyof typeof SHAPES }): JSX.Element {
  return (
    <svg class={`hat ${hat}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <circle class="ring" cx="10" cy="10" r="9" />
      {SHAPES[hat]}
    </svg>
  );
}
