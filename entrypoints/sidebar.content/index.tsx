import { defineContentScript } from 'wxt/utils/define-content-script';
import { HOSTS } from '../../lib/crm/hosts';
import { startPanel } from './panel';

/** Injected by the background into a tab that shows a record: watch, read, ask, show. */
export default defineContentScript({
  matches: [...HOSTS],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main(context) {
    startPanel(window, context.signal, () => context.abort());
  },
});
