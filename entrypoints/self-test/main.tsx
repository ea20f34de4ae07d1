import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/ui/tokens.css';
import { complete } from '../../lib/crm/complete';
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
  const report = answer?.ok ? answer.value : null;
  const shown = report?.record ? { ...report, record: complete(report.record) } : report;
  const copy = async (text: string): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };
  render(<SelfTest report={shown} t={t} readAgain={show} copy={copy} />, place);
}

void show();
