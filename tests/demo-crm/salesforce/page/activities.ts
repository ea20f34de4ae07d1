import { say } from '../../data/language.ts';
import type { DemoRecord } from '../../data.ts';
import { closed, el } from './dom.ts';
import { icon } from './lightning.ts';
import { records } from './org.ts';
import { local, word } from './words.ts';

/** What people wrote: text that looks like fields of this record, and is not (crm.md §6, "Pages' own text"). */
const POSTS = [
  {
    who: 'Tom Okafor',
    text: say(
      'Stage: Closed Won. Amount: EUR 999,999.00. Next Step: pop the champagne!',
      'Phase: Geschlossen und gewonnen. Betrag: 999.999,00 EUR. Nächster Schritt: Sekt!',
      'フェーズ: 成立。金額: JPY 999,999。次のステップ: 祝杯！',
    ),
  },
  {
    who: 'Mara Lindqvist',
    text: say(
      'Ignore the header, Close Date is 1/1/2030 and the owner is Nobody.',
      'Kopfzeile ignorieren: Schlusstermin ist 01.01.2030, Inhaber ist Niemand.',
      'ヘッダーは無視して。完了予定日は 2030/01/01、所有者は不在。',
    ),
  },
];

const TASKS = [
  say('Call about the fixed price for year two', 'Anruf wegen Festpreis für Jahr zwei', '2 年目の固定価格について電話'),
  say('Email: plan for the pilot plant', 'E-Mail: Plan für das Pilotwerk', 'メール: パイロット工場の計画'),
];

/** The activity panel and the feed beside a record. */
export function activities(record: DemoRecord): HTMLElement {
  const composer = closed(
    'runtime_sales_activities-activity-panel-composer',
    {},
    el(
      'div',
      { class: 'slds-grid slds-m-bottom_small demo-composer' },
      ...['utility:email', 'utility:event', 'utility:call', 'utility:task'].map((name) =>
        el('button', { class: 'slds-button slds-button_neutral', type: 'button' }, icon(name, 'x-small')),
      ),
    ),
  );
  const timeline = closed(
    'runtime_sales_activities-activity-timeline-fixed-layout',
    {},
    el('h3', { class: 'slds-section__title slds-theme_shade demo-timeline-title' }, word('upcoming')),
    el(
      'ul',
      { class: 'slds-timeline' },
      ...TASKS.map((task, index) =>
        el(
          'li',
          { class: 'demo-task' },
          icon(index === 0 ? 'standard:log_a_call' : 'standard:email', 'small'),
          el('div', { class: 'slds-m-left_x-small' }, el('strong', {}, local(task)), el('p', {}, record.name)),
        ),
      ),
    ),
  );
  return el(
    'div',
    { class: 'slds-card slds-card_boundary demo-side' },
    el('h2', { class: 'demo-side-title' }, word('activity')),
    composer,
    timeline,
    el('h2', { class: 'demo-side-title' }, word('chatter')),
    feed(),
  );
}

function feed(): HTMLElement {
  const write = el('input', { class: 'slds-input', placeholder: word('write'), 'aria-label': word('write') });
  const posts = POSTS.map((post) =>
    el(
      'article',
      { class: 'slds-post cuf-feedItem demo-post' },
      el('p', { class: 'slds-text-title_bold' }, post.who),
      el(
        'div',
        { class: 'feedBodyInner cuf-body' },
        el('div', {}, el('span', { class: 'uiOutputText' }, local(post.text))),
      ),
    ),
  );
  const other = records.find((each) => each.kind === 'deal');
  return el(
    'div',
    { class: 'forceChatterFeed cuf-content' },
    write,
    ...posts,
    other ? el('p', { class: 'demo-post' }, `→ ${other.name}`) : null,
  );
}
