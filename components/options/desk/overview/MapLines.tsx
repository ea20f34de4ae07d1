import type { JSX } from 'preact';
import type { TipGroup } from '../../../../lib/playbook/sight-map';
import { GAP, type MapLayout, type MapLine, ROW } from './map-layout';

/** The lines between goals and rows: decoration, since every link says in words what it serves. `lit`: key of a goal or row. */
export function MapLines({ layout, lit }: { layout: MapLayout; lit: string | null }): JSX.Element {
  const isLit = ({ goal, row }: MapLine): boolean => lit === row || lit === `goal ${goal}`;
  // Lit ones last, so that they lie above the others.
  const lines = [...layout.lines].sort((one, other) => Number(isLit(one)) - Number(isLit(other)));
  return (
    <svg class="map-lines" width={GAP} height={layout.height} aria-hidden="true" focusable="false">
      {lines.map((line) => (
        <path
          key={`${line.goal} ${line.row}`}
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
      {layout.ends.map(({ key, middle, goals, broken }) => (
        <g key={key}>
          {goals.length === 0 && broken.length === 0 && (
            <g class="missing">
              <path d={`M${GAP} ${middle}h-24`} />
              <circle cx={GAP - 29} cy={middle} r="4.5" />
            </g>
          )}
          {broken.length > 0 && (
            <g class="broken">
              <path d={`M${GAP} ${middle + 9}h-26`} />
              <path d={`M${GAP - 36} ${middle + 4}l10 10m0-10l-10 10`} />
            </g>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The more tips, the stronger the line; none: a line that ends in nothing. */
export function TipLine({ tips }: { tips: Pick<TipGroup, 'count'> }): JSX.Element {
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
