import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { providedAdapter } from '../lib/crm/provided';
import { beginLife } from './sidebar.content/lifetime';
import { startPanel } from './sidebar.content/panel';

/** Injected by the background into a tab that shows a record, after the script of its CRM: watch, read, ask, show. */
export default defineUnlistedScript(() => {
  const adapter = providedAdapter();
  if (adapter === null) return;
  const life = beginLife('sidebar');
  startPanel(window, adapter, life.signal, () => life.abort());
});
