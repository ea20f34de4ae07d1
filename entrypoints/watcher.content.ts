import { defineContentScript } from 'wxt/utils/define-content-script';
import { HOSTS } from '../lib/crm/hosts';
import { identify } from '../lib/crm/identify';
import { watchAddress } from '../lib/crm/watch/address';
import { ask } from '../lib/messages';

/**
 * The only script on pages that are no record. It waits for a record's address and then asks, once, for the sidebar,
 * which sees to every later address by itself.
 */
export default defineContentScript({
  matches: [...HOSTS],
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main(context) {
    const done = new AbortController();
    context.onInvalidated(() => done.abort());
    const look = (url: URL): void => {
      if (done.signal.aborted || 'none' in identify(url)) return;
      done.abort();
      void ask('sidebar/inject', {});
    };
    watchAddress(window, look, done.signal);
    look(new URL(window.location.href));
  },
});
