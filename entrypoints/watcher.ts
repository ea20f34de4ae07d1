import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { identify } from '../lib/crm/identify';
import { watchAddress } from '../lib/crm/watch/address';
import { ask, isConnected } from '../lib/messages';
import { guardKeys } from './sidebar.content/key-guard';
import { beginLife } from './sidebar.content/lifetime';

/**
 * The only script that does anything on pages that are no record. It waits for a record's address and then asks, once, for
 * the sidebar, which sees to every later address by itself.
 *
 * It runs at document_start, before any script of the page, for the key guard's sake: only the first listener on the window
 * can keep an event from the page's own capture listeners there. The guard does nothing until a panel is in the page.
 */
export default defineUnlistedScript(() => {
  guardKeys(window, isConnected);
  const life = beginLife('watcher');
  const look = (url: URL): void => {
    if (life.signal.aborted || 'none' in identify(url)) return;
    life.abort();
    void ask('sidebar/inject', {});
  };
  watchAddress(window, look, life.signal);
  look(new URL(window.location.href));
});
