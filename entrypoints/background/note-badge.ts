import { browser } from 'wxt/browser';
import type { Role } from '../../lib/notes/event';
import type { Connection } from '../../lib/storage/connection';
import { whoAmI } from '../../lib/storage/notes/self';
import { asAllowed } from './team/policy-roles';

/** Who answers others, and so is told how much waits. */
const ANSWERING: readonly Role[] = ['coach', 'manager', 'leader'];

/** Highest number that is shown. */
const MOST = 99;

const COLOR = '#b3261e';

/** Puts the number of unread threads on the toolbar's icon, for those who answer. What cannot be counted now is counted next time. */
export async function showBadge(connection: Connection): Promise<void> {
  try {
    const text = await badgeText(connection);
    await browser.action.setBadgeBackgroundColor({ color: COLOR });
    await browser.action.setBadgeText({ text });
  } catch (error) {
    console.warn('Sightline: could not count what is unread', error);
  }
}

async function badgeText(connection: Connection): Promise<string> {
  const { me } = await asAllowed(await connection.use(whoAmI));
  if (!me?.roles.some((role) => ANSWERING.includes(role))) return '';
  // No more than the number that is shown: IndexedDB goes through all of them to count.
  const unread = await connection.use((database) => database.getAllKeysFromIndex('threads', 'unread', null, MOST + 1));
  return unread.length === 0 ? '' : unread.length > MOST ? `${MOST}+` : String(unread.length);
}
