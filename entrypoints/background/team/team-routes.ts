import { browser } from 'wxt/browser';
import type { Queue } from '../../../lib/one-at-a-time';
import type { Routes } from '../../../lib/router';
import type { Connection } from '../../../lib/storage/connection';
import { announce } from '../../../lib/storage/news';
import { teamNote } from '../../../lib/storage/team/notes';
import { readRawPolicy } from '../../../lib/storage/team/policy';
import { syncLog } from '../../../lib/storage/team/sync-log';
import type { HubRequests } from '../../../lib/team/hub/requests';
import { type JoinLink, parseJoinLink } from '../../../lib/team/join-link';
import { canSign } from '../../../lib/team/publisher-key';
import type { AddressStatus, TeamRequests } from '../../../lib/team-requests';
import { TEAM_SCHEMAS } from '../../../lib/team-schemas';
import { refusesUnlessPage } from '../senders';
import { makeAddressDesk } from './address-desk';
import { keepAlarm, onAlarm } from './alarm';
import { makeOwnBrowsersRoutes } from './own-browsers-routes';
import { makePolicyDesk, type PolicyParts } from './policy-desk';
import { tellPanels } from './policy-panels';
import { watchPolicy } from './policy-watch';
import { makePublisherDesk } from './publisher-desk';
import { makeWaitingRoom } from './waiting-room';
import { waitingRelease } from './waiting-status';

export type TeamRoutes = Pick<Routes, Exclude<keyof TeamRequests, keyof HubRequests>>;

/** Whether the browser lets us ask an address; a person grants its host on the options page. */
const isAllowed = (address: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [`${new URL(address).origin}/*`] });

/**
 * What the options page asks about the team, and the alarm that asks the address. Registered in the first turn, so that the
 * browser wakes the background for it.
 */
export function makeTeamRoutes(
  connection: Connection,
  inTurn: Queue,
  released: () => void,
  { ready, retain }: Pick<PolicyParts, 'ready'> & { retain(): Promise<void> },
): TeamRoutes {
  const changed = (): void => announce('team');
  const waiting = makeWaitingRoom({ connection, inTurn, released, now: Date.now });
  const address = makeAddressDesk({
    connection,
    waiting,
    changed,
    allowed: isAllowed,
    now: Date.now,
  });
  const publisher = makePublisherDesk(connection, Date.now, changed);
  const follow = async (link: JoinLink): Promise<void> => {
    await address.join(link);
    await keepAlarm(connection);
  };
  const unfollow = async (): Promise<void> => {
    await address.leave();
    await keepAlarm(connection);
  };
  const policy = makePolicyDesk({
    connection,
    inTurn,
    read: readRawPolicy,
    ready,
    async follow(link) {
      await follow(link);
      await address.check(true);
    },
    unfollow,
    released,
    ruled: async () => {
      await Promise.all([tellPanels(), retain()]);
    },
    changed,
    now: Date.now,
  });
  onAlarm(() => address.check(false));
  watchPolicy(policy);
  return {
    ...makeOwnBrowsersRoutes(connection, inTurn, released),
    'team/status': {
      schema: TEAM_SCHEMAS['team/status'],
      refuses: refusesUnlessPage,
      async handle() {
        // Firefox does not tell when a policy changed.
        await policy.look();
        const note = await connection.use((database) => teamNote(database, 'policy'));
        return {
          address: await statusOf(connection),
          publisher: await publisher.status(),
          policy: note ? { playbook: note.playbook } : null,
        };
      },
    },
    'team/join': {
      schema: TEAM_SCHEMAS['team/join'],
      refuses: refusesUnlessPage,
      async handle({ link }) {
        const parsed = parseJoinLink(link);
        if ('refused' in parsed) return { outcome: 'refused', reason: parsed.refused };
        if (await policy.rulesPlaybook()) return { outcome: 'refused', reason: 'by-policy' };
        if (!(await canSign())) return { outcome: 'refused', reason: 'not-able' };
        if (!(await isAllowed(parsed.address))) return { outcome: 'refused', reason: 'no-permission' };
        await follow(parsed);
        return { outcome: 'joined' };
      },
    },
    'team/check': {
      schema: TEAM_SCHEMAS['team/check'],
      refuses: refusesUnlessPage,
      handle: async () => ({ entry: await address.check(true) }),
    },
    'team/apply': {
      schema: TEAM_SCHEMAS['team/apply'],
      refuses: refusesUnlessPage,
      handle: async ({ number }) => ({ outcome: (await address.apply(number)) ? 'applied' : 'gone' }),
    },
    'team/leave': {
      schema: TEAM_SCHEMAS['team/leave'],
      refuses: refusesUnlessPage,
      async handle() {
        if (await policy.rulesPlaybook()) return { left: false };
        await unfollow();
        return { left: true };
      },
    },
    'team/log': {
      schema: TEAM_SCHEMAS['team/log'],
      refuses: refusesUnlessPage,
      handle: async () => ({ entries: await connection.use(syncLog) }),
    },
    'publisher/make-key': {
      schema: TEAM_SCHEMAS['publisher/make-key'],
      refuses: refusesUnlessPage,
      handle: ({ passphrase }) => publisher.make(passphrase),
    },
    'publisher/backed-up': {
      schema: TEAM_SCHEMAS['publisher/backed-up'],
      refuses: refusesUnlessPage,
      async handle() {
        await publisher.backedUp();
        return { done: true };
      },
    },
    'publisher/restore': {
      schema: TEAM_SCHEMAS['publisher/restore'],
      refuses: refusesUnlessPage,
      handle: ({ backup, passphrase }) => publisher.restore(backup, passphrase),
    },
    'publisher/rotate': {
      schema: TEAM_SCHEMAS['publisher/rotate'],
      refuses: refusesUnlessPage,
      handle: ({ passphrase }) => publisher.rotate(passphrase),
    },
    'publisher/files': {
      schema: TEAM_SCHEMAS['publisher/files'],
      refuses: refusesUnlessPage,
      async handle(receive) {
        const files = await publisher.files(receive);
        return 'refused' in files ? files : { document: files.document, signature: files.signature };
      },
    },
  };
}

async function statusOf(connection: Connection): Promise<AddressStatus | null> {
  const [note, waiting] = await Promise.all([
    connection.use((database) => teamNote(database, 'address')),
    connection.use(waitingRelease),
  ]);
  if (!note) return null;
  const taken = Object.keys(note.taken).map(Number);
  return {
    address: note.address,
    key: note.trusted,
    state: note.state,
    joinedAt: note.joinedAt,
    askedAt: note.askedAt,
    reachedAt: note.reachedAt,
    nextAt: note.nextAt,
    release: taken.length === 0 ? null : Math.max(...taken),
    waiting,
  };
}
