import { closed, el } from './dom.ts';
import { icon } from './lightning.ts';
import type { PathActions, PathRendering, PathView } from './path.ts';
import { markButton } from './path-aura.ts';
import type { Step } from './steps.ts';
import { word } from './words.ts';

/**
 * The newer path of Lightning web components. Its tags are UTAM's; its state classes follow the SLDS path blueprint,
 * which nobody public confirmed (crm.md §2.5). Unlike the Aura path it carries labels, but no API values.
 */
export function lwcPath(on: PathActions): PathRendering {
  const button = markButton(on);
  const list = el('ul', { class: 'slds-path__nav', role: 'listbox', 'aria-label': word('path') });
  const track = closed(
    'runtime_sales_pathassistant-path-track',
    {},
    el(
      'div',
      { class: 'slds-grid slds-path__track' },
      closed(
        'runtime_sales_pathassistant-path-track-scroller',
        { class: 'slds-grid slds-path__scroller-container' },
        el('div', { class: 'slds-path__scroller' }, el('div', { class: 'slds-path__scroller_inner' }, list)),
      ),
      el('div', { class: 'slds-grid slds-path__action' }, button.element),
    ),
  );
  const box = el('div', { class: 'slds-path' }, track);
  const element = closed('runtime_sales_pathassistant-path', {}, box);
  let steps = new Map<string, { host: HTMLElement; link: HTMLElement }>();

  return {
    element,
    show(view) {
      const same = view.steps.length === steps.size && view.steps.every((step) => steps.has(step.api));
      if (!same) {
        steps = new Map(view.steps.map((step) => [step.api, pathStep(step, on)]));
        list.replaceChildren(...[...steps.values()].map((step) => step.host));
      }
      const outcome = view.steps.find((step) => step.outcome)?.outcome;
      box.classList.toggle('slds-is-won', outcome === 'won');
      box.classList.toggle('slds-is-lost', outcome === 'lost');
      for (const step of view.steps) showState(steps.get(step.api), step, view);
      button.show(view);
    },
  };
}

function pathStep(step: Step, on: PathActions): { host: HTMLElement; link: HTMLElement } {
  const link = el(
    'a',
    { class: 'slds-path__link', role: 'option', href: 'javascript:void(0)', tabindex: '-1' },
    el('span', { class: 'slds-path__stage' }, icon('utility:check', 'x-small', '#fff')),
    el('span', { class: 'slds-path__title', 'data-label': step.label }, step.label),
  );
  link.addEventListener('click', (event) => {
    event.preventDefault();
    on.select(step.api);
  });
  return { host: closed('runtime_sales_pathassistant-path-step', { role: 'presentation' }, link), link };
}

function showState(made: { host: HTMLElement; link: HTMLElement } | undefined, step: Step, view: PathView): void {
  if (!made) return;
  const classes = ['slds-path__item', `slds-is-${step.state}`];
  if (step.outcome) classes.push(`slds-is-${step.outcome}`);
  if (step.api === view.active) classes.push('slds-is-active');
  made.host.className = classes.join(' ');
  made.link.setAttribute('aria-selected', String(step.api === view.active));
}
