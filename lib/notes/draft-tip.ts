import { type Playbook, Resource, type Tip } from '../playbook/schema';
import { newTip } from '../playbook/tip-acts';
import { plainText } from './text';
import type { NoteView, ThreadView } from './thread';

const LONGEST_TITLE = 200;

/**
 * A new tip out of a note's text, serving the step and metric, and through them the goal, that the thread is about
 * (`servedBy`). The record's details are still in it: `detailsIn` finds them.
 */
export function draftTip(id: string, thread: ThreadView, note: NoteView, playbook: Playbook): Tip {
  const markdown = note.text?.markdown ?? '';
  return {
    ...newTip(id, servedBy(thread, playbook)),
    title: titleOf(markdown),
    body: bodyOf(markdown),
    resources: (note.text?.links ?? []).flatMap(({ title, url }) => {
      const named = { title: (title.trim() === '' ? url : title).slice(0, LONGEST_TITLE), url };
      return Resource.safeParse(named).success ? [named] : [];
    }),
  };
}

/** Its first line, of a long one the first sentence. */
function titleOf(markdown: string): string {
  const lines = plainText(markdown).split('\n');
  const line = lines.map((one) => one.trim()).find((one) => one !== '') ?? '';
  const [sentence] = /^.{10,120}?[.!?…](?=\s|$)/u.exec(line) ?? [line];
  const title = sentence.replace(/[.…]$/, '');
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}

/** What means something in notes only becomes plain: a mention the name, a tag the word, a box a point. */
function bodyOf(markdown: string): string {
  return markdown
    .replace(/@\[((?:\\.|[^\]\\])*)\]\(person:[^)]*\)/g, '$1')
    .replace(/^([ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[[ xX]\][ \t]+/gm, '$1')
    .replace(/(?<![\p{L}\p{M}\p{N}_\-#&/\\])#(?=[\p{N}_-]*\p{L})/gu, '')
    .trim();
}

/**
 * The step or metric that the thread is tied to, or what the tip serves that it is tied to; else what was in force. Beside a
 * tied step stands the metric in force, and beside a tied metric the step, where they belong together. Only what the playbook
 * still has.
 */
function servedBy({ tie, snapshot }: ThreadView, playbook: Playbook): Pick<Tip, 'steps' | 'metrics'> {
  const steps = playbook.processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  const one = (id: string | null): string[] => (id === null ? [] : [id]);
  const inForce = { steps: one(snapshot.step), metrics: one(snapshot.metric) };
  const belong = (step: string | null, metric: string | null): boolean =>
    steps.some(({ id, metrics }) => id === step && metrics.some((other) => other === metric));
  const wanted = (): Pick<Tip, 'steps' | 'metrics'> => {
    switch (tie?.kind) {
      case 'step':
        return { steps: [tie.id], metrics: belong(tie.id, snapshot.metric) ? inForce.metrics : [] };
      case 'metric':
        return { steps: belong(snapshot.step, tie.id) ? inForce.steps : [], metrics: [tie.id] };
      case 'tip':
        return playbook.tips.find(({ id }) => id === tie.id) ?? inForce;
      default:
        return inForce;
    }
  };
  const serves = wanted();
  return {
    steps: serves.steps.filter((id) => steps.some((step) => step.id === id)),
    metrics: serves.metrics.filter((id) => playbook.metrics.some((metric) => metric.id === id)),
  };
}
