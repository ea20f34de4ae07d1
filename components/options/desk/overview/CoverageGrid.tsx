import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import {
  type Cell,
  COVERED,
  type CoverageRow,
  type Hole,
  type ProcessCoverage,
} from '../../../../lib/playbook/coverage';
import { editorAddress } from '../../address';
import { Scrolls } from '../Scrolls';
import { tipsAddress } from '../tips/tip-address';

export interface CoverageGridProps {
  processes: readonly ProcessCoverage[];
  writeTip(step: string): void;
  t: Translate;
}

/** Holes that are named in a cell; the others are counted. */
const NAMED = 3;

/** Stage by stage what the line of sight has and lacks; what is missing is where it is mended. */
export function CoverageGrid({ processes, writeTip, t }: CoverageGridProps): JSX.Element {
  return (
    <Scrolls label={t('overview_coverage')}>
      <table class="desk-table coverage">
        <thead>
          <tr>
            <th scope="col">{t('overview_stage')}</th>
            {COVERED.map((what) => (
              <th key={what} scope="col">
                {t.dynamic(`options_kind_${what}`)}
              </th>
            ))}
          </tr>
        </thead>
        {processes.map((process) => (
          <tbody key={process.id}>
            <tr class="group">
              <th scope="rowgroup" colSpan={1 + COVERED.length}>
                <a href={editorAddress({ kind: 'process', id: process.id })}>{process.title}</a>
              </th>
            </tr>
            {process.rows.map((row) => (
              <Row key={row.key} process={process.id} row={row} writeTip={writeTip} t={t} />
            ))}
          </tbody>
        ))}
      </table>
    </Scrolls>
  );
}

interface RowProps {
  process: string;
  row: CoverageRow;
  writeTip(step: string): void;
  t: Translate;
}

function Row({ process, row, writeTip, t }: RowProps): JSX.Element {
  return (
    <tr data-stage={row.id}>
      <th scope="row">
        <a href={editorAddress({ kind: 'stage', id: row.id }, { process })}>{row.title}</a>
      </th>
      {COVERED.map((what) => (
        <CellView key={what} cell={row.cells[what]} process={process} stage={row.id} writeTip={writeTip} t={t} />
      ))}
    </tr>
  );
}

const SIGN: { [state in Cell['state']]: string } = { whole: '●', thin: '◐', bare: '○' };

interface CellProps extends Omit<RowProps, 'row'> {
  stage: string;
  cell: Cell;
}

function CellView({ cell, process, stage, writeTip, t }: CellProps): JSX.Element {
  const { what, count, state, holes } = cell;
  const mend = (hole: Hole): JSX.Element => {
    if (what === 'tip' && hole.kind === 'step') {
      return (
        <button type="button" class="quiet" onClick={() => writeTip(hole.id)}>
          {t('overview_tip_for', { title: hole.title })}
        </button>
      );
    }
    const address = editorAddress({ kind: hole.kind, id: hole.id }, { process });
    return <a href={address}>{hole.kind === 'stage' ? t('overview_add_step') : hole.title}</a>;
  };
  return (
    <td data-what={what} data-state={state}>
      <span class="sign" aria-hidden="true">
        {SIGN[state]}
      </span>{' '}
      {what === 'tip' && count > 0 ? (
        <a href={tipsAddress({ stage: `${process}/${stage}`, through: 'step' })}>
          <b>{count.toLocaleString(t.locale)}</b> <span class="hidden">{t('overview_tips_of_stage')}</span>
        </a>
      ) : (
        <b>{count.toLocaleString(t.locale)}</b>
      )}{' '}
      <span class="hidden">{t.dynamic(`overview_cell_${state}`)}</span>
      {holes.length > 0 && (what === 'step' || holes[0]?.kind === 'step') && (
        <details class="holes">
          <summary>{t.dynamic(`overview_without_${what}`, { count: holes.length })}</summary>
          <ul>
            {holes.slice(0, NAMED).map((hole) => (
              <li key={hole.key}>{mend(hole)}</li>
            ))}
            {holes.length > NAMED && <li>{t('options_more_unlisted', { count: holes.length - NAMED })}</li>}
          </ul>
        </details>
      )}
    </td>
  );
}
