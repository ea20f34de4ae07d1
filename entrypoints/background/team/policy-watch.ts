import { browser } from 'wxt/browser';
import { listenForNews } from '../../../lib/storage/news';
import { listenForPolicy } from '../../../lib/storage/team/policy';
import type { PolicyDesk } from './policy-desk';

/**
 * Looks at the policy when the browser starts, after an install or an update, when the browser tells that it changed, and when
 * a person deletes what is stored, with which goes what was noted of it. Registered in the first turn, so that the browser
 * wakes the background for it.
 */
export function watchPolicy(desk: PolicyDesk): void {
  const look = (): void => {
    desk.look().catch((error: unknown) => {
      // Storage that does not open is said by whatever a person does next; it is looked at again with the next start.
      console.warn('Sightline: could not carry out the policy', error);
    });
  };
  listenForPolicy(look);
  browser.runtime.onStartup.addListener(look);
  browser.runtime.onInstalled.addListener(look);
  listenForNews((news) => {
    if (news === 'stored-data') look();
  }, new AbortController().signal);
}
