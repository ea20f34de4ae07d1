import { type Finding, GAP_SEVERITY, type Gap, type Severity } from './alignment/gap';
import { metricGaps } from './alignment/metric-gaps';
import { outlineOf } from './alignment/outline';
import { processGaps } from './alignment/process-gaps';
import { tipErrors, tipGaps } from './alignment/tip-gaps';
import { visionGaps } from './alignment/vision-gaps';
import { pathText } from './refusal';
import type { Playbook } from './schema';

export type { Gap, GapCode, GapItemKind, Severity } from './alignment/gap';

const ORDER: { [severity in Severity]: number } = { error: 0, warning: 1, notice: 2 };

/**
 * Everything in a playbook that breaks the line of sight tip → step or metric → goal, or will never be seen, or has
 * nobody to look after it: errors first, each severity in the order of the document. `today` is `YYYY-MM-DD` in the
 * person's time zone. An empty list means that the playbook is in line. What was found in a tip is remembered with its
 * object: a playbook is never changed in place.
 */
export function alignment(playbook: Playbook, today: string): Gap[] {
  return gapsIn(playbook, today, tipGaps).sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
}

/**
 * The errors among them alone, for which far less has to be worked out of every tip: what forbids to publish. No other gap
 * can become one by what is left out here.
 */
export function alignmentErrors(playbook: Playbook, today: string): Gap[] {
  return gapsIn(playbook, today, tipErrors).filter(({ severity }) => severity === 'error');
}

function gapsIn(playbook: Playbook, today: string, ofTips: typeof tipGaps): Gap[] {
  const gaps: Gap[] = [];
  const report = ({ code, path, item, within, values = {} }: Finding) => {
    const place = within ? { within } : {};
    gaps.push({ code, severity: GAP_SEVERITY[code], path: pathText(path), item, ...place, values });
  };
  const outline = outlineOf(playbook, today);
  visionGaps(outline, report);
  processGaps(outline, report);
  metricGaps(outline, report);
  ofTips(outline, report);
  return gaps;
}
