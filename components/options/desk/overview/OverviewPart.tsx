import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { coverage } from '../../../../lib/playbook/coverage';
import { type SightLink, sightMap } from '../../../../lib/playbook/sight-map';
import { newTip } from '../../../../lib/playbook/tip-acts';
import { editorAddress } from '../../address';
import { Counts } from '../../ReleaseCard';
import type { DeskPartProps } from '../../sections';
import { go } from '../go';
import { newId } from '../new-id';
import { CoverageGrid } from './CoverageGrid';
import { FaultMark } from './FaultMark';
import { GapList } from './GapList';
import { SightPicture } from './SightPicture';
import { SightTable } from './SightTable';
import { TipGroupDialog } from './TipGroupDialog';

/** The whole draft at a glance: the line of sight as a picture, stage by stage, and where it is out of line. */
export function OverviewPart({ desk, actions, t }: DeskPartProps): JSX.Element {
  const { playbook, gaps } = desk;
  const map = useMemo(() => sightMap(playbook, gaps), [playbook, gaps]);
  const rows = useMemo(() => coverage(playbook), [playbook]);
  const [wanted, setWanted] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const [opened, setOpened] = useState<SightLink | null>(null);
  const process = map.processes.find(({ id }) => id === wanted) ?? map.processes[0] ?? null;
  const writeTip = (serves: { steps: string[]; metrics: string[] }): void => {
    const id = newId('tip');
    actions.edit((draft) => ({ ...draft, tips: [...draft.tips, newTip(id, serves)] }), { hat: 'coach' });
    actions.wear('coach');
    go(editorAddress({ kind: 'tip', id }));
  };
  const writeTipFor = ({ kind, id }: Pick<SightLink, 'kind' | 'id'>): void =>
    writeTip(kind === 'step' ? { steps: [id], metrics: [] } : { steps: [], metrics: [id] });
  const tipsOf = useMemo(
    () => new Map(rows.flatMap((one) => one.rows.map(({ key, cells }) => [key, cells.tip.count]))),
    [rows],
  );
  const View = asTable ? SightTable : SightPicture;
  return (
    <>
      <section class="card overview-head" aria-labelledby="overview-vision">
        <div>
          <p class="over">{t('options_item_vision')}</p>
          <h2 id="overview-vision" class="title">
            <FaultMark faults={map.vision} t={t} />{' '}
            <a class="vision-link" href="#vision">
              {playbook.vision.statement || t('overview_untitled')}
            </a>
          </h2>
        </div>
        <Counts playbook={playbook} t={t} />
      </section>
      <section class="card" aria-labelledby="overview-gaps">
        <h2 id="overview-gaps">{t('overview_gaps')}</h2>
        <GapList gaps={gaps} t={t} />
      </section>
      <section class="card map-card" aria-labelledby="overview-map">
        <div class="head">
          <div>
            <h2 id="overview-map">{t('overview_map')}</h2>
            <p class="soft">{t('overview_map_about')}</p>
          </div>
          <fieldset class="segments">
            <legend class="hidden">{t('overview_view')}</legend>
            {[false, true].map((table) => (
              <label key={String(table)}>
                <input type="radio" name="sight-view" checked={table === asTable} onChange={() => setAsTable(table)} />
                <span>{t(table ? 'overview_as_table' : 'overview_as_picture')}</span>
              </label>
            ))}
          </fieldset>
        </div>
        {map.processes.length > 1 && (
          <label class="overview-process">
            <span>{t('options_process')}</span>
            <select value={process?.id ?? ''} onChange={({ currentTarget }) => setWanted(currentTarget.value)}>
              {map.processes.map(({ id, title, faults }) => (
                <option key={id} value={id}>
                  {faults.worst === 'error' || faults.worst === 'warning' ? `△ ${title}` : title}
                </option>
              ))}
            </select>
          </label>
        )}
        <View map={map} process={process} tipsOf={tipsOf} openTips={setOpened} writeTip={writeTipFor} t={t} />
        {map.loose.count > 0 && (
          <p class="notice bad">
            {t('overview_loose', { count: map.loose.count })}{' '}
            {map.loose.named.map(({ id, title }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={editorAddress({ kind: 'tip', id })}>{title || t('overview_untitled')}</a>
              </span>
            ))}
          </p>
        )}
        {opened && <TipGroupDialog link={opened} close={() => setOpened(null)} writeTip={writeTipFor} t={t} />}
      </section>
      <section class="card" aria-labelledby="overview-coverage">
        <h2 id="overview-coverage">{t('overview_coverage')}</h2>
        <p class="soft">{t('overview_coverage_about')}</p>
        <CoverageGrid processes={rows} writeTip={(step) => writeTip({ steps: [step], metrics: [] })} t={t} />
      </section>
    </>
  );
}
