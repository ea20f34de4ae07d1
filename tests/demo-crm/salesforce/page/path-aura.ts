import { closed, el } from './dom.ts';
import { icon } from './lightning.ts';
import type { PathActions, PathRendering, PathView } from './path.ts';
import type { Step } from './steps.ts';
import { word } from './words.ts';

const STAGE_CLASS = { complete: 'complete', current: 'current', incomplete: 'ahead' } as const;

/** The path that most orgs have: an Aura component, so without shadow roots in either mode (crm.md §2.5). */
export function auraPath(on: PathActions): PathRendering {
  const list = el('ul', {
    class: 'slds-path__nav',
    role: 'listbox',
    'aria-label': word('path'),
    'aria-orientation': 'horizontal',
  });
  const button = markButton(on);
  const element = closed(
    'flexipage-aura-wrapper',
    {},
    el(
      'div',
      {
        class: 'runtime_sales_pathassistantPathAssistant',
        'data-aura-class': 'runtime_sales_pathassistantPathAssistant',
      },
      el(
        'div',
        { class: 'slds-path runtime_sales_pathassistantCollapsibleDrawer' },
        el(
          'div',
          { class: 'slds-grid slds-path__track' },
          el(
            'div',
            { class: 'slds-grid slds-path__scroller-container runtime_sales_pathassistantPathAssistantTabSet' },
            el('div', { class: 'slds-path__scroller' }, el('div', { class: 'slds-path__scroller_inner' }, list)),
          ),
          el('div', { class: 'slds-grid slds-path__action' }, button.element),
        ),
      ),
    ),
  );
  let items = new Map<string, HTMLElement>();

  return {
    element,
    show(view) {
      const same = view.steps.length === items.size && view.steps.every((step) => items.has(step.api));
      if (!same) {
        items = new Map(view.steps.map((step) => [step.api, item(step, on)]));
        list.replaceChildren(...items.values());
      }
      for (const step of view.steps) showState(items.get(step.api), step, view);
      button.show(view);
    },
  };
}

function item(step: Step, on: PathActions): HTMLElement {
  const link = el(
    'a',
    {
      class: 'tabHeader slds-path__link',
      role: 'option',
      href: 'javascript:void(0);',
      tabindex: '-1',
      'data-tab-name': step.api,
      title: step.label,
    },
    el('span', {}, icon('utility:check', 'x-small', '#fff'), el('span', { class: 'slds-assistive-text' })),
    el('span', { class: 'title slds-path__title' }, step.label),
  );
  link.addEventListener('click', (event) => {
    event.preventDefault();
    on.select(step.api);
  });
  return el('li', { 'data-name': step.api, role: 'presentation' }, link);
}

function showState(element: HTMLElement | undefined, step: Step, view: PathView): void {
  if (!element) return;
  const classes = ['slds-path__item', 'runtime_sales_pathassistantPathAssistantTab', `slds-is-${step.state}`];
  if (step.outcome) classes.push(`slds-is-${step.outcome}`);
  if (step.api === view.active) classes.push('slds-is-active');
  element.className = classes.join(' ');
  const link = element.firstElementChild;
  link?.setAttribute('aria-selected', String(step.api === view.active));
  const stage = link?.firstElementChild;
  if (!stage) return;
  stage.className = `${STAGE_CLASS[step.state]} slds-path__stage`;
  const told = stage.lastElementChild;
  if (told)
    told.textContent =
      step.state === 'complete' ? word('stageComplete') : step.state === 'current' ? word('currentStage') : '';
}

/** "Mark Stage as Complete", or "Mark as Current Stage" while another step is looked at. */
export function markButton(on: PathActions): { element: HTMLElement; show(view: PathView): void } {
  const text = el('span', { class: 'label bBody' });
  const element = el('button', { type: 'button' }, icon('utility:check', 'xx-small', '#fff'), text);
  element.addEventListener('click', () => on.mark());
  return {
    element,
    show(view) {
      const looking = view.steps.find((step) => step.api === view.active);
      const onCurrent = looking?.state === 'current';
      const folded = view.active === 'Closed';
      element.className = `slds-button slds-button_brand slds-path__mark-complete stepAction ${onCurrent ? 'current' : 'active'} uiButton`;
      text.textContent = looking?.outcome
        ? word('changeClosed')
        : folded
          ? word('selectClosed')
          : word(onCurrent ? 'complete' : 'current');
    },
  };
}
