import { browser } from 'wxt/browser';
import type { Connection } from '../../../lib/storage/connection';
import { activeFacts } from '../../../lib/storage/history';
import { noteBack } from '../../../lib/storage/release-news';
import { installRelease } from '../../../lib/storage/releases';
import type { PublishedRelease } from '../../../lib/team/signed-release';
import { rebaseIfPlain } from '../draft-desk';
import { nextNumber } from '../publish';

/**
 * Makes a release that came from a team the active one. It keeps its publisher's number unless that is given already here.
 * Answers whether anything changed: what the active release says already needs nothing, so it may be done twice. To be run
 * one at a time, as all publishing. Edits of this browser's person stay a draft, merged where nothing has to be chosen.
 */
export async function receiveRelease(
  connection: Connection,
  { release, withdraws = [] }: Pick<PublishedRelease, 'release'> & Partial<Pick<PublishedRelease, 'withdraws'>>,
): Promise<boolean> {
  const active = await connection.use(activeFacts);
  if (active?.digest === release.digest) return false;
  const number = Math.max(release.number, await connection.use(nextNumber));
  const { version } = browser.runtime.getManifest();
  await connection.use((database) => noteBack(database, number, withdraws));
  await connection.use((database) => installRelease(database, { ...release, number }, version, true));
  await rebaseIfPlain(connection);
  return true;
}
