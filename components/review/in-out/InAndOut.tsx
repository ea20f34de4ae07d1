import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { ThreadSummary, ThreadView } from '../../../lib/notes/thread';
import { Dialog } from '../Dialog';
import type { ReviewActions, ReviewData } from '../model';
import type { Names } from '../names';
import type { QueueFilter } from '../queue/filter';
import { BringIn } from './BringIn';
import { Erase } from './Erase';
import { TakeOut } from './TakeOut';

export type InOutPart = 'export' | 'import' | 'erase';

export interface InOutProps {
  filter: QueueFilter;
  chosen: readonly ThreadSummary[];
  /** The thread that is open, if one is. */
  thread: ThreadView | null;
  /** How many threads the filter lets through. */
  total: number;
  data: ReviewData;
  actions: ReviewActions;
  names: Names;
  t: Translate;
  close(): void;
}

const PARTS: { [part in InOutPart]: (props: InOutProps) => JSX.Element } = {
  export: TakeOut,
  import: BringIn,
  erase: Erase,
};

/** Notes as files, out and in, and off this computer. */
export function InAndOut({ part, ...props }: InOutProps & { part: InOutPart }): JSX.Element {
  const Part = PARTS[part];
  return (
    <Dialog title={props.t.dynamic(`review_${part}_title`)} close={props.close} t={props.t}>
      <Part {...props} />
    </Dialog>
  );
}
