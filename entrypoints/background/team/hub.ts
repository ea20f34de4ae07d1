import { browser } from 'wxt/browser';
import { push } from '../../../lib/messages';
import type { Queue } from '../../../lib/one-at-a-time';
import type { Connection } from '../../../lib/storage/connection';
import { announce, listenForNews } from '../../../lib/storage/news';
import { whoAmI } from '../../../lib/storage/notes/self';
import { teamNote } from '../../../lib/storage/team/notes';
import { listenForPolicy, readPolicy } from '../../../lib/storage/team/policy';
import type { HubService } from '../../../lib/team/hub/contract';
import { parseHubLink } from '../../../lib/team/hub/join';
import { connectHub } from '../../../lib/team/hub/link';
import { crmTabs } from '../tabs';
import { keepAlarm, nextAlarm, onAlarm } from './alarm';
import { type HubDesk, makeHubDesk } from './hub-desk';
import { type HubRoutes, makeHubRoutes } from './hub-routes';
import { makePublisherDesk } from './publisher-desk';
import { makeWaitingRoom } from './waiting-room';

export interface HubWiring {
  connection: Connection;
  inTurn: Queue;
  released(): void;
  /** What takes part in the connection: notes, nudges. */
  services(): readonly HubService[];
}

export interface Hub {
  desk: HubDesk;
  routes: HubRoutes;
  /** Somebody sent a message; one of ours that is there. */
  heard(sender: { tab?: unknown; url?: string }): void;
}

/**
 * Puts the hub together. Every listener is registered in the first turn; the libraries that speak to it are not touched before a
 * hub was joined.
 */
export function makeHub({ connection, inTurn, released, services }: HubWiring): Hub {
  const changed = (): void => announce('team');
  const desk = makeHubDesk({
    connection,
    connect: connectHub,
    waiting: makeWaitingRoom({ connection, inTurn, released, now: Date.now }),
    services,
    person: async () => (await connection.use(whoAmI)).self,
    changed,
    nextAlarm,
    anybody,
    now: Date.now,
    sleep,
    chance: Math.random,
  });
  const publisher = makePublisherDesk(connection, Date.now, changed);
  const byPolicy = async (): Promise<void> => {
    const [{ policy }, note] = await Promise.all([
      readPolicy('hub'),
      connection.use((database) => teamNote(database, 'hub')),
    ]);
    const link = policy.hub === null ? null : await parseHubLink(policy.hub);
    if (link === null) {
      if (note?.byPolicy) await desk.leave();
    } else if (!('refused' in link) && JSON.stringify(link) !== JSON.stringify(note?.link)) {
      await desk.join(link, true);
    }
    await keepAlarm(connection);
  };
  const ruled = (): void => {
    byPolicy().catch((error: unknown) => {
      console.warn('Sightline: could not carry out the policy for the hub', error);
    });
  };
  listenForPolicy(ruled);
  browser.runtime.onInstalled.addListener(ruled);
  browser.runtime.onStartup.addListener(ruled);
  listenForNews((news) => {
    if (news === 'stored-data') void desk.renew().then(ruled);
  }, new AbortController().signal);
  onAlarm(() => desk.ask());
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== 'sidebar' && port.name !== 'page') return;
    desk.hold(new Promise((resolve) => port.onDisconnect.addListener(() => resolve())));
  });
  return {
    desk,
    routes: makeHubRoutes({ connection, desk, publisher, changed }),
    heard({ url }) {
      desk.touch(url?.startsWith(browser.runtime.getURL('/')) ? 'page' : 'panel');
    },
  };
}

/** Whether a panel is in any tab. */
async function anybody(): Promise<boolean> {
  const tabs = await crmTabs();
  const answers = await Promise.all(tabs.map((tab) => push(tab, 'self-test/report', {})));
  return answers.some(({ ok }) => ok);
}

function sleep(milliseconds: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      ended.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (ended.aborted) done();
    else ended.addEventListener('abort', done);
  });
}
