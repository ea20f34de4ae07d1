import { flatClosest, flatFind } from '../dom/flat';
import { flatText } from '../dom/text';
import { isShown } from '../dom/visible';
import type { StageSeen } from '../record';
import { foldText } from '../values';
import { NOT_VALUE, PATH_ANY, PATH_LINK, PATH_OWN, PATH_TITLE } from './selectors';

/** The stage path of a record page (crm.md §2.5). */
export interface SeenPath {
  /** The component that holds the steps. */
  element: Element;
  stages: StageSeen[];
  /** The step that the record is in. Absent where no step says so, as while the path is still drawn. */
  current?: StageSeen;
}

interface Step {
  element: Element;
  label: string;
  api: string | null;
  classes: DOMTokenList;
}

/** Reads the path from its steps, or gives null: no path, or two that differ. Salesforce's own goes before home-made ones. */
export function readPath(steps: Element[]): SeenPath | null {
  const own = grouped(steps, PATH_OWN);
  const groups = own.size > 0 ? own : grouped(steps, PATH_ANY);
  const shown = [...groups].filter(([element]) => isShown(element));
  const left = (groups.size > 1 && shown.length > 0 ? shown : [...groups]).flatMap(([element, members]) => {
    const path = pathOf(element, members);
    return path ? [path] : [];
  });
  const [first] = left;
  return first && left.every((path) => JSON.stringify(path.stages) === JSON.stringify(first.stages)) ? first : null;
}

function grouped(steps: Element[], within: string): Map<Element, Element[]> {
  const groups = new Map<Element, Element[]>();
  for (const step of steps) {
    const element = flatClosest(step, within);
    if (element) groups.set(element, [...(groups.get(element) ?? []), step]);
  }
  return groups;
}

function pathOf(element: Element, members: Element[]): SeenPath | null {
  const steps = distinct(members.map(readStep).filter((step) => step.label !== ''));
  const marked = steps.filter((step) => step.classes.contains('slds-is-current') || hasMark(step));
  const ended = steps.filter((step) => step.classes.contains('slds-is-won') || step.classes.contains('slds-is-lost'));
  const candidates = marked.length > 0 ? marked : ended;
  // A record is in one stage: a page that marks two is half drawn.
  if (steps.length === 0 || candidates.length > 1) return null;
  const [at] = candidates;
  const place = at ? steps.indexOf(at) : -1;
  const stages = steps.map((step, index): StageSeen => {
    const state = step === at ? endOf(step) : isDone(step, index < place) ? 'done' : 'ahead';
    return step.api === null ? { label: step.label, state } : { label: step.label, api: step.api, state };
  });
  const current = stages[place];
  return current ? { element, stages, current } : { element, stages };
}

function readStep(element: Element): Step {
  const title = flatFind(element, PATH_TITLE);
  const link = flatFind(element, PATH_LINK);
  const label =
    title?.getAttribute('data-label') || (title && flatText(title, NOT_VALUE)) || link?.getAttribute('title');
  return {
    element,
    label: foldText(label ?? ''),
    api: element.getAttribute('data-name') ?? link?.getAttribute('data-tab-name') ?? null,
    classes: element.classList,
  };
}

/** Without a state class the mark inside the step tells; `slds-is-active` is only the step being looked at. */
const hasMark = (step: Step): boolean => !hasState(step) && flatFind(step.element, 'span.current') !== null;
const hasState = (step: Step): boolean =>
  ['current', 'complete', 'incomplete'].some((state) => step.classes.contains(`slds-is-${state}`));

function isDone(step: Step, before: boolean): boolean {
  return hasState(step) ? step.classes.contains('slds-is-complete') : before;
}

function endOf(step: Step): StageSeen['state'] {
  if (step.classes.contains('slds-is-won')) return 'won';
  return step.classes.contains('slds-is-lost') ? 'lost' : 'current';
}

/** The same step twice, alike in all, counts once. */
function distinct(steps: Step[]): Step[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    const key = JSON.stringify([step.api, step.label, [...step.classes].sort()]);
    return !seen.has(key) && seen.add(key);
  });
}
