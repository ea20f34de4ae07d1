import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { OptionsData } from '../../components/options/model';
import { failureOutcome, type Outcome } from '../../components/options/Notice';
import { Trouble } from '../../components/options/Trouble';
import { Welcome } from '../../components/welcome/Welcome';
import '../../components/ui/tokens.css';
import '../../components/ui/page.css';
import '../../components/options/controls.css';
import '../../components/welcome/welcome.css';
import { pageTranslator } from '../../lib/i18n/page';
import { ask } from '../../lib/messages';
import { freshStarter, type StarterId } from '../../lib/playbook/starter';
import { isUntouchedStarter } from '../../lib/playbook/untouched-starter';
import { makeConnection } from '../../lib/storage/connection';
import { loadOptions } from '../options/load';
import { makeReleaseShelf } from '../options/release-shelf';

const connection = makeConnection();
const shelf = makeReleaseShelf(connection);
const t = pageTranslator(document, browser.i18n.getUILanguage());
document.title = t('welcome_title');

/** Makes a starter the active playbook. Only offered while an untouched starter is active, so nothing can be lost. */
async function use(data: OptionsData, chosen: StarterId): Promise<Outcome> {
  const starter = data.starters.find(({ id }) => id === chosen);
  if (!starter) return { kind: 'bad', text: t('error_no_release') };
  const answer = await ask('release/install', {
    playbook: freshStarter(starter.playbook, data.today),
    note: t('options_note_starter', { name: starter.playbook.title }),
    base: data.release.number,
  });
  await show();
  if (!answer.ok) return failureOutcome(answer.error, t);
  return 'number' in answer.value && answer.value.outcome !== 'stale'
    ? { kind: 'good', text: t('options_release_active', { number: answer.value.number }) }
    : { kind: 'bad', text: t('error_no_release') };
}

async function show(): Promise<void> {
  const place = document.querySelector('#page');
  if (!place) return;
  const answer = await loadOptions(connection, shelf);
  if (!answer.ok) {
    const startAgain = async (): Promise<void> => {
      await ask('storage/clear', { store: 'everything' });
      await show();
    };
    render(<Trouble failure={answer.error} t={t} retry={show} startAgain={startAgain} />, place);
    return;
  }
  const data = answer.value;
  const { playbook } = data.release;
  const untouched = data.starters.find((starter) => isUntouchedStarter(data.release, starter.playbook));
  render(
    <Welcome
      starters={data.starters.map(({ id, playbook: { title } }) => ({ id, title }))}
      active={{ title: playbook.title, starter: untouched?.id ?? null }}
      shortcuts={data.shortcuts}
      t={t}
      use={(chosen) => use(data, chosen)}
      openOptions={() => void browser.runtime.openOptionsPage()}
    />,
    place,
  );
}

void show();
