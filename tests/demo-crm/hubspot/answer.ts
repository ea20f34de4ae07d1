import { type Answer, NOT_FOUND } from '../answer.ts';
import type { DemoOptions } from '../options.ts';
import { type Portal, portalAt } from './portals.ts';
import { appScript } from './script.ts';

const SCRIPT = '/demo-hubspot/app.js';

/** Frames and pop-ups on the app's own host that are no pages of the app (crm.md §1.6). */
const EMBEDDED =
  /^\/(object-builder|object-builder-frame|calling-integration-popup-ui|calling-cross-tab-embed|calling)\//;

/** HubSpot's answer to a request at any of its hosts. Everything is in it: the page asks for nothing outside. */
export async function answerHubspot(url: URL, options: DemoOptions): Promise<Answer> {
  const portal = portalAt(url.hostname);
  if (!portal)
    return html('<!doctype html><html lang="en"><title>Learn HubSpot</title><h1>A page that is not the app</h1>');
  if (url.pathname === SCRIPT) {
    return { status: 200, contentType: 'text/javascript; charset=utf-8', body: await appScript() };
  }
  if (url.pathname === '/favicon.ico') return NOT_FOUND;
  if (EMBEDDED.test(url.pathname)) return html(embedded(url.pathname, portal, options.dark));
  return html(page(portal, options));
}

function html(body: string): Answer {
  return { status: 200, contentType: 'text/html; charset=utf-8', body };
}

function page(portal: Portal, options: DemoOptions): string {
  const data = JSON.stringify(options).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="${portal.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'unsafe-inline' 'unsafe-eval' data:">
<title>HubSpot</title>
<link rel="icon" href="data:,">
<script type="application/json" id="demo-options">${data}</script>
</head>
<body>
<script type="module" src="${SCRIPT}"></script>
</body>
</html>`;
}

/** The create form is a frame in a frame; the inner one holds the form. */
function embedded(path: string, portal: Portal, dark: boolean): string {
  const head = `<!doctype html><html lang="${portal.language}"><meta charset="utf-8"><link rel="icon" href="data:,"><style>:root{color-scheme:${dark ? 'dark' : 'light'}}body{font:14px sans-serif;margin:0}iframe{width:100%;height:90vh;border:0}label,input{display:block;margin:8px 16px}</style>`;
  const type = path.split('/')[3] ?? '0-3';
  if (path.startsWith('/object-builder-frame/')) {
    return `${head}<iframe data-test-id="object-builder-ui-iframe" title="form" src="/object-builder/${portal.id}/${type}/embed"></iframe>`;
  }
  if (!path.startsWith('/object-builder/')) return `${head}<p>Calling</p>`;
  return `${head}<form data-selenium-test="creator">
<label>Name <input data-test-id="property-input-dealname" data-selenium-test="property-input-dealname"></label>
<label>Amount <input data-test-id="property-input-amount" data-selenium-test="property-input-amount" value="1"></label>
</form>`;
}
