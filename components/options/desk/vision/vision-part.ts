import type { DeskPartProps } from '../../sections';
import type { Say } from '../form/useSaid';

/** What every part of the vision's desk is given. */
export type VisionPartProps = Pick<DeskPartProps, 'desk' | 'actions' | 't' | 'at'> & {
  /** Has screen readers say what was done. */
  say: Say;
};
