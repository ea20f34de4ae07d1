import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/ui/tokens.css';
import { crmOf } from '../../lib/crm/crm-of';
import { identify } from '../../lib/crm/identify';
import type { CrmId } from '../../lib/crm/record';
import { pageTranslator } from '../../lib/i18n/page';
import type { Translate } from '../../lib/i18n/translate';
import { type Answered, ask, push, type SelfTestReport } from '../../lib/messages';
import { readPreferences } from '../../lib/storage/preferences-store';
import { Popup, type TabView } from './Popup';
import './popup.css';

/** The texts of the language that was chosen in the options, else the browser's. */
async function translate(): Promise<Translate> {
  const { language } = await readPreferences('salesforce');
  return pageTranslator(document, language === 'auto' ? browser.i18n.getUILanguage() : language);
}

/** What the popup can say of the tab in front. Addresses of sites without permission are not told to us. */
async function lookAtTab(tab: { id?: number; url?: string } | undefined): Promise<TabView> {
  const url = tab?.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url) : null;
  const crm = url && crmOf(url);
  if (!url || !crm || tab?.id === undefined) return { kind: 'elsewhere' };
  const preferences = await ask('preferences/get', { crm });
  if (!preferences.ok) return { kind: 'failed', failure: preferences.error };
  if (preferences.value.preferences.hidden) return { kind: 'hidden', crm };
  const report: Answered<SelfTestReport> = await push(tab.id, 'self-test/report', {});
  if (report.ok) return { kind: 'report', crm, report: report.value };
  const identity = identify(url);
  return 'none' in identity ? { kind: 'no-record', crm, reason: identity.none } : { kind: 'no-panel', crm };
}

async function show(): Promise<void> {
  const place = document.querySelector('#page');
  if (!place) return;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const [view, release, t] = await Promise.all([lookAtTab(tab), ask('release/active', {}), translate()]);
  const setHidden = async (crm: CrmId, hidden: boolean): Promise<void> => {
    const answer = await ask('preferences/set', { crm, patch: { hidden } });
    if (answer.ok) await show();
    else render(<Popup view={{ kind: 'failed', failure: answer.error }} release={release} t={t} />, place);
  };
  const openSelfTest = async (): Promise<void> => {
    await browser.tabs.create({ url: browser.runtime.getURL(`/self-test.html?tab=${tab?.id ?? ''}`) });
    window.close();
  };
  const openOptions = async (): Promise<void> => {
    await browser.runtime.openOptionsPage();
    window.close();
  };
  const acts = { setHidden, openSelfTest, openOptions };
  render(<Popup view={view} release={release} t={t} {...acts} />, place);
}

void show();
