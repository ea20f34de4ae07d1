import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isConnected } from '../lib/messages';
import { guardKeys } from './sidebar.content/key-guard';

/**
 * Runs at document_start, before any script of the page, because only the first listener on the window can keep an event
 * from the page's own capture listeners there. It does nothing until a panel is in the page.
 */
export default defineUnlistedScript(() => guardKeys(window, isConnected));
