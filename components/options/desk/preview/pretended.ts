import type { Answer, Progress } from '../../../../lib/coaching/advice';
import type { PreviewAct } from './frame';

const ANSWERS: readonly unknown[] = ['tried', 'helped', 'not-here'] satisfies Answer[];
const isAnswer = (value: unknown): value is Answer => ANSWERS.includes(value);
const LASTS: { [how: string]: number } = { day: 86_400_000, week: 7 * 86_400_000 };

/** What a person has done in the preview, with one more act: nothing of it is kept anywhere else. `at`: now, milliseconds. */
export function pretend(progress: Progress, act: PreviewAct, [item, what]: unknown[], at: number): Progress {
  if (typeof item !== 'string') return progress;
  switch (act) {
    case 'tick':
      return { ...progress, ticks: { ...progress.ticks, [item]: { done: what === true, at } } };
    case 'answer': {
      const { [item]: _former, ...answers } = progress.answers;
      return { ...progress, answers: isAnswer(what) ? { ...answers, [item]: what } : answers };
    }
    case 'snooze': {
      const until = what === 'record' ? what : at + (LASTS[String(what)] ?? 0);
      return { ...progress, snoozed: { ...progress.snoozed, [item]: until } };
    }
    case 'acknowledge':
      return { ...progress, acknowledged: [...progress.acknowledged, item] };
    default:
      return progress;
  }
}
