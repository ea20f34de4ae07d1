import { readingsOf } from '../../lib/crm/readings';
import type { SelfTestReport } from '../../lib/messages';

/**
 * The report for a bug report: API names, states and how each was read. No value, label, name, org, id or address, so
 * that it can be given to a stranger.
 */
export function reportText(report: SelfTestReport, browserName: string): string {
  const { record, state, reason, reading, version } = report;
  const head = [
    `Sightline ${version}, ${browserName}`,
    `state: ${state}${reason === undefined ? '' : ` (${reason})`}, reading ${reading}`,
  ];
  if (!record) return head.join('\n');
  const stages = record.stages.map((stage) => stage.state).join(' ');
  return [
    ...head,
    `crm: ${record.crm}, object: ${record.object}, mode: ${record.mode}${record.hint ? `, ${record.hint}` : ''}`,
    `stages: ${stages || 'none'}`,
    ...readingsOf(record).map(({ key, api, state, via, doubt }) =>
      [key === api ? api : `${key} ${api}`, state, via, ...(doubt === undefined ? [] : [`doubt: ${doubt}`])].join('\t'),
    ),
  ].join('\n');
}
