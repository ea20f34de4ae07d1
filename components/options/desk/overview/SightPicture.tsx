import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { SightLink, SightMap, SightProcess, TipGroup } from '../../../../lib/playbook/sight-map';
import { Hat } from '../../../ui/Icon';
import { editorAddress } from '../../address';
import { FaultMark } from './FaultMark';
import { GAP, type MapLayout, type MapLine, mapLayout, ROW } from './map-layout';

export interface SightPictureProps {
  map: SightMap;
  process: SightProcess | null;
  openTips(link: SightLink): void;
  writeTip(link: SightLink): void;
  t: Translate;
}

/**
 * The line of sight of one process as a picture, to be read from right to left as tips serve steps and steps serve goals.
 * Pointing at a part, or coming to it by keyboard, lights up its lines. The lines are decoration: every link says what it
 * serves in words too.
 */
export function SightPicture({ map, process, openTips, writeTip, t }: SightPictureProps): JSX.Element {
  const layout = useMemo(() => mapLayout(map, process, t('overview_metrics')), [map, process, t]);
  const [lit, setLit] = useState<string | null>(null);
  const light = (key: string) => ({
    onMouseEnter: () => setLit(key),
    onMouseLeave: () => setLit(null),
    onFocusCapture: () => setLit(key),
    onBlurCapture: () => setLit(null),
  });
  const titles = useMemo(() => new Map([...map.goals, ...map.metrics].map(({ key, title }) => [key, title])), [map]);
  const named = (kind: 'goal' | 'metric', ids: readonly string[]): string =>
    ids.map((id) => titles.get(`${kind} ${id}`) ?? id).join(', ');
  return (
    <div class="sight" style={{ '--sight-height': `${layout.height + 44}px` }}>
      <p class="sight-title goals">
        <Hat hat="leader" /> {t('overview_goals')}
      </p>
      <p class="sight-title links">
        <Hat hat="manager" /> {t('overview_links')}
      </p>
      <p class="sight-title tips">
        <Hat hat="coach" /> {t('overview_tips')}
      </p>
      <ul class="sight-goals" aria-label={t('overview_goals')}>
        {layout.goals.map(({ goal, y }) => (
          <li key={goal.key} style={{ top: `${y}px` }} data-key={goal.key} {...light(`goal ${goal.id}`)}>
            <a
              class="sight-node"
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
      <Lines layout={layout} lit={lit} />
      <ul class="sight-links" aria-label={t('overview_links')}>
        {layout.rows.map((row) =>
          row.kind === 'head' ? (
            <li key={row.key} class="sight-head">
              {row.stage ? (
                <a href={editorAddress({ kind: 'stage', id: row.stage.id }, { process: row.stage.process })}>
                  {row.title}
                </a>
              ) : (
                row.title
              )}
            </li>
          ) : (
            <li key={row.key} data-key={row.key} {...light(row.key)}>
              <a
                class="sight-node"
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

function Lines({ layout, lit }: { layout: MapLayout; lit: string | null }): JSX.Element {
  const isLit = ({ goal, link }: MapLine): boolean => lit === link || lit === `goal ${goal}`;
  // Lit ones last, so that they lie above the others.
  const lines = [...layout.lines].sort((one, other) => Number(isLit(one)) - Number(isLit(other)));
  return (
    <svg class="sight-lines" width={GAP} height={layout.height} aria-hidden="true" focusable="false">
      {lines.map((line) => (
        <path
          key={`${line.goal} ${line.link}`}
          class={isLit(line) ? 'lit' : lit === null ? '' : 'dim'}
          d={`M2 ${line.from}C${GAP / 2} ${line.from} ${GAP / 2} ${line.to} ${GAP} ${line.to}`}
        />
      ))}
      {layout.goals.map(({ goal, y }) => {
        const middle = y + ROW / 2;
        return goal.servedBy > 0 ? (
          <path key={goal.key} class="tip-of-arrow" d={`M0 ${middle}l9-5v10z`} />
        ) : (
          <g key={goal.key} class="missing">
            <path d={`M0 ${middle}h24`} />
            <circle cx="29" cy={middle} r="4.5" />
          </g>
        );
      })}
      {layout.rows.map((row) => {
        if (row.kind === 'head') return null;
        const middle = row.y + ROW / 2;
        const { goals, broken } = row.link;
        return (
          <g key={row.key}>
            {goals.length === 0 && broken.length === 0 && (
              <g class="missing">
                <path d={`M${GAP} ${middle}h-24`} />
                <circle cx={GAP - 29} cy={middle} r="4.5" />
              </g>
            )}
            {broken.length > 0 && (
              <g class="broken">
                <path d={`M${GAP} ${middle + 8}h-26`} />
                <path d={`M${GAP - 36} ${middle + 3}l10 10m0-10l-10 10`} />
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The more tips, the stronger the line; none: a line that ends in nothing. */
function TipLine({ tips }: { tips: TipGroup }): JSX.Element {
  return (
    <svg class="tip-line" width="48" height="20" aria-hidden="true" focusable="false">
      {tips.count > 0 ? (
        <>
          <path class="tip-of-arrow" d="M0 10l9-5v10z" />
          <path d="M8 10h40" style={{ strokeWidth: 1.5 + Math.log10(tips.count) }} />
        </>
      ) : (
        <g class="missing">
          <path d="M0 10h34" />
          <circle cx="39" cy="10" r="4.5" />
        </g>
      )}
    </svg>
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
      <button type="button" class="sight-node tips none" onClick={() => writeTip(link)}>
        {t('overview_write_tip')}
        <span class="hidden"> {t('overview_for', { title: link.title })}</span>
      </button>
    );
  }
  return (
    <button
      type="button"
      class="sight-node tips"
      data-hat="coach"
      data-worst={faulty > 0 ? worst : null}
      onClick={() => openTips(link)}
    >
      {faulty > 0 && <FaultMark faults={{ worst, codes: [] }} t={t} />}
      <b>{count.toLocaleString(t.locale)}</b>
      <span class="clamp">{count === 1 ? named[0]?.title : t('overview_tip_group', { count })}</span>
      <span class="hidden">
        {' '}
        {t('overview_for', { title: link.title })}
        {faulty > 0 && ` ${t('overview_faulty', { count: faulty })}`}
      </span>
    </button>
  );
}
