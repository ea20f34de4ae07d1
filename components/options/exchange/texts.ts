import { playbookText } from '../../../lib/playbook/export';
import type { Locale } from '../../../lib/playbook/in-out/import-plan';
import { metricTable } from '../../../lib/playbook/in-out/metric-table';
import { tipTable } from '../../../lib/playbook/in-out/tip-table';
import { playbookYaml } from '../../../lib/playbook/in-out/yaml';
import type { Playbook } from '../../../lib/playbook/schema';
import type { OutFile, OutKind } from './model';

/** A file of the playbook. `edition` goes into its name: `release-3`, or `draft`. */
export function outFile(kind: OutKind, playbook: Playbook, edition: string, { decimal }: Locale): OutFile {
  switch (kind) {
    case 'json':
      return { name: `${playbook.id}-${edition}.json`, type: 'application/json', text: playbookText(playbook) };
    case 'yaml':
      return { name: `${playbook.id}-${edition}.yaml`, type: 'application/yaml', text: playbookYaml(playbook) };
    case 'tips':
      return { name: `${playbook.id}-tips-${edition}.csv`, type: 'text/csv', text: tipTable(playbook, decimal) };
    case 'metrics':
      return { name: `${playbook.id}-metrics-${edition}.csv`, type: 'text/csv', text: metricTable(playbook, decimal) };
  }
}
