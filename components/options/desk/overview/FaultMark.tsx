import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Faults } from '../../../../lib/playbook/sight-map';

/** Where something is out of line: a shape for each severity, and the word for those who do not see it. Chores have none. */
export function FaultMark({
  faults,
  t,
}: {
  faults: Pick<Faults, 'worst' | 'codes'>;
  t: Translate;
}): JSX.Element | null {
  const { worst } = faults;
  if (worst !== 'error' && worst !== 'warning') return null;
  return (
    <span class="fault-mark" data-worst={worst}>
      <span aria-hidden="true">{worst === 'error' ? '▲' : '△'}</span>
      <span class="hidden">{t.dynamic(`overview_fault_${worst}`)}</span>
    </span>
  );
}
