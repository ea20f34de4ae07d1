import { el } from './dom.ts';
import type { Page } from './page.ts';
import { KEPT, type Windows } from './windows.ts';

/** One window for all pages: the new page's host is added beside the old ones, and `.active` moves to it. */
export function standardWindows(): Windows {
  const element = el('div', { class: 'lafSinglePaneWindowManager' });
  const workspace = el(
    'div',
    { class: 'workspaceManager navexWorkspaceManager' },
    el('div', { class: 'navexWorkspace active' }, element),
  );
  const hosts = new Map<string, { page: Page; host: HTMLElement }>();
  let front: Page | null = null;

  return {
    element: workspace,
    show({ key, make }) {
      let held = hosts.get(key);
      if (!held) {
        const page = make();
        held = { page, host: el('div', { class: 'windowViewMode-normal oneContent lafPageHost' }, page.element) };
        element.append(held.host);
      }
      // The one looked at last goes to the end, so that the first is the one to drop.
      hosts.delete(key);
      hosts.set(key, held);
      for (const other of hosts.values()) other.host.classList.toggle('active', other === held);
      front = held.page;
      for (const [oldest, dropped] of hosts) {
        if (hosts.size <= KEPT) break;
        hosts.delete(oldest);
        dropped.host.remove();
      }
      return held.page;
    },
    isActive: (page) => page === front,
    active: () => front,
    pages: () => [...hosts.values()].map((held) => held.page),
    close: () => null,
    rename: () => undefined,
  };
}
