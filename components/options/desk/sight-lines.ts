import type { TipFilter } from '../../../lib/coaching/tip-list';
import type { Translate } from '../../../lib/i18n/translate';
import type { Playbook, Tip } from '../../../lib/playbook/schema';
import { editorAddress } from '../address';
import type { SightLine } from './SightLines';
import { tipsAddress } from './tips/tip-address';

/** Tips named at once; the others are counted. */
const NAMED = 8;

/** The goals that a step or metric serves, each a link to its editor. */
export function goalLine(ids: readonly string[], { vision }: Playbook, t: Translate): SightLine {
  const goals = vision.goals.filter(({ id }) => ids.includes(id));
  return {
    hat: 'leader',
    label: t('desk_sight_goals'),
    items: goals.map(({ id, title }) => ({ title, address: editorAddress({ kind: 'goal', id }) })),
    ...(goals.length === 0 ? { text: t('desk_sight_no_goals') } : {}),
  };
}

/** The tips that serve it; those that are not named are behind a link to the list. */
export function tipLine(label: string, tips: readonly Tip[], filter: Partial<TipFilter>, t: Translate): SightLine {
  const items = tips.slice(0, NAMED).map(({ id, title }) => ({ title, address: editorAddress({ kind: 'tip', id }) }));
  const more = tips.length - items.length;
  const rest = { title: t('overview_more_tips', { count: more }), address: tipsAddress(filter) };
  return {
    hat: 'coach',
    label,
    items: more > 0 ? [...items, rest] : items,
    ...(tips.length === 0 ? { text: t('desk_sight_no_tips') } : {}),
  };
}
