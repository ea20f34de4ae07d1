import type { Mend, RefusalReason, Refused } from '../refusal';
import { idFrom } from '../refusal-from-issue';
import type { Process, Stage, Step } from '../schema';
import { childrenNamed, type MarkupNode, type MarkupParser, textOf } from './markup';
import { markdownOf } from './markup-markdown';
import { type SkeletonWords, stageIds, stagesFault } from './skeleton';

/** Longest file that is read, in characters: a Path has at most some dozens of steps. */
const LIMIT = 4 * 1024 * 1024;

/** Record kinds by Salesforce's API names of objects; any other is `other`. */
const KINDS: { [entity: string]: Process['kinds'][number] } = {
  Opportunity: 'deal',
  Lead: 'lead',
  Account: 'account',
  Contact: 'contact',
  Case: 'ticket',
};

/** The names that Salesforce itself gives to the ends of an opportunity. */
const OUTCOMES: { [name: string]: Stage['outcome'] } = { 'closed won': 'won', 'closed lost': 'lost' };

/**
 * A process out of a Path's metadata (`*.pathAssistant-meta.xml`): one stage for each configured picklist value, in the
 * file's order, mapped to it in Salesforce; where the Path has guidance or key fields, one step that says them.
 *
 * Format: Salesforce Metadata API Developer Guide, "PathAssistant" and "PathAssistantStep" (API 34.0 and later):
 * `entityName`, `fieldName`, `masterLabel`, `recordTypeName`, and per `pathAssistantSteps`: `picklistValueName`, `info`
 * (guidance, rich text as escaped HTML) and any number of `fieldNames`. A step that is missing from the file is not
 * configured; the picklist may have it all the same.
 */
export function processFromPath(
  text: string,
  parser: MarkupParser,
  words: SkeletonWords,
): { process: Process } | Refused {
  if (text.length > LIMIT) {
    return refuse({ code: 'too-large', found: text.length, limit: LIMIT }, { code: 'choose-path-file' });
  }
  // Before any parser sees it: entities of the file's own are neither expanded nor fetched.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return refuse({ code: 'xml-doctype' }, { code: 'choose-path-file' });
  const root = parser.xml(text.replace(/^\uFEFF/, ''));
  if (root === null) return refuse({ code: 'not-xml' }, { code: 'choose-path-file' });
  if (root.name !== 'PathAssistant') {
    return refuse({ code: 'other-xml', found: root.name.slice(0, 60) }, { code: 'choose-path-file' });
  }
  const idOf = stageIds();
  const steps = childrenNamed(root, 'pathAssistantSteps').filter((step) => firstText(step, 'picklistValueName') !== '');
  const fault = stagesFault(steps.length);
  if (fault) return refuse(fault.reason, fault.mend);
  const stages = steps.map((step) => stageFrom(step, idOf, parser, words));
  if (stages.length === 0) return refuse({ code: 'no-path-steps' }, { code: 'choose-path-file' });
  const entity = firstText(root, 'entityName');
  const recordType = firstText(root, 'recordTypeName');
  const label = firstText(root, 'masterLabel') || entity || 'Path';
  const master = recordType === '' || /^_*master_*$/i.test(recordType);
  const title = (master || label.includes(recordType) ? label : `${label} (${recordType})`).slice(0, 200);
  return { process: { id: idFrom(title), title, kinds: [KINDS[entity] ?? 'other'], stages } };
}

function stageFrom(node: MarkupNode, idOf: (id: string) => string, parser: MarkupParser, words: SkeletonWords): Stage {
  const name = firstText(node, 'picklistValueName').slice(0, 200);
  const id = idOf(idFrom(name));
  const guidance = guidanceOf(firstText(node, 'info'), parser);
  const fields = childrenNamed(node, 'fieldNames').map((field) => textOf(field).trim());
  const how = [guidance, fields.length > 0 ? words.keyFields(fields) : ''].filter((part) => part !== '').join('\n\n');
  const step: Step = {
    id,
    title: words.stepTitle(name).slice(0, 200),
    why: words.stepWhy(name).slice(0, 1_000),
    how: how.slice(0, 20_000),
    goals: [],
    metrics: [],
    resources: [],
  };
  return {
    id,
    title: name,
    crmStages: { salesforce: [name] },
    outcome: OUTCOMES[name.toLowerCase()] ?? 'open',
    steps: how === '' ? [] : [step],
  };
}

/** Guidance that was typed as plain text has no element in it; then the text is kept as it is, escaped for Markdown. */
function guidanceOf(info: string, parser: MarkupParser): string {
  if (info === '') return '';
  const tree = parser.html(info);
  return tree === null ? '' : markdownOf(tree);
}

function firstText(node: MarkupNode, name: string): string {
  const [first] = childrenNamed(node, name);
  return first ? textOf(first).trim() : '';
}

function refuse(reason: RefusalReason, mend: Mend): Refused {
  return { refused: [{ path: '', reason, mend }], unlisted: 0 };
}
