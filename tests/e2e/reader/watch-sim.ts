/**
 * A small single-page app that renders records late and in any order, in the markup of either CRM. It is a worst case,
 * not a likeness: every text of record n carries the marker `mkNq`, so that a test can tell whose text a reading holds.
 * Runs in the page; everything it needs is inside it.
 */
export interface SimOptions {
  crm: 'salesforce' | 'hubspot';
  /** `fresh`: an element per record, old ones stay cached. `reuse`: one element, its fields get the next record's text. */
  style: 'fresh' | 'reuse';
  seed: number;
  records: number;
  /** Milliseconds between the address and the app's taking notice, at most. */
  lag: number;
  /** Milliseconds between the app's notice and a part of the page, at most. */
  late: number;
  /** All records bear one name. */
  sameName?: boolean;
  /** Whether a record that was passed by before the app took notice is rendered all the same, or dropped at random. */
  skip?: 'render' | 'sometimes';
}

export interface Sim {
  /** What happened, with milliseconds: printed when a test fails. */
  trace: string[];
  go(record: number): void;
  list(): void;
  /** A seeded number from 0 up to 1, of a sequence of its own. */
  random(): number;
  /** Changes a field of a record as another person's edit would, where it is rendered now. */
  edit(record: number, field: string, text: string): void;
}

export const SIM_FIELDS = ['stage', 'amount', 'closedate', 'owner', 'next', 'type'] as const;

const ORIGINS = { salesforce: 'https://acme.lightning.force.com', hubspot: 'https://app.hubspot.com' } as const;

/** Path of record n. Salesforce ids of 15 characters, so that nothing here has to know their checksum. */
export const simPath = (crm: SimOptions['crm'], record: number): string =>
  crm === 'salesforce'
    ? `/lightning/r/Opportunity/006D3000000${String(record).padStart(4, '0')}/view`
    : `/contacts/4711/record/0-3/${9000 + record}`;

export const simUrl = (crm: SimOptions['crm'], record: number): string => `${ORIGINS[crm]}${simPath(crm, record)}`;

/** The app itself: handed to `page.evaluate`, so it may use nothing from around it. */
export function startSim({ options, paths }: { options: SimOptions; paths: string[] }): Sim {
  const { crm, style } = options;
  const salesforce = crm === 'salesforce';
  let state = options.seed >>> 0;
  // mulberry32
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const PARTS = ['name', 'stage', 'amount', 'closedate', 'owner', 'next', 'type', 'title'];
  const HOOKS: { [part: string]: string } = salesforce
    ? {
        stage: 'StageName',
        amount: 'Budget__c',
        closedate: 'Goal__c',
        owner: 'Motto__c',
        next: 'NextStep',
        type: 'Type',
      }
    : {
        stage: 'dealstage',
        amount: 'budget',
        closedate: 'goal',
        owner: 'motto',
        next: 'hs_next_step',
        type: 'dealtype',
      };
  const edits = new Map<string, string>();
  const textOf = (record: number, part: string): string => {
    if (part === 'name') return options.sameName ? 'One name for all' : `Deal mk${record}q`;
    // Some values are the same for several records: nothing in the page changes for them.
    if (part === 'type') return record % 2 === 0 ? 'New Business' : 'Renewal';
    return edits.get(`${record} ${part}`) ?? `${part} mk${record}q`;
  };

  const el = (html: string): HTMLElement => {
    const box = document.createElement('template');
    box.innerHTML = html;
    const found = box.content.firstElementChild;
    if (!(found instanceof HTMLElement)) throw new Error(html);
    return found;
  };
  const shell = (): HTMLElement =>
    salesforce
      ? el(
          `<div class="windowViewMode-normal oneContent lafPageHost"><one-record-home-flexipage2></one-record-home-flexipage2></div>`,
        )
      : el(`<div data-test-id="left-sidebar"></div>`);
  const field = (part: string): HTMLElement => {
    const hook = HOOKS[part] ?? '';
    return salesforce
      ? el(
          `<records-record-layout-item field-label="${part}"><div role="listitem" data-target-selection-name="sfdc:RecordField.Opportunity.${hook}"><div class="test-id__output-root"><div><span class="test-id__field-label">${part}</span></div><span class="test-id__field-value"><slot name="outputField"><lightning-formatted-text slot="outputField" data-output-element-id="output-field" data-part="${part}"> </lightning-formatted-text></slot></span></div></div></records-record-layout-item>`,
        )
      : el(
          `<span data-test-id="${hook}"><div data-deferred-property-input-root="true" data-deferred-property-input-state="editable" data-deferred-property-input-mode="display"><label>${part}</label><div aria-labelledby="x"><span data-selenium-test="property-input-${hook}" data-part="${part}">--</span></div></div></span>`,
        );
  };
  const header = (): HTMLElement =>
    salesforce
      ? el(
          `<records-lwc-highlights-panel><records-highlights2><h1 class="slds-page-header__title"><slot name="primaryField"><lightning-formatted-text slot="primaryField" data-part="name"> </lightning-formatted-text></slot></h1></records-highlights2></records-lwc-highlights-panel>`,
        )
      : el(
          `<div data-card-type="OBJECT_HIGHLIGHT" data-card-id="OBJECT_HIGHLIGHT-FAS-0-3-1"><div data-test-id="record-highlight-content"><div data-test-id="highlight-record-label" data-selenium-test="highlightTitle"><span data-test-id="highlight-property-display-dealname" data-part="name"> </span></div></div></div>`,
        );
  const body = (): HTMLElement =>
    salesforce
      ? el(`<records-lwc-detail-panel></records-lwc-detail-panel>`)
      : el(
          `<div data-card-type="PROPERTIES_V3" data-card-id="PROPERTIES_V3/0-3/V2" data-selenium-test="properties-card-content"><ul data-selenium-test="profile-properties-list"></ul></div>`,
        );

  const trace: string[] = [];
  const note = (what: string): void => void trace.push(`${Math.round(performance.now())} ${what}`);
  const app = document.querySelector('#app');
  if (!app) throw new Error('no #app');
  const cached = new Map<number, HTMLElement>();
  let shown: number | null = null;
  let timers: number[] = [];
  const later = (ms: number, run: () => void, keep: boolean): void => {
    const id = window.setTimeout(run, ms);
    if (!keep) timers.push(id);
  };

  const put = (page: Element, record: number, part: string): void => {
    const text = textOf(record, part);
    note(`  ${part} of ${record}${shown === record ? '' : ' (cached)'}`);
    if (part === 'title') {
      if (shown === record) document.title = `${textOf(record, 'name')} | Opportunity | Salesforce`;
      return;
    }
    const inner = salesforce ? (page.querySelector('one-record-home-flexipage2') ?? page) : page;
    let place = inner.querySelector(`[data-part="${part}"]`);
    if (!place) {
      if (part === 'name') inner.prepend(header());
      else {
        const panel = salesforce ? 'records-lwc-detail-panel' : '[data-card-type="PROPERTIES_V3"]';
        if (!inner.querySelector(panel)) inner.append(body());
        const list = inner.querySelector(salesforce ? panel : 'ul');
        list?.append(field(part));
      }
      place = inner.querySelector(`[data-part="${part}"]`);
    }
    if (!place || place.textContent === text) return;
    // Frameworks differ in how they write: a new text node, the old one's data, or a new element.
    const way = random();
    if (way < 0.4 && place.firstChild instanceof Text) place.firstChild.data = text;
    else if (way < 0.8) place.textContent = text;
    else {
      const next = place.cloneNode(false);
      next.textContent = text;
      place.replaceWith(next);
    }
  };

  const activate = (page: Element | null): void => {
    for (const one of cached.values()) {
      if (salesforce) one.classList.toggle('active', one === page);
      else if (one === page) app.append(one);
      else one.remove();
    }
  };
  const render = (record: number): void => {
    shown = record;
    note(`app begins ${record}`);
    let page = cached.get(style === 'reuse' ? 0 : record);
    const isNew = !page;
    if (!page) {
      page = shell();
      cached.set(style === 'reuse' ? 0 : record, page);
      if (salesforce) app.append(page);
    }
    const at = page;
    const move = (): void => {
      if (shown !== record) return;
      note(`in front: ${record}`);
      activate(at);
    };
    // A page may come in front before anything is in it, or after.
    if (random() < 0.5) move();
    else later(random() * options.late, move, false);
    const keep = style === 'fresh';
    if (!isNew && keep) {
      later(random() * options.late, () => put(at, record, 'title'), false);
      return;
    }
    for (const part of PARTS) later(random() * options.late, () => put(at, record, part), keep && part !== 'title');
  };

  let passed = 0;
  let ready = 0;
  const queue: { record: number; turn: number }[] = [];
  const go = (record: number): void => {
    note(`address ${record}`);
    history.pushState({}, '', paths[record]);
    queue.push({ record, turn: ++passed });
    // An app may be late, but takes addresses in their order.
    ready = Math.max(ready, performance.now() + random() * options.lag);
    window.setTimeout(() => {
      const next = queue.shift();
      if (!next || (next.turn !== passed && options.skip === 'sometimes' && random() < 0.5)) return;
      for (const timer of timers) window.clearTimeout(timer);
      timers = [];
      render(next.record);
    }, ready - performance.now());
  };
  return {
    trace,
    go,
    list() {
      history.pushState(
        {},
        '',
        salesforce ? '/lightning/o/Opportunity/list' : '/contacts/4711/objects/0-3/views/all/list',
      );
      passed++;
      shown = null;
      activate(null);
    },
    random,
    edit(record, part, text) {
      edits.set(`${record} ${part}`, text);
      const page = cached.get(style === 'reuse' ? 0 : record);
      if (page && (style === 'fresh' || shown === record)) put(page, record, part);
    },
  };
}
