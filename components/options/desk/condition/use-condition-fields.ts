import { useMemo } from 'preact/hooks';
import { type ConditionField, conditionFields } from '../../../../lib/coaching/condition-fields';
import type { Record as CrmRecord } from '../../../../lib/crm/record';
import type { Desk } from '../../desk-model';
import type { OptionsData } from '../../model';

/**
 * The fields that conditions can ask about. They are gathered from what is published and from the draft's stages, so that
 * writing does not gather them anew with every key.
 */
export function useConditionFields(
  { published, playbook }: Pick<Desk, 'published' | 'playbook'>,
  { pipelines }: Pick<OptionsData, 'pipelines'>,
  records: readonly CrmRecord[],
): readonly ConditionField[] {
  const { processes } = playbook;
  return useMemo(
    () =>
      conditionFields({
        playbook: { ...published, processes },
        records,
        stageLabels: pipelines.flatMap(({ stages }) => stages.map(({ label }) => label)),
      }),
    [published, processes, pipelines, records],
  );
}
