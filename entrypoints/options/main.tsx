import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { OptionsData } from '../../components/options/model';
import { Options } from '../../components/options/Options';
import { Trouble } from '../../components/options/Trouble';
import '../../components/ui/tokens.css';
import '../../components/ui/page.css';
import '../../components/options/layout.css';
import '../../components/options/sections.css';
import '../../components/options/findings.css';
import '../../components/options/controls.css';
import '../../components/options/exchange/exchange.css';
import '../../components/options/print/print.css';
import '../../components/options/desk/desk.css';
import '../../components/options/desk/condition/condition.css';
import '../../components/options/desk/tips/tips.css';
import '../../components/options/desk/form/form.css';
import '../../components/options/desk/metrics/metrics.css';
import '../../components/options/desk/process/process.css';
import '../../components/options/desk/vision/vision.css';
import '../../components/options/desk/outline/outline.css';
import '../../components/options/desk/overview/overview.css';
import '../../components/options/desk/preview/preview.css';
import '../../components/options/desk/compare/compare.css';
import '../../components/options/desk/merge/merge.css';
import '../../components/options/desk/publish/publish.css';
import '../../components/options/desk/flags/flags.css';
import '../../components/options/team/team.css';
import '../../components/nudges/nudges.css';
import { pageTranslator } from '../../lib/i18n/page';
import type { Translate } from '../../lib/i18n/translate';
import { holdPort } from '../../lib/messages';
import { HATS } from '../../lib/playbook/edit';
import { makeConnection } from '../../lib/storage/connection';
import { listenForNews } from '../../lib/storage/news';
import { makeActions } from './actions';
import { makeDeskSource } from './desk-source';
import { type DeskStore, makeDeskStore } from './desk-store';
import { loadOptions } from './load';
import { makeReleaseShelf } from './release-shelf';
import { hatOfTab, keepHat } from './worn-hat';

const connection = makeConnection();
const shelf = makeReleaseShelf(connection);
const place = document.querySelector('#page');
let data: OptionsData | null = null;
let store: DeskStore | null = null;

let texts: { language: string; t: Translate } | null = null;

/** The texts of the language that was chosen for the panel, so that a choice made here is seen here. */
function translate(): Translate {
  const chosen = data?.preferences.salesforce.language ?? 'auto';
  const language = chosen === 'auto' ? browser.i18n.getUILanguage() : chosen;
  if (texts?.language !== language) {
    const t = pageTranslator(document, language);
    document.title = t('options_title');
    texts = { language, t };
  }
  return texts.t;
}

/** Deletions on their way. Each is followed by a refresh, so what cannot be read until then is no trouble. */
let deletions = 0;

const actions = makeActions(
  connection,
  () => {
    if (!data) throw new Error('Nothing is shown yet');
    return data;
  },
  refresh,
  async (done) => {
    deletions += 1;
    try {
      return await done;
    } finally {
      deletions -= 1;
    }
  },
);

function draw(): void {
  if (!place || !data) return;
  const shown = store?.desk();
  const desk = store && shown ? { desk: shown, actions: store.actions } : null;
  render(<Options address={window.location.hash} desk={desk} data={data} actions={actions} t={translate()} />, place);
}

/** One reading at a time; a wish for another one while it runs is met once, after it. */
let reading: Promise<void> | null = null;
let again = false;

function refresh(): Promise<void> {
  if (reading) {
    again = true;
    return reading;
  }
  reading = read().finally(() => {
    reading = null;
  });
  return reading;
}

async function read(): Promise<void> {
  do {
    again = false;
    const answer = await loadOptions(connection, shelf);
    if (answer.ok) {
      const before = data?.policy.policy.roles?.join();
      data = answer.value;
      const borrowed = data.starters.map(({ playbook }) => playbook.vision);
      store ??= makeDeskStore({
        source: makeDeskSource(connection, shelf),
        hat: hatOfTab(data.preferences.salesforce.hat),
        worn: keepHat,
        hats: () => HATS.filter((hat) => data?.policy.policy.roles?.includes(hat) ?? true),
        borrowed,
        changed: draw,
      });
      if (before === data.policy.policy.roles?.join()) draw();
      else store.again();
    } else if (place && deletions === 0 && !again) {
      const startAgain = async (): Promise<void> => {
        await actions.clear('everything');
      };
      render(<Trouble failure={answer.error} t={translate()} retry={refresh} startAgain={startAgain} />, place);
    }
  } while (again);
}

window.addEventListener('hashchange', draw);
// Pipelines and acts come in while a person is in the CRM; what other pages change is told.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void refresh();
  // A page that goes is told so no later than this.
  else store?.flush();
});
listenForNews((news, revision) => {
  store?.told(news, revision);
  // Edits are shown by the desk itself; nothing else on the page is made of them.
  if (news !== 'draft') void refresh();
}, new AbortController().signal);
browser.storage.onChanged.addListener(() => void refresh());
browser.permissions.onAdded.addListener(() => void refresh());
browser.permissions.onRemoved.addListener(() => void refresh());
// As long as this page is open a team's hub stays connected.
holdPort('page', () => {}, new AbortController().signal);
void refresh();
