import { render } from 'preact';
import { browser } from 'wxt/browser';
import { addressOf } from '../../components/review/address';
import { makeDraftShelf } from '../../components/review/draft-shelf';
import type { AskNotes, ReviewActions, ReviewData } from '../../components/review/model';
import { Review } from '../../components/review/Review';
import { Trouble } from '../../components/review/Trouble';
import '../../components/ui/tokens.css';
import '../../components/ui/page.css';
import '../../components/options/desk/form/form.css';
import '../../components/review/review.css';
import '../../components/review/queue.css';
import '../../components/review/rows.css';
import '../../components/review/reading.css';
import '../../components/review/dialogs.css';
import '../../components/review/plan/plan.css';
import '../../components/nudges/nudges.css';
import { pageTranslator } from '../../lib/i18n/page';
import type { Translate } from '../../lib/i18n/translate';
import { ask, holdPort } from '../../lib/messages';
import { makeConnection } from '../../lib/storage/connection';
import { listenForNews } from '../../lib/storage/news';
import { readPreferences } from '../../lib/storage/preferences-store';
import { NUDGE_ACTIONS } from '../options/nudge-actions';
import { recordShown } from '../options/record-in-view';
import { makeReleaseShelf } from '../options/release-shelf';
import { goTo } from './go-to';
import { keepTip } from './keep-tip';
import { loadReview } from './load';
import { download } from './save-file';
import { makeToasts } from './toasts';

const connection = makeConnection();
const shelf = makeReleaseShelf(connection);
const place = document.querySelector('#page');
const toasts = makeToasts(draw);
const askNotes: AskNotes = (type, body) => ask(type, body);
const drafts = makeDraftShelf({ ask: askNotes, now: Date.now });
let data: ReviewData | null = null;
let t: Translate | null = null;

const actions: ReviewActions = {
  ask: askNotes,
  now: Date.now,
  shelf: drafts,
  nudges: NUDGE_ACTIONS,
  releaseOf: (number) => shelf.get(number).catch(() => null),
  recordShown: (key) => recordShown(key).catch(() => null),
  keepTip: (tip) => keepTip(connection, shelf, tip),
  saveFile: download,
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
  go(address, how) {
    goTo(address, how);
    draw();
  },
  say: toasts.say,
};

function draw(): void {
  if (!place || !data || !t) return;
  const address = addressOf(window.location.hash);
  render(<Review address={address} data={data} actions={actions} toast={toasts.shown()} t={t} />, place);
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
    t ??= await translate();
    const answer = await loadReview(shelf, (data?.news ?? 0) + 1);
    if (answer.ok) {
      data = answer.value;
      draw();
    } else if (place) render(<Trouble failure={answer.error} t={t} retry={() => void refresh()} />, place);
  } while (again);
}

/** The texts of the language that was chosen for the panel. */
async function translate(): Promise<Translate> {
  const { language } = await readPreferences('salesforce');
  const texts = pageTranslator(document, language === 'auto' ? browser.i18n.getUILanguage() : language);
  document.title = `${texts('review_title')} – ${texts('extension_name')}`;
  return texts;
}

window.addEventListener('hashchange', draw);
window.addEventListener('popstate', draw);
window.addEventListener('pagehide', () => drafts.flush());
document.addEventListener('visibilitychange', () => drafts.flush());
listenForNews((news) => {
  if (news !== 'draft' && news !== 'examples') void refresh();
}, new AbortController().signal);
// As long as this page is open a team's hub stays connected.
holdPort('page', () => {}, new AbortController().signal);
void refresh();
