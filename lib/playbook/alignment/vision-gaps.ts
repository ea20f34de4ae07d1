import type { Report } from './gap';
import type { Outline } from './outline';

export function visionGaps({ playbook, today, servedGoals }: Outline, report: Report): void {
  const { vision } = playbook;
  if (vision.horizon < today) {
    const item = { kind: 'vision', id: playbook.id, title: playbook.title } as const;
    report({ code: 'date-past', path: ['vision', 'horizon'], item, values: { date: vision.horizon } });
  }
  for (const [index, goal] of vision.goals.entries()) {
    const path = ['vision', 'goals', index];
    const item = { kind: 'goal', id: goal.id, title: goal.title } as const;
    if (!servedGoals.has(goal.id)) report({ code: 'goal-unserved', path, item });
    if (goal.due !== undefined && goal.due < today) {
      report({ code: 'date-past', path: [...path, 'due'], item, values: { date: goal.due } });
    }
    if (!goal.owner?.trim()) report({ code: 'unowned', path: [...path, 'owner'], item });
  }
  for (const [index, redirect] of vision.redirects.entries()) {
    if (!redirect.badNews) continue;
    const missing = (['challenge', 'opportunity', 'whyWeCan'] as const).find((part) => redirect[part] === undefined);
    if (missing === undefined) continue;
    const item = { kind: 'redirect', id: redirect.id, title: redirect.title } as const;
    report({
      code: 'redirect-without-reframe',
      path: ['vision', 'redirects', index, missing],
      item,
      values: { missing },
    });
  }
}
