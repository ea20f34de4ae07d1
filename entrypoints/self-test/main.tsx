import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/ui/tokens.css';
import { pageTranslator } from '../../lib/i18n/page';
import { push } from '../../lib/messages';
import { SelfTest } from './SelfTest';
import './self-test.css';

const t = pageTranslator(document, browser.i18n.getUILanguage());
document.title = `${t('selftest_title')} – ${t('extension_name')}`;

/** The tab to look at: `self-test.html?tab=<id>`. */
const tab = Number(new URLSearchParams(window.location.search).get('tab') ?? Number.NaN);

async function show(): Promise<void> {
  const place = document.querySelector('#page');
  if (!place) return;
  const answer = Number.isInteger(tab) ? await push(tab, 'self-test/report', {}) : null;
  const copy = async (text: string): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };
  render(<SelfTest report={answer?.ok ? answer.value : null} t={t} readAgain={show} copy={copy} />, place);
}

void show();
