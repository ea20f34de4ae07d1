import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { ItemKey } from '../../../../lib/playbook/items';
import type { MergeChoice } from '../../../../lib/playbook/merge-conflict';
import type { Desk, DeskActions } from '../../desk-model';
import { failureOutcome, Notice, type Outcome } from '../../Notice';
import { wordingOf } from '../compare/value-text';
import { ConflictCard } from './ConflictCard';

export interface MergeCardProps {
  desk: Desk;
  actions: DeskActions;
  t: Translate;
}

/** A release that came in after the draft was begun: what both changed in different ways, to be chosen one by one. */
export function MergeCard({ desk, actions, t }: MergeCardProps): JSX.Element {
  const { arrived, items } = desk;
  const [choices, setChoices] = useState<ReadonlyMap<ItemKey, MergeChoice>>(new Map());
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const words = useMemo(() => wordingOf([items], t), [items, t]);
  if (!arrived) return <Notice outcome={outcome} />;
  const { release, conflicts, failure } = arrived;
  const open = conflicts.filter(({ key }) => !choices.has(key)).length;
  const all = (side: 'mine' | 'theirs'): void => setChoices(new Map(conflicts.map(({ key }) => [key, side])));
  const merge = async (): Promise<void> => {
    setBusy(true);
    const answer = await actions.merge(choices);
    setBusy(false);
    if (!answer.ok) return setOutcome(failureOutcome(answer.error, t));
    switch (answer.value.outcome) {
      case 'merged':
      case 'current':
        setChoices(new Map());
        return setOutcome({ kind: 'good', text: t('merge_done', { number: release.number }) });
      case 'behind':
        return setOutcome({ kind: 'bad', text: t('publish_behind') });
      case 'conflicts':
        return setOutcome({ kind: 'bad', text: t('merge_open', { count: answer.value.conflicts.length }) });
    }
  };
  return (
    <section class="card merge" aria-labelledby="merge">
      <h2 id="merge">{t('merge_title', { number: release.number })}</h2>
      {failure === null && (
        <p class="soft">
          {conflicts.length === 0
            ? t('merge_working')
            : t('merge_about', { number: release.number, count: conflicts.length })}
        </p>
      )}
      <div role="alert">
        {failure && (
          <p class="notice bad">
            {t('merge_failed')} {t.dynamic(`error_${failure.code}`)}
          </p>
        )}
      </div>
      {release.note && <blockquote>{release.note}</blockquote>}
      {conflicts.length > 1 && (
        <div class="actions">
          <button type="button" onClick={() => all('mine')}>
            {t('merge_all_mine')}
          </button>
          <button type="button" onClick={() => all('theirs')}>
            {t('merge_all_theirs')}
          </button>
        </div>
      )}
      {conflicts.map((conflict) => (
        <ConflictCard
          key={conflict.key}
          conflict={conflict}
          choice={choices.get(conflict.key)}
          choose={(choice) => setChoices((former) => new Map(former).set(conflict.key, choice))}
          words={words}
          t={t}
        />
      ))}
      <Notice outcome={outcome} />
      {failure && (
        <div class="actions">
          <button type="button" class="main" disabled={busy} onClick={() => void merge()}>
            {t('merge_again')}
          </button>
        </div>
      )}
      {conflicts.length > 0 && (
        <div class="actions">
          <button type="button" class="main" disabled={open > 0 || busy} onClick={() => void merge()}>
            {t('merge_do')}
          </button>
          {open > 0 && <p class="soft">{t('merge_open', { count: open })}</p>}
        </div>
      )}
    </section>
  );
}
