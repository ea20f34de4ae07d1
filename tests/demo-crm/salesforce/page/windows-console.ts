import { el, passing } from './dom.ts';
import { icon } from './lightning.ts';
import type { Page } from './page.ts';
import { splitView } from './split-view.ts';
import type { Opening, Windows } from './windows.ts';
import { word } from './words.ts';

/** A tab of the strip, and the panel that belongs to it. */
interface Tab {
  page: Page;
  item: HTMLElement;
  panel: HTMLElement;
  /** What leaves the document with the tab: the panel, and the component around it. */
  outer: HTMLElement;
}

/** A primary tab with its subtabs; the first subtab is the workspace's own record. */
interface Workspace extends Tab {
  subtabs: Map<string, Tab>;
  front: Tab;
  strip: HTMLElement;
  tabset: HTMLElement;
}

let tabNumber = 0;

/** The console: workspace tabs, each with subtabs; every panel stays in the document (crm.md §2.6). */
export function consoleWindows(): Windows {
  const strip = el('ul', { class: 'tabBarItems slds-grid', role: 'tablist' });
  const right = el('div', { class: 'split-right' });
  const element = el(
    'div',
    { class: 'navexConsole' },
    el(
      'div',
      { class: 'oneConsoleTabContainer navexConsoleTabContainer' },
      el('div', { class: 'tabContainer' }, strip),
    ),
    el(
      'div',
      { class: 'workspaceManager navexWorkspaceManager' },
      el(
        'div',
        { class: 'navexWorkspace active oneConsoleTabset' },
        el('div', { class: 'split-left' }, splitView()),
        right,
      ),
    ),
  );
  const workspaces = new Map<string, Workspace>();
  let front: Workspace | null = null;

  const addSubtab = (workspace: Pick<Workspace, 'subtabs' | 'strip' | 'tabset'>, page: Page): Tab => {
    const host = el('div', { class: 'windowViewMode-maximized active lafPageHost' }, page.element);
    const panel = el('section', { class: 'tabContent oneConsoleTab', role: 'tabpanel' }, host);
    const outer = passing('navex-console-tab2', {}, panel);
    const tab: Tab = { page, panel, outer, item: tabItem(page, 'slds-tabs_default__link') };
    workspace.subtabs.set(page.key, tab);
    workspace.strip.append(tab.item);
    workspace.tabset.append(outer);
    return tab;
  };

  const addWorkspace = (page: Page): Workspace => {
    const subtabStrip = el('ul', { class: 'slds-tabs_default__nav tabBarItems', role: 'tablist' });
    const tabset = el(
      'navex-console-tabset2',
      {},
      el('div', { class: 'oneConsoleTabContainer slds-tabs_default demo-subtabs' }, subtabStrip),
    );
    const parts = { subtabs: new Map<string, Tab>(), strip: subtabStrip, tabset };
    const panel = el(
      'section',
      { class: 'tabContent oneConsoleTab', role: 'tabpanel' },
      el('div', { class: 'windowViewMode-maximized active lafPageHost' }, el('one-template-workspace', {}, tabset)),
    );
    const first = addSubtab(parts, page);
    const workspace: Workspace = {
      ...parts,
      page,
      panel,
      outer: panel,
      item: tabItem(page, 'slds-context-bar__label-action'),
      front: first,
    };
    workspaces.set(page.key, workspace);
    strip.append(workspace.item);
    right.append(panel);
    return workspace;
  };

  const activate = (tabs: Iterable<Tab>, chosen: Tab): void => {
    for (const tab of tabs) {
      const active = tab === chosen;
      tab.item.classList.toggle('active', active);
      tab.item.classList.toggle('slds-is-active', active);
      tab.item.querySelector('a')?.setAttribute('aria-selected', String(active));
      tab.panel.classList.toggle('active', active);
      tab.panel.setAttribute('aria-expanded', String(active));
    }
  };

  const bringForward = (workspace: Workspace, subtab: Tab): void => {
    workspace.front = subtab;
    pointAt(workspace.item, addressOf(workspace.page, subtab.page));
    for (const tab of workspace.subtabs.values()) pointAt(tab.item, addressOf(workspace.page, tab.page));
    front = workspace;
    activate(workspace.subtabs.values(), subtab);
    activate(workspaces.values(), workspace);
    workspace.strip.classList.toggle('demo-alone', workspace.subtabs.size < 2);
  };

  const open = (opening: Opening, parent: Opening | null): Page => {
    const root = parent ?? opening;
    const workspace = workspaces.get(root.key) ?? addWorkspace(root.make());
    const subtab = workspace.subtabs.get(opening.key) ?? addSubtab(workspace, opening.make());
    bringForward(workspace, subtab);
    return subtab.page;
  };

  return {
    element,
    show: open,
    isActive: (page) => front?.front.page === page,
    active: () => front?.front.page ?? null,
    pages: () => [...workspaces.values()].flatMap((each) => [...each.subtabs.values()].map((tab) => tab.page)),
    close(key) {
      const whole = workspaces.get(key);
      if (whole) {
        remove(workspaces, key);
        const next = [...workspaces.values()].at(-1);
        if (next) bringForward(next, next.front);
        else front = null;
        return next ? addressOf(next.page, next.front.page) : null;
      }
      if (!front?.subtabs.has(key)) return null;
      remove(front.subtabs, key);
      const next = [...front.subtabs.values()].at(-1);
      if (next) bringForward(front, next);
      return addressOf(front.page, front.front.page);
    },
    rename() {
      for (const workspace of workspaces.values())
        for (const tab of [workspace, ...workspace.subtabs.values()]) nameTab(tab.page, tab.item);
    },
  };
}

/** Address of a page in a workspace: the record shown, and in `ws` the workspace's own (crm.md §1.2). */
function addressOf(workspace: Page, shown: Page): string {
  return shown.key === workspace.key ? shown.key : `${shown.key}?ws=${encodeURIComponent(workspace.key)}`;
}

const pointAt = (item: HTMLElement, address: string): void => item.querySelector('a')?.setAttribute('href', address);

function remove<T extends Tab>(tabs: Map<string, T>, key: string): void {
  const tab = tabs.get(key);
  tabs.delete(key);
  tab?.item.remove();
  tab?.outer.remove();
}

function tabItem(page: Page, linkClass: string): HTMLElement {
  tabNumber += 1;
  const link = el(
    'a',
    {
      class: `tabHeader ${linkClass}`,
      role: 'tab',
      href: page.key,
      'data-tabid': `ctab${tabNumber}`,
      'aria-selected': 'false',
    },
    icon('standard:default', 'x-small'),
    el('span', { class: 'title slds-truncate' }),
  );
  const close = el(
    'button',
    { class: 'slds-button slds-button_icon slds-button_icon-x-small', type: 'button', 'data-close': page.key },
    icon('utility:close', 'xx-small'),
  );
  const item = el(
    'li',
    { class: 'oneConsoleTabItem tabItem slds-context-bar__item slds-context-bar__item_tab', role: 'presentation' },
    link,
    el('div', { class: 'close slds-col_bump-left' }, close),
  );
  nameTab(page, item);
  return item;
}

function nameTab(page: Page, item: HTMLElement): void {
  const { name, object } = page.tabTitle();
  const title = `${name} | ${object}`;
  item.querySelector('a')?.setAttribute('title', title);
  const text = item.querySelector('.title');
  if (text && text.textContent !== name) text.textContent = name;
  item.classList.toggle('slds-is-unsaved', page.dirty());
  item.querySelector('.close button')?.setAttribute('title', word('close', name));
}
