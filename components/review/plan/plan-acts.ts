import type { CoachingPlan } from '../../../lib/note-requests';

/** What a coach does to a plan. Each gives another plan; what is not there any more stays as it is. */
export type PlanChange = (plan: CoachingPlan) => CoachingPlan;

type Action = CoachingPlan['actions'][number];
type PrivateNote = CoachingPlan['privateNotes'][number];

export const addAction =
  (action: Action): PlanChange =>
  (plan) => ({ ...plan, actions: [...plan.actions.filter(({ id }) => id !== action.id), action] });

export const changeAction =
  (id: string, change: Partial<Pick<Action, 'text' | 'due' | 'done'>>): PlanChange =>
  (plan) => ({ ...plan, actions: plan.actions.map((one) => (one.id === id ? { ...one, ...change } : one)) });

export const dropAction =
  (id: string): PlanChange =>
  (plan) => ({ ...plan, actions: plan.actions.filter((one) => one.id !== id) });

/** A private note with these words: a new one, or the one of that id. Without words it is gone. */
export const writePrivately =
  (note: PrivateNote): PlanChange =>
  (plan) => {
    if (note.markdown.trim() === '') return dropPrivately(note.id)(plan);
    const known = plan.privateNotes.some(({ id }) => id === note.id);
    const privateNotes = known
      ? plan.privateNotes.map((one) => (one.id === note.id ? { ...one, markdown: note.markdown } : one))
      : [...plan.privateNotes, note];
    return { ...plan, privateNotes };
  };

export const dropPrivately =
  (id: string): PlanChange =>
  (plan) => ({ ...plan, privateNotes: plan.privateNotes.filter((one) => one.id !== id) });

export const talkedOn =
  (day: string | null): PlanChange =>
  (plan) => ({ ...plan, lastContact: day });

/** What is to be done first by its day, then without a day, then what is done. */
export function inOrder(actions: readonly Action[]): Action[] {
  const rank = ({ done, due }: Action): string => `${done ? 1 : 0}${due ?? '9999-99-99'}`;
  return [...actions].sort((one, other) => {
    const [first, second] = [rank(one), rank(other)];
    return first < second ? -1 : first > second ? 1 : one.at - other.at;
  });
}

/** Whether it should have been done before that day. */
export const isOverdue = ({ done, due }: Action, today: string): boolean => !done && due !== null && due < today;
