import type { DeskPartProps } from '../../sections';

/** What every part of the vision's desk is given. */
export type VisionPartProps = Pick<DeskPartProps, 'desk' | 'actions' | 't' | 'at'> & {
  /** Has screen readers say what was done. */
  say(text: string): void;
};
