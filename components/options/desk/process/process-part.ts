import type { ConditionField } from '../../../../lib/coaching/condition-fields';
import type { DeskPartProps } from '../../sections';
import type { Say } from '../form/useSaid';

/** What every part of the process desk is given. */
export type ProcessPartProps = Pick<DeskPartProps, 'desk' | 'actions' | 'data' | 'options' | 't'> & {
  fields: readonly ConditionField[];
  owners: readonly string[];
  /** Has screen readers say what was done. */
  say: Say;
};
