import { render } from 'preact';
import { App } from './app.tsx';
import { control } from './control.ts';
import { after, nextDelay } from './late.tsx';
import { indexPath, type Route, recordPath, routeOf } from './route.ts';
import { arrived, correctTo, drawWith } from './state.ts';
import { kindOf, recordBy } from './store.ts';
import { objectWord } from './words.tsx';

const root = document.body.appendChild(document.createElement('div'));
root.id = 'hs-app';
let titled = '';

function draw(): void {
  const path = location.pathname;
  const route = routeOf(path);
  render(<App route={route} />, root);
  if (titled === path) return;
  titled = path;
  after(nextDelay(), () => {
    if (location.pathname === path) document.title = titleOf(route);
  });
  const better = betterPath(route);
  if (better) after(nextDelay(), () => location.pathname === path && correctTo(better));
}

function titleOf(route: Route): string {
  if (route.page === 'record') return recordBy(route.type, route.id)?.name ?? 'HubSpot';
  if (route.page === 'help-desk') return recordBy('0-5', route.id)?.name ?? 'HubSpot';
  const kind = route.page === 'index' ? kindOf(route.type) : undefined;
  return kind ? objectWord(kind, 'many') : 'HubSpot';
}

/** Old addresses give way to new ones (crm.md §1.6). */
function betterPath(route: Route): string | undefined {
  if (route.page === 'record' && route.legacy) return recordPath(route.type, route.id);
  if (route.page === 'index' && route.legacy) return indexPath(route.type, route.layout);
  return undefined;
}

drawWith(draw);
addEventListener('popstate', arrived);
Object.assign(window, { demo: control });
draw();
