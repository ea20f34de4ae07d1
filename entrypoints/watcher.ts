import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { identify } from '../lib/crm/identify';
import { watchAddress } from '../lib/crm/watch/address';
import { ask } from '../lib/messages';
import { beginLife } from './sidebar.content/lifetime';

/**
 * The only script that does anything on pages that are no record. It waits for a record's address and then asks, once, for
 * the sidebar, which sees to every later address by itself.
 */
export default defineUnlistedScript(() => {
  const life = beginLife('watcher');
  const look = (url: URL): void => {
    if (life.signal.aborted || 'none' in identify(url)) return;
    life.abort();
    void ask('sidebar/inject', {});
  };
  watchAddress(window, look, life.signal);
  look(new URL(window.location.href));
});
