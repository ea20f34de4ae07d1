import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TipEvidence } from '../../../../lib/coaching/tip-evidence';
import { findTips, gapsByTip, NOBODY } from '../../../../lib/coaching/tip-list';
import { readyTips } from '../../../../lib/coaching/tip-search';
import { itemKey } from '../../../../lib/playbook/items';
import type { Playbook, Tip } from '../../../../lib/playbook/schema';
import { changeTips, newTip } from '../../../../lib/playbook/tip-acts';
import { editorAddress } from '../../address';
import type { DeskPartProps } from '../../sections';
import { useSaid } from '../form/useSaid';
import { go } from '../go';
import { HatFrame } from '../HatFrame';
import { newId } from '../new-id';
import { BulkBar } from './BulkBar';
import { TipEditor } from './TipEditor';
import { TipFilters } from './TipFilters';
import { TipList } from './TipList';
import { useTrialRecords } from './use-records';
import { useSettled } from './use-settled';
import { useTipFilter } from './use-tip-filter';

/** Milliseconds without a change until the list is made anew. */
const PAUSE = 150;
const NO_EVIDENCE: ReadonlyMap<string, TipEvidence> = new Map();

/** The coach's desk: every tip in a list, and the one that is open beside it. */
export function TipsPart({ desk, actions, data, options, t, at }: DeskPartProps): JSX.Element {
  const [filter, setFilter] = useTipFilter();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const [said, say] = useSaid();
  const trials = useTrialRecords(actions, options);
  const playbook = useSettled(desk.playbook, PAUSE);
  const gaps = useMemo(() => gapsByTip(desk.gaps), [desk.gaps]);
  const { owners, codes } = useMemo(() => facets(playbook, desk.gaps), [playbook.tips, desk.gaps]);
  const aims = useMemo(() => aimsOf(playbook), [playbook.processes, playbook.metrics]);
  const { tips, near } = useMemo(
    () => findTips(filter, { playbook, gaps, evidence, locale: t.locale }),
    [filter, playbook, gaps, evidence, t.locale],
  );
  useReady(playbook.tips);
  useEffect(() => {
    void options.tipEvidence().then(setEvidence);
  }, [options, data]);

  const item = at === null ? undefined : desk.items.get(itemKey('tip', at));
  const tip = item?.kind === 'tip' ? item.fields : null;
  const add = (): void => {
    const id = newId('tip');
    const serves = {
      steps: filter.step === '' ? [] : [filter.step],
      metrics: filter.metric === '' ? [] : [filter.metric],
    };
    actions.wear('coach');
    actions.edit((draft) => ({ ...draft, tips: [...draft.tips, newTip(id, serves)] }), { hat: 'coach' });
    go(editorAddress({ kind: 'tip', id }));
  };
  // Drawn anew only for what is in it, not with every key in the editor.
  const list = useMemo(
    () =>
      tips.length === 0 ? (
        <p class="soft tips-none">{t('tips_none')}</p>
      ) : (
        <TipList
          tips={tips}
          open={at}
          chosen={chosen}
          choose={choose}
          aims={aims}
          gaps={gaps}
          evidence={evidence}
          t={t}
        />
      ),
    [tips, at, chosen, aims, gaps, evidence, t.locale],
  );
  const bulk = (act: (one: Tip) => Tip, done: string): void => {
    actions.edit((draft) => changeTips(draft, chosen, act));
    say(done);
  };
  return (
    <div class="tips-desk" data-open={at !== null}>
      {said}
      <section class="tips-side card" aria-label={t('tips_list')}>
        <TipFilters
          filter={filter}
          set={setFilter}
          playbook={playbook}
          owners={owners}
          gaps={codes}
          found={tips.length}
          near={near}
          all={playbook.tips.length}
          action={
            <button type="button" class="main" onClick={add}>
              {t('tips_new')}
            </button>
          }
          t={t}
        />
        {chosen.size > 0 && (
          <section class="bulk" aria-label={t('tips_bulk')}>
            <div class="actions">
              <b>{t('tips_chosen', { count: chosen.size })}</b>
              <button type="button" class="quiet" onClick={() => choose(new Set())}>
                {t('tips_clear_chosen')}
              </button>
            </div>
            <HatFrame hat="coach" desk={desk} actions={actions} t={t}>
              <BulkBar
                count={chosen.size}
                today={desk.today}
                owners={owners.filter((owner) => owner !== NOBODY)}
                change={bulk}
                t={t}
              />
            </HatFrame>
          </section>
        )}
        {list}
      </section>
      {at !== null && (
        <div class="tips-main">
          <a class="tips-back" href="#tips">
            {t('tips_back')}
          </a>
          {tip ? (
            <TipEditor
              key={tip.id}
              tip={tip}
              desk={desk}
              actions={actions}
              data={data}
              options={options}
              trials={trials}
              owners={owners}
              gaps={gaps.get(tip.id) ?? []}
              evidence={evidence.get(tip.id)}
              t={t}
            />
          ) : (
            <p class="card" tabIndex={-1} data-at={at}>
              {t('tips_gone', { id: at })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** Makes the tips' texts ready for search a little at a time, before the first letter is typed. */
function useReady(tips: readonly Tip[]): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const go = (from: number): void => {
      const next = readyTips(tips, from, 500);
      if (next !== null) timer = setTimeout(() => go(next), 0);
    };
    timer = setTimeout(() => go(0), 0);
    return () => clearTimeout(timer);
  }, [tips]);
}

function facets({ tips }: Playbook, gaps: DeskPartProps['desk']['gaps']) {
  const owners = [...new Set(tips.map((tip) => tip.owner?.trim() || NOBODY))].sort();
  const codes = [...new Set(gaps.flatMap(({ code, item }) => (item.kind === 'tip' ? [code] : [])))];
  return { owners, codes };
}

function aimsOf({ processes, metrics }: Playbook): Map<string, string> {
  const steps = processes.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps));
  return new Map([
    ...steps.map(({ id, title }): [string, string] => [`step ${id}`, title]),
    ...metrics.map(({ id, title }): [string, string] => [`metric ${id}`, title]),
  ]);
}
