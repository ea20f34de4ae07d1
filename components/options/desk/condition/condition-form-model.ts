import type { JSX } from 'preact';
import type { ConditionField } from '../../../../lib/coaching/condition-fields';
import type { RecordKind } from '../../../../lib/crm/record';
import type { Translate } from '../../../../lib/i18n/translate';
import type { FormFault, FormGroup } from '../../../../lib/playbook/condition-form';

/** What the parts of the condition editor share. */
export interface ConditionForm {
  form: FormGroup;
  fields: readonly ConditionField[];
  byKey: ReadonlyMap<string, ConditionField>;
  kinds: readonly RecordKind[];
  t: Translate;
  newId(): string;
  /** `focus`: a selector inside the editor for what the focus goes to once the change is drawn. */
  change(next: FormGroup, focus?: string | null): void;
  faults: ReadonlyMap<string, FormFault>;
  left: ReadonlySet<string>;
  leave(id: string): void;
  warned: ReadonlySet<string>;
  besides: ReadonlyMap<string, JSX.Element | null>;
}
