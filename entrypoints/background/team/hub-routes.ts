import type { Routes } from '../../../lib/router';
import type { Connection } from '../../../lib/storage/connection';
import { whoAmI } from '../../../lib/storage/notes/self';
import type { HubIdentityNote } from '../../../lib/storage/team/hub';
import { teamNote, writeTeamNotes } from '../../../lib/storage/team/notes';
import { failureOf } from '../../../lib/team/hub/failure';
import { identityOfCreds, joinCard, makeIdentity, type SealedIdentity } from '../../../lib/team/hub/identity';
import { parseHubLink } from '../../../lib/team/hub/join';
import { publishRelease } from '../../../lib/team/hub/releases';
import type { HubRequests, HubStatus } from '../../../lib/team/hub/requests';
import { HUB_SCHEMAS } from '../../../lib/team/hub/schemas';
import { canSign } from '../../../lib/team/publisher-key';
import { refusesUnlessContent, refusesUnlessPage } from '../senders';
import { keepAlarm } from './alarm';
import type { HubDesk } from './hub-desk';
import type { PublisherDesk } from './publisher-desk';
import { waitingRelease } from './waiting-status';

export type HubRoutes = Pick<Routes, keyof HubRequests>;

export interface HubRouteParts {
  connection: Connection;
  desk: HubDesk;
  publisher: PublisherDesk;
  changed(): void;
}

/** What the options page asks about the hub, and how panels ask how it is. */
export function makeHubRoutes({ connection, desk, publisher, changed }: HubRouteParts): HubRoutes {
  const { use } = connection;
  /** A key is of somebody: without a name the admin would not know whom to take in. */
  const keep = async (
    make: () => Promise<SealedIdentity | null>,
  ): Promise<{ publicKey: string } | { refused: 'nameless' } | null> => {
    const { me } = await use(whoAmI);
    if (!me) return { refused: 'nameless' };
    const before = await use((database) => teamNote(database, 'hub-identity'));
    const made = await make();
    if (!made) return null;
    const former = before ? (({ key: _key, madeAt: _at, former: _former, ...sealed }) => sealed)(before) : null;
    const note: HubIdentityNote = { key: 'hub-identity', ...made, madeAt: Date.now(), former };
    await use((database) => writeTeamNotes(database, [note]));
    await desk.renew();
    changed();
    return { publicKey: made.publicKey };
  };
  return {
    'team/hub': {
      schema: HUB_SCHEMAS['team/hub'],
      refuses: (sender) => (refusesUnlessPage(sender) === null ? null : refusesUnlessContent(sender)),
      handle: async () => ({ state: await desk.state() }),
    },
    'hub/status': {
      schema: HUB_SCHEMAS['hub/status'],
      refuses: refusesUnlessPage,
      handle: () => statusOf(connection, desk),
    },
    'hub/make-key': {
      schema: HUB_SCHEMAS['hub/make-key'],
      refuses: refusesUnlessPage,
      async handle() {
        const kept = await keep(makeIdentity);
        if (!kept) throw new Error('no key was made');
        return kept;
      },
    },
    'hub/creds': {
      schema: HUB_SCHEMAS['hub/creds'],
      refuses: refusesUnlessPage,
      handle: async ({ text }) => (await keep(() => identityOfCreds(text))) ?? { refused: 'no-creds' },
    },
    'hub/join': {
      schema: HUB_SCHEMAS['hub/join'],
      refuses: refusesUnlessPage,
      async handle({ link }) {
        const parsed = await parseHubLink(link);
        if ('refused' in parsed) {
          const { refused: reason, detail } = parsed;
          return { outcome: 'refused', reason, ...(detail === undefined ? {} : { detail }) };
        }
        if (!(await canSign())) return { outcome: 'refused', reason: 'not-able' };
        const [keys, note] = await use((database) =>
          Promise.all([teamNote(database, 'hub-identity'), teamNote(database, 'hub')]),
        );
        if (note?.byPolicy) return { outcome: 'refused', reason: 'by-policy' };
        if (!keys) return { outcome: 'refused', reason: 'no-key' };
        await desk.join(parsed, false);
        await keepAlarm(connection);
        return { outcome: 'joined' };
      },
    },
    'hub/leave': {
      schema: HUB_SCHEMAS['hub/leave'],
      refuses: refusesUnlessPage,
      async handle() {
        const note = await use((database) => teamNote(database, 'hub'));
        if (note?.byPolicy) return { left: false };
        await desk.leave();
        await keepAlarm(connection);
        return { left: true };
      },
    },
    'hub/check': {
      schema: HUB_SCHEMAS['hub/check'],
      refuses: refusesUnlessPage,
      handle: async () => ({ state: await desk.ask() }),
    },
    'hub/publish': {
      schema: HUB_SCHEMAS['hub/publish'],
      refuses: refusesUnlessPage,
      async handle(receive) {
        const files = await publisher.files(receive);
        if ('refused' in files) return { outcome: 'failed', reason: 'no-key', detail: '' };
        try {
          const said = await desk.use(({ connection: hub }) => publishRelease(hub, files));
          return said.outcome === 'older' ? said : { outcome: said.outcome, number: files.number };
        } catch (error) {
          const { kind, message } = failureOf(error, false);
          return { outcome: 'failed', reason: kind, detail: message };
        }
      },
    },
  };
}

async function statusOf(connection: Connection, desk: HubDesk): Promise<HubStatus> {
  const [note, keys, { me }, waiting] = await connection.use((database) =>
    Promise.all([
      teamNote(database, 'hub'),
      teamNote(database, 'hub-identity'),
      whoAmI(database),
      waitingRelease(database),
    ]),
  );
  const [state, roster] = await Promise.all([desk.state(), desk.roster()]);
  const taken = Object.keys(note?.publisher?.taken ?? {}).map(Number);
  const own = roster?.people.find(({ id }) => id === me?.id);
  return {
    state,
    hub: note
      ? {
          team: note.link.team,
          servers: note.link.servers,
          publisher: note.publisher?.key ?? null,
          release: taken.length === 0 ? null : Math.max(...taken),
          sealed: note.link.keys.length > 0,
          joinedAt: note.joinedAt,
          reachedAt: note.reachedAt,
          people: roster?.people.length ?? null,
          publishes: own?.roles.includes('manager') ?? false,
          byPolicy: note.byPolicy,
        }
      : null,
    identity:
      keys && me
        ? {
            kind: keys.kind,
            publicKey: keys.publicKey,
            madeAt: keys.madeAt,
            card: joinCard(me, keys.publicKey),
            replacing: keys.former !== null,
          }
        : null,
    waiting,
    person: me?.name ?? null,
  };
}
