import type { JSX } from 'preact';
import { moved, movedBy } from '../../../../lib/playbook/arrange';
import { withoutGoal } from '../../../../lib/playbook/remove';
import { reviseVision, within } from '../../../../lib/playbook/revise';
import type { Goal } from '../../../../lib/playbook/schema';
import { editorAddress } from '../../address';
import { isLocked } from '../../desk-model';
import { amountText } from '../../print/amount-text';
import { go } from '../go';
import { newId } from '../new-id';
import { MoveButtons } from '../outline/MoveButtons';
import { OutlineRow } from '../outline/OutlineRow';
import { useDragOrder } from '../outline/useDragOrder';
import { useRowFocus } from '../outline/useRowFocus';
import { GoalForm } from './GoalForm';
import { GoalSight } from './GoalSight';
import type { VisionPartProps } from './vision-part';

/** What the format allows. */
const MOST = 50;
const addressOf = (id: string): string => editorAddress({ kind: 'goal', id });

/** The goals in their order, and the editor of one of them. */
export function Goals({ desk, actions, t, at, say }: VisionPartProps): JSX.Element {
  const { goals } = desk.playbook.vision;
  const [outline, keepFocusOn] = useRowFocus<HTMLDivElement>();
  const chosen = goals.find(({ id }) => id === at) ?? goals[0];
  const arrange = (change: (goals: Goal[]) => Goal[], id: string): void => {
    const next = change(goals);
    if (next === goals) return;
    keepFocusOn(id);
    actions.edit((draft) => reviseVision(draft, (vision) => within(vision, 'goals', change(vision.goals))));
    const place = next.findIndex((goal) => goal.id === id) + 1;
    const title = next[place - 1]?.title ?? '';
    say(t('desk_moved', { title, place, count: next.length }));
  };
  const move = (id: string, by: -1 | 1): void => arrange((list) => movedBy(list, id, by), id);
  const drag = useDragOrder({
    locked: isLocked(desk, 'leader'),
    accepts: () => true,
    drop(id, target, side) {
      arrange((list) => {
        const from = list.findIndex((goal) => goal.id === id);
        const to = list.findIndex((goal) => goal.id === target) + (side === 'after' ? 1 : 0);
        return moved(list, from, from < to ? to - 1 : to);
      }, id);
    },
  });
  const add = (): void => {
    const goal: Goal = { id: newId('goal'), title: t('desk_goal_new'), why: '' };
    actions.edit((draft) => reviseVision(draft, (vision) => ({ ...vision, goals: [...vision.goals, goal] })));
    go(addressOf(goal.id));
  };
  const remove = (goal: Goal): void => {
    actions.edit((draft) => withoutGoal(draft, goal.id));
    say(t('desk_removed', { title: goal.title }), 'shown');
    go('#vision');
  };
  return (
    <section class="card" aria-labelledby="goals">
      <h2 id="goals">{t('options_kind_goal')}</h2>
      <p class="soft">{t('desk_goals_about')}</p>
      <div class="split">
        <div class="outline" ref={outline}>
          <ul class="outline-list">
            {goals.map((goal) => (
              <li key={goal.id}>
                <OutlineRow
                  rowKey={goal.id}
                  address={addressOf(goal.id)}
                  title={goal.title}
                  note={goal.measure && amountText(goal.measure.target, goal.measure.unit, t)}
                  current={goal === chosen}
                  drag={drag}
                  move={(by) => move(goal.id, by)}
                />
              </li>
            ))}
          </ul>
          {goals.length < MOST && (
            <button type="button" class="edit-only" onClick={add}>
              {t('desk_goal_add')}
            </button>
          )}
        </div>
        {chosen && (
          <section class="editor form" aria-labelledby="goal-editor">
            <div class="editor-head">
              <div>
                <p class="over">{t('options_item_goal')}</p>
                <h3 id="goal-editor" tabIndex={-1} data-at={chosen.id}>
                  {chosen.title}
                </h3>
              </div>
              <MoveButtons
                title={chosen.title}
                canUp={chosen !== goals[0]}
                canDown={chosen !== goals.at(-1)}
                move={(by) => move(chosen.id, by)}
                remove={{ label: t('desk_goal_remove'), act: () => remove(chosen) }}
                t={t}
              />
            </div>
            <GoalForm key={chosen.id} goal={chosen} desk={desk} actions={actions} t={t} />
            <GoalSight goal={chosen} playbook={desk.playbook} t={t} />
          </section>
        )}
      </div>
    </section>
  );
}
