import { browser } from 'wxt/browser';
import { bringParts } from '../../components/sidebar/bring';
import { mountSidebar } from '../../components/sidebar/mount';
import { catalogue } from '../../lib/i18n/catalogues';
import { chooseLanguage } from '../../lib/i18n/language';
import { translator } from '../../lib/i18n/translate';
import { DEFAULT_PREFERENCES } from '../../lib/storage/preferences';
import './sidepanel.css';
import { recordKey } from '../../lib/crm/record';
import { listenForNews } from '../../lib/storage/news';
import { makePanelNotes } from '../sidebar.content/notes';
import { makeTabMirror } from './tab-mirror';

/** The browser's own side panel: what the tab in front of this window shows, drawn by the same views as in the page. */
const host = document.querySelector('#panel');
if (host === null) throw new Error('sidepanel: no place');
const mounted = mountSidebar(host.attachShadow({ mode: 'open' }), bringParts);
const dark = window.matchMedia('(prefers-color-scheme: dark)');

const mirror = makeTabMirror(() => draw());
/** Lives as long as this document. */
const { signal } = new AbortController();
/** Asked for by this page itself: what is written in the browser's own side panel never comes near the CRM's page. */
const notes = makePanelNotes({ changed: () => draw() }, signal);
listenForNews((news) => {
  if (news === 'notes') notes.changed(null);
  if (news === 'release' || news === 'team' || news === 'nudges')
    void bringParts().then((parts) => parts.newsChanged());
}, signal);
/** The tab that is looked at. */
let tab: number | null = null;
let ownWindow: number | undefined;

function draw(): void {
  const frame = mirror.frame();
  const preferences = frame?.preferences ?? DEFAULT_PREFERENCES;
  const { language, locale } = chooseLanguage(preferences.language, browser.i18n.getUILanguage());
  const state = frame?.state ?? { kind: 'no-record', reason: 'other-page' };
  const { dataset } = document.body;
  dataset.tab = String(tab);
  dataset.state = state.kind;
  dataset.recordId = state.kind === 'advice' ? state.record.id : '';
  document.documentElement.lang = language;
  const record = state.kind === 'advice' ? recordKey(state.record) : null;
  notes.look(record);
  mounted.update({
    state,
    notes: notes.shown(),
    preferences: { ...preferences, place: 'browser' },
    darkPage: dark.matches,
    t: translator(catalogue(language), locale),
    now: Date.now(),
    actions: mirror.actions,
    pending: frame?.pending ?? {},
    notice: frame?.notice ?? null,
    held: frame?.held ?? false,
  });
}

function lookAt(next: number | undefined): void {
  tab = next ?? null;
  mirror.look(tab);
}

browser.tabs.onActivated.addListener(({ tabId, windowId }) => {
  if (windowId === ownWindow) lookAt(tabId);
});
// A script has come to the tab that is looked at: a record was opened, the page was loaded anew, the extension updated.
browser.runtime.onConnect.addListener((port) => {
  if (port.name === 'sidebar' && port.sender?.tab?.id !== undefined && port.sender.tab.id === tab) lookAt(tab);
});
dark.addEventListener('change', draw);
draw();
// A page of ours has no weight to mind: what is new is looked for at once.
mounted.want();
void browser.windows.getCurrent().then(async ({ id }) => {
  ownWindow = id;
  const [front] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab === null) lookAt(front?.id);
});
