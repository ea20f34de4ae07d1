import type { Playbook } from './schema';

/** The playbooks that come with Sightline, each `public/starters/<id>.json`; the first is installed on a first start. */
export const STARTERS = ['b2b-software', 'growth-renewal', 'first-customers'] as const;
export type StarterId = (typeof STARTERS)[number];

/** The day on which the starters' example dates were right, `YYYY-MM-DD`. */
export const STARTERS_WRITTEN = '2026-11-16';

/**
 * A starter as it would have been written today: the example dates of vision, goals, redirects and team metrics move on
 * by the whole months since it was written, so that nobody begins with goals that are overdue. When a tip was confirmed
 * is left as it is: nobody has confirmed it since. A day before the starters were written changes nothing.
 */
export function freshStarter(starter: Playbook, today: string): Playbook {
  const months = monthsBetween(STARTERS_WRITTEN, today);
  const moved = (day: string) => addMonths(day, months);
  const { vision } = starter;
  return {
    ...starter,
    vision: {
      ...vision,
      horizon: moved(vision.horizon),
      goals: vision.goals.map((goal) => ({
        ...goal,
        ...(goal.due === undefined ? {} : { due: moved(goal.due) }),
        ...(goal.measure ? { measure: { ...goal.measure, asOf: moved(goal.measure.asOf) } } : {}),
      })),
      redirects: vision.redirects.map((redirect) => ({ ...redirect, date: moved(redirect.date) })),
    },
    metrics: starter.metrics.map((metric) =>
      metric.source.kind === 'team' && metric.source.asOf !== undefined
        ? { ...metric, source: { ...metric.source, asOf: moved(metric.source.asOf) } }
        : metric,
    ),
  };
}

/** Whole months gone by, never negative. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return Math.max(0, (toYear - year) * 12 + (toMonth - month) - (toDay < day ? 1 : 0));
}

/** The same day of a later month; the last day of a month stays the last, and a day that the month lacks becomes it. */
function addMonths(day: string, months: number): string {
  if (months === 0) return day;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = (offset: number) => new Date(Date.UTC(year, month - 1 + offset + 1, 0)).getUTCDate();
  const target = date === last(0) ? last(months) : Math.min(date, last(months));
  return new Date(Date.UTC(year, month - 1 + months, target)).toISOString().slice(0, 10);
}
