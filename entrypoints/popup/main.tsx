import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/ui/tokens.css';
import { crmOf } from '../../lib/crm/crm-of';
import { identify } from '../../lib/crm/identify';
import type { CrmId } from '../../lib/crm/record';
import { pageTranslator } from '../../lib/i18n/page';
import type { Translate } from '../../lib/i18n/translate';
import { type Answered, ask, push, type SelfTestReport } from '../../lib/messages';
import type { PreferenceName, Preferences } from '../../lib/storage/preferences';
import { readPreferences } from '../../lib/storage/preferences-store';
import { readPolicy } from '../../lib/storage/team/policy';
import { mayShowAt } from '../../lib/team/policy/effective';
import { Popup, type TabView } from './Popup';
import './popup.css';
import { openSidePanel } from './side-panel';

/** The texts of the language that was chosen in the options, else the browser's. */
async function translate(): Promise<Translate> {
  const { language } = await readPreferences('salesforce');
  return pageTranslator(document, language === 'auto' ? browser.i18n.getUILanguage() : language);
}

type Place = Preferences['place'] | null;

interface Look {
  view: TabView;
  place: Place;
  locked: readonly PreferenceName[];
}

/** What the popup can say of the tab in front. Addresses of sites without permission are not told to us. */
async function lookAtTab(tab: { id?: number; url?: string } | undefined): Promise<Look> {
  const url = tab?.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url) : null;
  const crm = url && crmOf(url);
  if (!url || !crm || tab?.id === undefined) return { view: { kind: 'elsewhere' }, place: null, locked: [] };
  const answer = await ask('preferences/get', { crm });
  if (!answer.ok) return { view: { kind: 'failed', failure: answer.error }, place: null, locked: [] };
  const { hidden, place, locked = [] } = answer.value.preferences;
  const { policy } = await readPolicy('hosts');
  if (!mayShowAt(url.hostname, policy.hosts)) return { view: { kind: 'barred', crm }, place, locked };
  if (hidden) return { view: { kind: 'hidden', crm }, place, locked };
  const report: Answered<SelfTestReport> = await push(tab.id, 'self-test/report', {});
  if (report.ok) return { view: { kind: 'report', crm, report: report.value }, place, locked };
  const identity = identify(url);
  const view: TabView =
    'none' in identity ? { kind: 'no-record', crm, reason: identity.none } : { kind: 'no-panel', crm };
  return { view, place, locked };
}

async function show(): Promise<void> {
  const page = document.querySelector('#page');
  if (!page) return;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const [{ view, place, locked }, release, t] = await Promise.all([
    lookAtTab(tab),
    ask('release/active', {}),
    translate(),
  ]);
  const set = async (crm: CrmId, patch: Partial<Preferences>): Promise<void> => {
    const answer = await ask('preferences/set', { crm, patch });
    if (answer.ok) await show();
    else
      render(
        <Popup view={{ kind: 'failed', failure: answer.error }} release={release} place={null} locked={[]} t={t} />,
        page,
      );
  };
  const setHidden = (crm: CrmId, hidden: boolean): Promise<void> => set(crm, { hidden });
  const openPanel = (): Promise<void> => openSidePanel(tab?.windowId);
  const setPlace = async (crm: CrmId, next: Preferences['place']): Promise<void> => {
    // At once: the browser opens it only in answer to a press.
    if (next === 'browser') void openPanel();
    await set(crm, { place: next });
  };
  const openSelfTest = async (): Promise<void> => {
    await browser.tabs.create({ url: browser.runtime.getURL(`/self-test.html?tab=${tab?.id ?? ''}`) });
    window.close();
  };
  const openReview = async (): Promise<void> => {
    const url = browser.runtime.getURL('/review.html');
    const [open] = await browser.tabs.query({ url: `${url}*` });
    if (open?.id === undefined) await browser.tabs.create({ url });
    else await browser.tabs.update(open.id, { active: true });
    window.close();
  };
  const openOptions = async (): Promise<void> => {
    await browser.runtime.openOptionsPage();
    window.close();
  };
  const acts = { setHidden, setPlace, openSelfTest, openOptions, openReview, openSidePanel: openPanel };
  render(<Popup view={view} release={release} place={place} locked={locked} t={t} {...acts} />, page);
}

void show();
