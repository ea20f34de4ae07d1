import { OBJECTS } from '../../data.ts';
import { config } from './config.ts';
import { el } from './dom.ts';
import { icon } from './lightning.ts';
import { local, word } from './words.ts';

/** What stands around the pages: header, navigation, utility bar, and the places of dialogs (crm.md §2.1). */
export function frame(windows: HTMLElement): HTMLElement {
  return el(
    'div',
    {
      class: 'desktop container forceStyle oneOne navexDesktopLayoutContainer lafAppLayoutHost',
      'data-aura-class': 'forceStyle oneOne navexDesktopLayoutContainer',
    },
    header(),
    el('div', { class: 'viewport', id: 'viewport' }, el('section', { class: 'stage panelSlide' }, windows)),
    el('div', { class: 'DESKTOP uiContainerManager' }),
    el('div', { class: 'forceDockingPanel' }),
    utilityBar(),
  );
}

function header(): HTMLElement {
  return el(
    'header',
    { class: 'slds-global-header_container oneHeader slds-no-print', id: 'oneHeader' },
    el(
      'div',
      { class: 'slds-global-header slds-grid slds-grid_align-spread' },
      el('div', { class: 'slds-global-header__item demo-cloud' }, icon('utility:salesforce1', 'medium', '#0176d3')),
      el(
        'div',
        { class: 'slds-global-header__item slds-global-header__item_search' },
        el(
          'button',
          {
            class: 'slds-button slds-button_neutral search-button demo-search',
            type: 'button',
            'aria-label': word('search'),
          },
          icon('utility:search', 'xx-small'),
          word('search'),
        ),
      ),
      el(
        'ul',
        { class: 'slds-global-header__item slds-global-actions' },
        ...['utility:favorite', 'utility:add', 'utility:question', 'utility:setup', 'utility:notification'].map(
          (name) => el('li', { class: 'slds-global-actions__item slds-m-left_small' }, icon(name, 'x-small')),
        ),
        el('li', { class: 'slds-m-left_small' }, el('span', { class: 'slds-avatar slds-avatar_circle demo-avatar' })),
      ),
    ),
    el(
      'div',
      { class: 'slds-context-bar oneAppNavContainer' },
      el(
        'div',
        { class: 'slds-context-bar__primary' },
        el('div', { class: 'slds-context-bar__item slds-no-hover' }, icon('utility:apps', 'x-small'), appName()),
      ),
      config.options.app === 'standard'
        ? navigation()
        : el('div', { class: 'navexConsoleNav slds-context-bar__secondary' }, objectMenu()),
    ),
  );
}

const appName = (): HTMLElement =>
  el(
    'span',
    { class: 'appName slds-context-bar__app-name slds-truncate slds-m-left_small' },
    config.options.app === 'standard' ? 'Sales' : 'Sales Console',
  );

function navigation(): HTMLElement {
  const items = [
    { label: word('home'), href: '/lightning/page/home' },
    ...OBJECTS.map((each) => ({
      label: local(each.plural),
      href: `/lightning/o/${each.salesforce?.object ?? ''}/list?filterName=__Recent`,
    })),
  ];
  return el(
    'one-appnav',
    { class: 'slds-context-bar__secondary' },
    el(
      'one-app-nav-bar',
      { role: 'navigation' },
      el(
        'div',
        { class: 'slds-grid', role: 'list' },
        ...items.map((item) =>
          el(
            'one-app-nav-bar-item-root',
            { class: 'navItem slds-context-bar__item slds-shrink-none', role: 'listitem' },
            el(
              'a',
              { class: 'slds-context-bar__label-action dndItem', href: item.href, title: item.label },
              el('span', { class: 'slds-truncate' }, item.label),
            ),
          ),
        ),
      ),
    ),
  );
}

const objectMenu = (): HTMLElement =>
  el(
    'a',
    { class: 'slds-context-bar__label-action', href: '/lightning/o/Opportunity/list?filterName=__Recent' },
    el('span', { class: 'slds-truncate' }, local(OBJECTS[0]?.plural ?? { en: '', de: '', ja: '' })),
  );

function utilityBar(): HTMLElement {
  const names = [
    ['utility:note', word('notes')],
    ['utility:call', word('phone')],
    ['utility:clock', word('history')],
  ] as const;
  return el(
    'div',
    { class: 'oneUtilityBarContainer slds-grid' },
    el(
      'footer',
      { class: 'utilitybar slds-utility-bar' },
      el(
        'ul',
        { class: 'utilitybar slds-grid' },
        ...names.map(([name, label]) =>
          el(
            'li',
            { class: 'slds-utility-bar__item' },
            el(
              'button',
              { class: 'bare slds-button slds-utility-bar__action uiButton', type: 'button', 'aria-label': '' },
              icon(name, 'x-small'),
              el('span', { class: 'label bBody slds-m-left_x-small' }, label),
            ),
          ),
        ),
      ),
    ),
  );
}
