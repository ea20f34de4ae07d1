import type { Goal, Metric, Playbook, Resource, Step, Tip } from '../playbook/schema';
import type { ItemKind } from './items';

export interface ItemLink {
  kind: ItemKind;
  id: string;
  title: string;
}

/** One thing of the playbook, to be read on its own, away from any record. */
export interface ItemCard extends ItemLink {
  /** Why it matters, or what it means. */
  text?: string;
  /** Markdown. */
  body?: string;
  /** Process and stage of a step. */
  place: string[];
  /** What it serves: the next links of the line of sight, upwards. */
  serves: ItemLink[];
  /** What serves it: steps and metrics of a goal, tips of a step. At most `MOST_SERVED_BY`. */
  servedBy: ItemLink[];
  resources: Resource[];
  owner?: string;
  confirmedOn?: string;
}

export const MOST_SERVED_BY = 12;

/** The card of one thing, also of a tip that is retired; null where the playbook does not hold it. */
export function cardOf(playbook: Playbook, kind: ItemKind, id: string): ItemCard | null {
  const book = {
    goals: playbook.vision.goals,
    steps: stepsOf(playbook),
    metrics: playbook.metrics,
    tips: playbook.tips,
  };
  switch (kind) {
    case 'goal': {
      const goal = book.goals.find((one) => one.id === id);
      return goal ? goalCard(goal, book) : null;
    }
    case 'step': {
      const found = book.steps.find(({ step }) => step.id === id);
      return found ? stepCard(found, book) : null;
    }
    case 'metric': {
      const metric = book.metrics.find((one) => one.id === id);
      return metric ? metricCard(metric, book) : null;
    }
    case 'tip': {
      const tip = book.tips.find((one) => one.id === id);
      return tip ? tipCard(tip, book) : null;
    }
  }
}

interface PlacedStep {
  step: Step;
  place: string[];
}

interface Book {
  goals: readonly Goal[];
  steps: readonly PlacedStep[];
  metrics: readonly Metric[];
  tips: readonly Tip[];
}

const stepsOf = (playbook: Playbook): PlacedStep[] =>
  playbook.processes.flatMap((process) =>
    process.stages.flatMap((stage) => stage.steps.map((step) => ({ step, place: [process.title, stage.title] }))),
  );

const link = (kind: ItemKind, { id, title }: { id: string; title: string }): ItemLink => ({ kind, id, title });

/** Links to those of `things` that are named, in the order of `ids`. */
function links(kind: ItemKind, ids: readonly string[], things: readonly { id: string; title: string }[]): ItemLink[] {
  return ids.flatMap((id) => {
    const thing = things.find((one) => one.id === id);
    return thing ? [link(kind, thing)] : [];
  });
}

function goalCard(goal: Goal, book: Book): ItemCard {
  const steps = book.steps.filter(({ step }) => step.goals.includes(goal.id)).map(({ step }) => link('step', step));
  const metrics = book.metrics.filter(({ goals }) => goals.includes(goal.id)).map((metric) => link('metric', metric));
  return {
    ...link('goal', goal),
    text: goal.why,
    place: [],
    serves: [],
    servedBy: [...metrics, ...steps].slice(0, MOST_SERVED_BY),
    resources: [],
    ...owner(goal),
  };
}

function stepCard({ step, place }: PlacedStep, book: Book): ItemCard {
  const tips = book.tips
    .filter(({ steps, retired }) => !retired && steps.includes(step.id))
    .map((tip) => link('tip', tip));
  return {
    ...link('step', step),
    text: step.why,
    ...(step.how === undefined ? {} : { body: step.how }),
    place,
    serves: [...links('metric', step.metrics, book.metrics), ...links('goal', step.goals, book.goals)],
    servedBy: tips.slice(0, MOST_SERVED_BY),
    resources: step.resources,
    ...owner(step),
  };
}

function metricCard(metric: Metric, book: Book): ItemCard {
  const steps = book.steps.filter(({ step }) => step.metrics.includes(metric.id)).map(({ step }) => link('step', step));
  const tips = book.tips
    .filter(({ metrics, retired }) => !retired && metrics.includes(metric.id))
    .map((tip) => link('tip', tip));
  return {
    ...link('metric', metric),
    text: metric.definition,
    place: [],
    serves: links('goal', metric.goals, book.goals),
    servedBy: [...steps, ...tips].slice(0, MOST_SERVED_BY),
    resources: [],
    ...owner(metric),
  };
}

function tipCard(tip: Tip, book: Book): ItemCard {
  const steps = book.steps.map(({ step }) => step);
  return {
    ...link('tip', tip),
    body: tip.body,
    place: [],
    serves: [...links('step', tip.steps, steps), ...links('metric', tip.metrics, book.metrics)],
    servedBy: [],
    resources: tip.resources,
    ...owner(tip),
    ...(tip.confirmedOn === undefined ? {} : { confirmedOn: tip.confirmedOn }),
  };
}

const owner = (thing: { owner?: string | undefined }): { owner?: string } =>
  thing.owner === undefined ? {} : { owner: thing.owner };
