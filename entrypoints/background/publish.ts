import { browser } from 'wxt/browser';
import type { Requests } from '../../lib/messages';
import { alignment } from '../../lib/playbook/alignment';
import { localDay } from '../../lib/playbook/local-day';
import { parsePlaybook } from '../../lib/playbook/parse';
import { makeRelease } from '../../lib/playbook/release';
import type { Connection } from '../../lib/storage/connection';
import type { Database } from '../../lib/storage/database';
import { activeRelease, installRelease } from '../../lib/storage/releases';

type Publish = Requests['release/install'];

/** Makes playbooks from the options page into the active release. */
export type Publisher = (request: Publish['request']) => Promise<Publish['response']>;

/**
 * One after the other, so that of two pages that both started from the same release only one can be first. All or
 * nothing: what does not parse, is out of line, or was compared with a release that is no longer the active one, changes
 * nothing. The same content as the active release makes no new one, so a request may be sent twice.
 */
export function makePublisher(connection: Connection): Publisher {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    const mine = last.then(() => publish(connection, request));
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function publish(connection: Connection, request: Publish['request']): Promise<Publish['response']> {
  const now = new Date();
  const parsed = parsePlaybook(request.playbook);
  if ('refused' in parsed) return { outcome: 'refused', ...parsed };
  const errors = alignment(parsed.playbook, localDay(now)).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { outcome: 'out-of-line', gaps: errors };
  const active = await connection.use(activeRelease);
  const number = 1 + (await connection.use(highestNumber));
  const { note } = request;
  const release = await makeRelease(parsed.playbook, { number, date: now.toISOString(), author: '', note });
  if (active?.release.digest === release.digest) return { outcome: 'same', number: active.number };
  if (active && active.number !== request.base) return { outcome: 'stale', number: active.number };
  await connection.use((database) => installRelease(database, release, browser.runtime.getManifest().version));
  return { outcome: 'installed', number };
}

/** 0 before the first release. Numbers of deleted releases below it are not given again. */
async function highestNumber(database: Database): Promise<number> {
  return (await database.getAllKeys('releases')).reduce((most, number) => Math.max(most, number), 0);
}
