import { PIPELINES } from '../../../data.ts';
import { Link } from '../link.tsx';
import { look } from '../look.ts';
import { recordPath } from '../route.ts';
import { portal } from '../setting.ts';
import { show } from '../state.ts';
import { type HubspotRecord, records } from '../store.ts';
import { style } from '../style.ts';
import { shortMoney, textOf } from '../text.ts';
import { Say } from '../words.tsx';
import { IndexHead } from './index-list.tsx';

const board = style('display:flex;gap:10px;align-items:start');
const lane = style(
  'width:210px;flex:none;background:var(--wash);border-radius:8px;padding:10px;h2{font-size:13px;margin-bottom:8px}',
);
const card = style(
  'background:var(--card);border:1px solid var(--line);border-radius:6px;padding:10px;margin-bottom:8px;font-size:13px;overflow-wrap:anywhere',
);

/** Deals or tickets by stage. */
export function IndexBoard({ type }: { type: string }) {
  const kind = type === '0-5' ? 'ticket' : 'deal';
  return (
    <div class={look.page}>
      <IndexHead type={type} />
      <div class={board}>
        {PIPELINES.hubspot[kind].map((stage) => (
          <section key={stage.api} class={lane} data-test-id={`cdb-column-${stage.api}`}>
            <h2>{stage.label[portal.language]}</h2>
            {records
              .filter((record) => record.kind === kind && stageId(record) === stage.api)
              .map((record) => (
                <BoardCard key={record.hubspotId} record={record} />
              ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function stageId(record: HubspotRecord): string {
  const stage = record.values.stage;
  return stage && typeof stage === 'object' && 'hubspot' in stage ? stage.hubspot : '';
}

function BoardCard({ record }: { record: HubspotRecord }) {
  const amount = record.values.amount;
  return (
    <article class={card} data-selenium-test={`${record.kind}-board-card-${record.hubspotId}`}>
      <Link to={recordPath(record.type, record.hubspotId)}>{record.name}</Link>
      <div>
        {amount && typeof amount === 'object' && 'currency' in amount ? shortMoney(amount.amount, amount.currency) : ''}
      </div>
      <div class={look.faint}>{textOf(record, 'closedate')}</div>
      <button type="button" class={look.plain} onClick={() => show({ preview: record.hubspotId })}>
        <Say name="preview" />
      </button>
    </article>
  );
}
