import { placeOf, subtabAddress } from './address.ts';
import { config } from './config.ts';
import { demoOf } from './demo.ts';
import { setShadowStyles } from './dom.ts';
import { frame } from './frame.ts';
import { router } from './router.ts';
import { consoleWindows } from './windows-console.ts';
import { standardWindows } from './windows-standard.ts';

/** The link that a click is on, through every shadow root. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  for (const target of event.composedPath()) if (target instanceof HTMLAnchorElement) return target;
  return null;
}

function start(): void {
  const windows = config.options.app === 'console' ? consoleWindows() : standardWindows();
  const route = router(windows);
  document.body.append(frame(windows.element));

  document.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (!link?.getAttribute('href')?.startsWith('/lightning/') || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const place = placeOf(new URL(link.href));
    const tab = link.dataset.tabid !== undefined || link.dataset.recordid !== undefined;
    route.go(place.kind === 'record' && !tab ? subtabAddress(place.record) : (link.getAttribute('href') ?? ''));
  });
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-close]') : null;
    const address = button ? windows.close(button.getAttribute('data-close') ?? '') : null;
    if (address) route.go(address);
  });
  window.addEventListener('popstate', () => route.follow());
  globalThis.demo = demoOf(route, windows);
  route.follow();
}

if (config.native) {
  // Page styles do not reach into real roots: they get the page's rules as a sheet of their own.
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
  setShadowStyles(rules.join('\n'));
}
start();
