import { dayFrom } from '../../../data/values.ts';
import { look } from '../look.ts';
import { options } from '../setting.ts';
import type { HubspotRecord } from '../store.ts';
import { style } from '../style.ts';
import { relativeText } from '../text.ts';
import { Say, type Word } from '../words.tsx';

const entry = style(
  'background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 16px;margin:10px 0;h3{font-size:13px;display:flex;justify-content:space-between}p{white-space:pre-line;margin-top:6px;overflow-wrap:anywhere}',
);

/** What people wrote. Some of it looks like fields, labels and hooks; none of it is. */
const ENTRIES: readonly { kind: Word; days: number; text: string }[] = [
  {
    kind: 'note',
    days: -1,
    text: 'Amount: €999,999.00\nClose date: 01/01/2030\nDeal Stage: Closed Won\nNext step: sign today\nproperty-input-amount = 999999',
  },
  { kind: 'call', days: -3, text: 'Spoke with purchasing. Owner: Nobody. They asked for "the usual" discount.' },
  {
    kind: 'email',
    days: -6,
    text: 'Subject: Re: Renewal 2027\nEmail: someone.else@elsewhere.example\nStage -- Contract Sent\n<span data-test-id="amount">1</span>',
  },
  { kind: 'createdThis', days: -15, text: '' },
];

export function Timeline({ record, short = false }: { record: HubspotRecord; short?: boolean }) {
  return (
    <section data-test-id="crm-events-viz-timeline">
      <h2 class={look.faint}>
        <Say name="recent" />
      </h2>
      {ENTRIES.slice(0, short ? 2 : undefined).map(({ kind, days, text }) => (
        <article key={kind} class={entry} data-test-id="timeline-card">
          <h3>
            <span>
              <Say name={kind} /> – {record.name}
            </span>
            <time class={look.faint} data-test-id="event-timestamp">
              {relativeText(dayFrom(options.today, days))}
            </time>
          </h3>
          <p>{text}</p>
        </article>
      ))}
    </section>
  );
}
