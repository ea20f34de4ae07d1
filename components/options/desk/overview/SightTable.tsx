import type { JSX } from 'preact';
import type { SightLink } from '../../../../lib/playbook/sight-map';
import { editorAddress } from '../../address';
import { Scrolls } from '../Scrolls';
import { FaultMark } from './FaultMark';
import type { SightPictureProps } from './SightPicture';

/** The same as a table: a row for each step and metric, with its goals to the left and its tips to the right. */
export function SightTable({ map, process, openTips, writeTip, t }: SightPictureProps): JSX.Element {
  const goals = new Map(map.goals.map((goal) => [goal.id, goal.title]));
  const metrics = new Map(map.metrics.map((metric) => [metric.id, metric.title]));
  const links = (kind: 'goal' | 'metric', ids: readonly string[], titles: ReadonlyMap<string, string>) => (
    <ul class="in-cell">
      {ids.map((id) => (
        <li key={id}>
          <a href={editorAddress({ kind, id })}>{titles.get(id)}</a>
        </li>
      ))}
    </ul>
  );
  const row = (link: SightLink): JSX.Element => (
    <tr key={link.key}>
      <th scope="row">
        <FaultMark faults={link.faults} t={t} />{' '}
        <a href={editorAddress({ kind: link.kind, id: link.id })}>{link.title}</a>
      </th>
      <td>
        {link.goals.length > 0 ? links('goal', link.goals, goals) : <span class="lack">{t('overview_no_goal')}</span>}
        {link.broken.length > 0 && (
          <span class="lack bad">{t('overview_broken', { ids: link.broken.join(', ') })}</span>
        )}
      </td>
      <td>{link.kind === 'step' && links('metric', link.metrics, metrics)}</td>
      <td>
        <button type="button" class="quiet" onClick={() => (link.tips.count > 0 ? openTips(link) : writeTip(link))}>
          {link.tips.count > 0 ? t('overview_tip_group', { count: link.tips.count }) : t('overview_write_tip')}
          <span class="hidden"> {t('overview_for', { title: link.title })}</span>
        </button>
      </td>
    </tr>
  );
  return (
    <Scrolls label={t('overview_map')}>
      <table class="desk-table">
        <thead>
          <tr>
            <th scope="col">{t('overview_links')}</th>
            <th scope="col">{t('overview_goals')}</th>
            <th scope="col">{t('overview_metrics')}</th>
            <th scope="col">{t('overview_tips')}</th>
          </tr>
        </thead>
        {process?.stages.map((stage) => (
          <tbody key={stage.key}>
            <tr class="group">
              <th scope="rowgroup" colSpan={4}>
                <a href={editorAddress({ kind: 'stage', id: stage.id }, { process: process.id })}>{stage.title}</a>
              </th>
            </tr>
            {stage.steps.map(row)}
          </tbody>
        ))}
        {map.metrics.length > 0 && (
          <tbody>
            <tr class="group">
              <th scope="rowgroup" colSpan={4}>
                {t('overview_metrics')}
              </th>
            </tr>
            {map.metrics.map(row)}
          </tbody>
        )}
      </table>
    </Scrolls>
  );
}
