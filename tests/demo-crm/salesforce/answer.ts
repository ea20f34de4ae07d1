import { readFile } from 'node:fs/promises';
import { type Answer, NOT_FOUND } from '../answer.ts';
import type { Language } from '../data.ts';
import type { DemoOptions } from '../options.ts';
import { salesforceBundle } from './bundle.ts';
import { orgSettingsOf } from './org-settings.ts';
import type { PageConfig } from './page/config.ts';

const SLDS = new URL(
  '../../../node_modules/@salesforce-ux/design-system/assets/styles/salesforce-lightning-design-system.min.css',
  import.meta.url,
);

const OWN = ['frame', 'record', 'dark'].map((name) => new URL(`styles/${name}.css`, import.meta.url));

/** Orgs by the first word of their host; any other org is English. */
const LANGUAGES: { [org: string]: Language } = { muster: 'de', nihon: 'ja' };

let styles: Promise<string> | null = null;

/** SLDS and the demo's own rules. What SLDS would load from beside itself is left out: the demo has no such files. */
function css(): Promise<string> {
  styles ??= Promise.all([SLDS, ...OWN].map((file) => readFile(file, 'utf8'))).then(([slds = '', ...own]) =>
    [slds.replace(/url\((?!data:|#)[^)]*\)/g, 'none'), ...own].join('\n'),
  );
  return styles;
}

/** The demo's Salesforce: the document and its script and style sheet at every address of an org. */
export async function answerSalesforce(url: URL, options: DemoOptions): Promise<Answer> {
  const org = url.hostname.split('.')[0] ?? '';
  const mode = org.includes('--') ? 'native' : options.shadow;
  const language = LANGUAGES[org] ?? 'en';
  if (url.pathname === '/demo/styles.css')
    return { status: 200, contentType: 'text/css; charset=utf-8', body: await css() };
  if (url.pathname === `/demo/${mode}.js`)
    return { status: 200, contentType: 'text/javascript; charset=utf-8', body: await salesforceBundle(mode) };
  if (!url.pathname.startsWith('/lightning/') && !url.pathname.startsWith('/one/') && url.pathname !== '/')
    return NOT_FOUND;
  const settings = orgSettingsOf(language);
  const config: PageConfig = {
    options,
    language,
    locale: settings.locale,
    native: mode === 'native',
  };
  return { status: 200, contentType: 'text/html; charset=utf-8', body: page(config, settings) };
}

function page(config: PageConfig, settings: object): string {
  const dark = config.options.dark ? ' class="slds-color-scheme_dark" style="color-scheme: dark"' : '';
  const json = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="${config.locale}" dir="ltr"${dark}>
<head>
<meta charset="utf-8">
<title>Lightning Experience</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo/styles.css">
</head>
<body class="desktop">
<div id="auraLoadingBox" class="auraLoadingBox oneLoadingBox" style="display: none"></div>
<script>globalThis.demoConfig = ${json(config)}; globalThis.demoLocale = ${json(settings)};</script>
<script src="/demo/${config.native ? 'native' : 'synthetic'}.js"></script>
</body>
</html>
`;
}
