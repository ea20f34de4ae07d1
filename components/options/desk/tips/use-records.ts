import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Record as CrmRecord } from '../../../../lib/crm/record';
import type { Example } from '../../../../lib/draft-requests';
import type { DeskActions } from '../../desk-model';
import type { OptionsActions, RecordInView } from '../../model';

/** Records that a tip can be tried on. */
export interface TrialRecords {
  examples: readonly Example[];
  /** Undefined until it was asked for. */
  inView: RecordInView | null | undefined;
  /** All of them, for what their fields and values tell. */
  records: readonly CrmRecord[];
  /** Looks again at the CRM tab and at the examples. */
  again(): void;
  remove(id: string): Promise<boolean>;
}

const NO_EXAMPLES: readonly Example[] = [];

/** The record in the CRM tab and those kept as examples; looked at again whenever the page comes to the front. */
export function useTrialRecords(actions: DeskActions, options: OptionsActions): TrialRecords {
  const [examples, setExamples] = useState(NO_EXAMPLES);
  const [inView, setInView] = useState<RecordInView | null | undefined>(undefined);
  const again = useCallback((): void => {
    void actions.examples().then((answer) => {
      if (answer.ok) setExamples(answer.value.examples);
    });
    void options.recordInView().then(setInView);
  }, [actions, options]);
  useEffect(() => {
    again();
    const look = (): void => {
      if (document.visibilityState === 'visible') again();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [again]);
  const remove = async (id: string): Promise<boolean> => {
    const answer = await actions.removeExample(id);
    again();
    return answer.ok;
  };
  const records = useMemo(
    () => [...(inView ? [inView.record] : []), ...examples.map(({ record }) => record)],
    [inView, examples],
  );
  return { examples, inView, records, again, remove };
}
