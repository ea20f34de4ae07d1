import type { Record as CrmRecord } from '../crm/record';
import type { Redirect, Release, Step } from '../playbook/schema';
import type { Advice, Now, Progress } from './advice';
import { type CompiledRelease, compileRelease } from './compile';
import { factsOf } from './facts';
import { goalOf } from './goal';
import { metricAdvice } from './metrics';
import { type Place, placeOf } from './place';
import { chooseTips } from './tips';
import { viewOf } from './view';

const compiledReleases = new WeakMap<Release, CompiledRelease>();

/** The compiled form of a release, made once for as long as the release itself is kept. */
function prepared(release: CompiledRelease | Release): CompiledRelease {
  if (isCompiled(release)) return release;
  const known = compiledReleases.get(release);
  if (known) return known;
  const compiled = compileRelease(release);
  compiledReleases.set(release, compiled);
  return compiled;
}

function isCompiled(release: CompiledRelease | Release): release is CompiledRelease {
  return 'release' in release && typeof release.candidates === 'function';
}

/**
 * What to show for a record: pure, and never throws for data that the schemas accept. The rules are in
 * docs/conditions.md. A release given as it is gets compiled at its first use and must not be changed afterwards.
 */
export function advise(release: CompiledRelease | Release, record: CrmRecord, progress: Progress, now: Now): Advice {
  const compiled = prepared(release);
  const { number, date, playbook } = compiled.release;
  const place = placeOf(compiled, record, factsOf(record, progress, now));
  const view = viewOf(compiled, place, progress);
  return {
    release: { number, date, playbook: playbook.title },
    vision: { statement: playbook.vision.statement, horizon: playbook.vision.horizon },
    process: place.process && named(place.process.process),
    stage: stageAdvice(place),
    goal: goalOf(compiled, view.ordered),
    steps: view.steps,
    step: view.step,
    metrics: view.metrics.map(({ metric, reason }) => metricAdvice(metric, place.facts, view.steps, [reason])),
    ...chooseTips({ release: compiled, place, view, progress, now }),
    next: nextStage(place),
    nearest: nearestHelp(place),
    redirect: unacknowledged(playbook.vision.redirects, progress),
    reasons: [
      ...place.reasons,
      ...(view.steps.length > 0 && view.step === null ? [{ code: 'all-steps-done' } as const] : []),
    ],
  };
}

const named = ({ id, title }: { id: string; title: string }) => ({ id, title });

function stageAdvice({ process, stage }: Place): Advice['stage'] {
  if (!process || !('compiled' in stage)) return 'none' in stage ? stage : { none: 'no-process' };
  const { id, title, purpose, outcome } = stage.compiled.stage;
  const number = stage.index + 1;
  return { id, title, ...(purpose === undefined ? {} : { purpose }), outcome, number, of: process.stages.length };
}

/** What the next open stage will ask; nothing follows a deal that is over. */
function nextStage({ process, stage }: Place): Advice['next'] {
  if (!process || !('compiled' in stage) || stage.compiled.stage.outcome !== 'open') return null;
  const next = process.process.stages.slice(stage.index + 1).find(({ outcome }) => outcome === 'open');
  return next ? { stage: next.id, title: next.title, steps: next.steps.map((step: Step) => named(step)) } : null;
}

function nearestHelp({ process, nearest, stage }: Place): NonNullable<Advice['nearest']> | null {
  const near = process ?? nearest;
  if (!near || 'compiled' in stage) return null;
  const first = near.process.stages.find(({ outcome }) => outcome === 'open');
  if (!first) return null;
  return { process: named(near.process), stage: named(first), steps: first.steps.map((step: Step) => named(step)) };
}

/** The newest by date; of two on one day, the later written. */
function unacknowledged(redirects: readonly Redirect[], progress: Progress): Redirect | null {
  let newest: Redirect | null = null;
  for (const redirect of redirects) {
    if (progress.acknowledged.includes(redirect.id)) continue;
    if (newest === null || redirect.date >= newest.date) newest = redirect;
  }
  return newest;
}
