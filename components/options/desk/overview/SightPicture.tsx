import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { SightLink, SightMap, SightProcess } from '../../../../lib/playbook/sight-map';
import { Hat } from '../../../ui/Icon';
import { editorAddress } from '../../address';
import { FaultMark } from './FaultMark';
import { MapLines, TipLine } from './MapLines';
import { type MapGroup, mapGroups, mapLayout, openAtFirst } from './map-layout';

export interface SightPictureProps {
  map: SightMap;
  process: SightProcess | null;
  /** Different tips of each stage, by its key. */
  tipsOf: ReadonlyMap<string, number>;
  openTips(link: SightLink): void;
  writeTip(link: SightLink): void;
  t: Translate;
}

/**
 * The line of sight of one process as a picture: tips serve steps and metrics, which serve goals. Pointing at a part, or
 * coming to it by keyboard, lights up its lines.
 */
export function SightPicture({ map, process, tipsOf, openTips, writeTip, t }: SightPictureProps): JSX.Element {
  const groups = useMemo(() => mapGroups(map, process, t('overview_metrics')), [map, process, t]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const open = useMemo(() => {
    const keys = new Set(openAtFirst(groups));
    for (const key of turned) if (!keys.delete(key)) keys.add(key);
    return keys;
  }, [groups, turned]);
  const layout = useMemo(() => mapLayout(map.goals, groups, open), [map.goals, groups, open]);
  const [lit, setLit] = useState<string | null>(null);
  const light = (key: string) => ({
    onMouseEnter: () => setLit(key),
    onMouseLeave: () => setLit(null),
    onFocusCapture: () => setLit(key),
    onBlurCapture: () => setLit(null),
  });
  const turn = (key: string): void => {
    const next = new Set(turned);
    if (!next.delete(key)) next.add(key);
    setTurned(next);
  };
  const titles = useMemo(() => new Map([...map.goals, ...map.metrics].map(({ key, title }) => [key, title])), [map]);
  const named = (kind: 'goal' | 'metric', ids: readonly string[]): string =>
    ids.map((id) => titles.get(`${kind} ${id}`) ?? id).join(', ');
  return (
    <div class="map" style={{ '--map-height': `${layout.height + 44}px` }}>
      <p class="map-title" data-hat="leader">
        <Hat hat="leader" /> {t('overview_goals')}
      </p>
      <div class="map-titles">
        <p class="map-title" data-hat="manager">
          <Hat hat="manager" /> {t('overview_links')}
        </p>
        <p class="map-title" data-hat="coach">
          <Hat hat="coach" /> {t('overview_tips')}
        </p>
      </div>
      <ul class="map-goals" aria-label={t('overview_goals')}>
        {layout.goals.map(({ goal, y }) => (
          <li key={goal.key} style={{ top: `${y}px` }} data-key={goal.key} {...light(`goal ${goal.id}`)}>
            <a
              class="map-node"
              data-hat="leader"
              data-worst={goal.faults.worst}
              href={editorAddress({ kind: 'goal', id: goal.id })}
            >
              <FaultMark faults={goal.faults} t={t} />
              <span class="clamp">{goal.title}</span>
              <span class="hidden">{t('overview_served_by', { count: goal.servedBy })}</span>
            </a>
          </li>
        ))}
      </ul>
      <MapLines layout={layout} lit={lit} />
      <ul class="map-links" aria-label={t('overview_links')}>
        {layout.rows.map((row) =>
          row.kind === 'group' ? (
            <li key={row.key} class="map-group" data-key={row.key} {...light(row.key)}>
              <Group group={row.group} open={row.open} turn={() => turn(row.key)} tips={tipsOf.get(row.key)} t={t} />
            </li>
          ) : (
            <li key={row.key} data-key={row.key} {...light(row.key)}>
              <a
                class="map-node"
                data-hat="manager"
                data-worst={row.link.faults.worst}
                href={editorAddress({ kind: row.link.kind, id: row.link.id })}
              >
                <FaultMark faults={row.link.faults} t={t} />
                <span class="clamp">{row.link.title}</span>
                <span class="hidden">
                  {row.link.goals.length > 0
                    ? t('overview_serves', { goals: named('goal', row.link.goals) })
                    : t('overview_serves_nothing')}
                  {row.link.metrics.length > 0 &&
                    ` ${t('overview_moves', { metrics: named('metric', row.link.metrics) })}`}
                  {row.link.broken.length > 0 && ` ${t('overview_broken', { ids: row.link.broken.join(', ') })}`}
                </span>
              </a>
              <TipLine tips={row.link.tips} />
              <Tips link={row.link} openTips={openTips} writeTip={writeTip} t={t} />
            </li>
          ),
        )}
      </ul>
    </div>
  );
}

interface GroupProps {
  group: MapGroup;
  open: boolean;
  turn(): void;
  /** Undefined for the metrics. */
  tips: number | undefined;
  t: Translate;
}

/** A stage, or the metrics: folded, one row that stands for what is in it. */
function Group({ group, open, turn, tips, t }: GroupProps): JSX.Element {
  const { title, stage, links, faults } = group;
  return (
    <>
      <div class={open ? 'map-fold open' : 'map-fold'} data-worst={open ? null : faults.worst}>
        <button type="button" class="fold" aria-expanded={open} onClick={turn}>
          {!open && <FaultMark faults={faults} t={t} />}
          <b class="clamp">{title}</b>
          <span class="soft">
            {t.dynamic(stage ? 'overview_step_count' : 'overview_metric_count', { count: links.length })}
          </span>
        </button>
        {stage && (
          <a href={editorAddress({ kind: 'stage', id: stage.id }, { process: stage.process })}>
            {t('overview_edit')}
            <span class="hidden"> {t('overview_for', { title })}</span>
          </a>
        )}
      </div>
      {!open && tips !== undefined && (
        <>
          <TipLine tips={{ count: tips }} />
          <button type="button" class="map-node tips" data-hat="coach" onClick={turn}>
            <span class="clamp">{t('overview_tip_group', { count: tips })}</span>
            <span class="hidden"> {t('overview_for', { title })}</span>
          </button>
        </>
      )}
    </>
  );
}

function Tips({
  link,
  openTips,
  writeTip,
  t,
}: Pick<SightPictureProps, 'openTips' | 'writeTip' | 't'> & { link: SightLink }): JSX.Element {
  const { count, named, faulty, worst } = link.tips;
  if (count === 0) {
    return (
      <button type="button" class="map-node tips none" onClick={() => writeTip(link)}>
        <span>
          {t('overview_write_tip')}
          <span class="hidden"> {t('overview_for', { title: link.title })}</span>
        </span>
      </button>
    );
  }
  return (
    <button
      type="button"
      class="map-node tips"
      data-hat="coach"
      data-worst={faulty > 0 ? worst : null}
      onClick={() => openTips(link)}
    >
      {faulty > 0 && <FaultMark faults={{ worst, codes: [] }} t={t} />}
      <span class="clamp">{count === 1 ? named[0]?.title : t('overview_tip_group', { count })}</span>
      <span class="hidden">
        {' '}
        {t('overview_for', { title: link.title })}
        {faulty > 0 && ` ${t('overview_faulty', { count: faulty })}`}
      </span>
    </button>
  );
}
