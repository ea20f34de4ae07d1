import type { NotedRecord } from '../../../lib/notes/event';
import type { Playbook } from '../../../lib/playbook/schema';

/** Whether a stage, as the CRM calls it, is an end of a process of the playbook: won or lost. There nothing stalls. */
export function endsOf({ processes }: Playbook): (record: NotedRecord, stage: string) => boolean {
  const ends = new Set<string>();
  for (const { outcome, title, crmStages } of processes.flatMap(({ stages }) => stages)) {
    if (outcome === 'open') continue;
    ends.add(fold(title));
    for (const [crm, names] of Object.entries(crmStages)) for (const name of names) ends.add(`${crm} ${fold(name)}`);
  }
  return ({ crm }, stage) => ends.has(fold(stage)) || ends.has(`${crm} ${fold(stage)}`);
}

const fold = (text: string): string => text.trim().toLowerCase();
