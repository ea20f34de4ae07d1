import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/ui/tokens.css';
import { crmOf } from '../../lib/crm/crm-of';
import { identify } from '../../lib/crm/identify';
import type { CrmId } from '../../lib/crm/record';
import { pageTranslator } from '../../lib/i18n/page';
import { type Answered, ask, failed, push, type SelfTestReport } from '../../lib/messages';
import { Popup, type TabView } from './Popup';
import './popup.css';

const t = pageTranslator(document, browser.i18n.getUILanguage());

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
  const [view, release] = await Promise.all([lookAtTab(tab), ask('release/active', {})]);
  const setHidden = async (crm: CrmId, hidden: boolean): Promise<void> => {
    const answer = await ask('preferences/set', { crm, patch: { hidden } });
    if (answer.ok) await show();
    else render(<Popup view={{ kind: 'failed', failure: answer.error }} release={failed('gone')} t={t} />, place);
  };
  const openSelfTest = async (): Promise<void> => {
    await browser.tabs.create({ url: browser.runtime.getURL(`/self-test.html?tab=${tab?.id ?? ''}`) });
    window.close();
  };
  render(<Popup view={view} release={release} t={t} setHidden={setHidden} openSelfTest={openSelfTest} />, place);
}

void show();
