import type { HubService, Roster } from './contract';
import { HubFailure } from './failure';
import { verifyRoster } from './roster';

const NOTICE = 'roster';

export interface RosterParts {
  /** The newest one that was taken; null: none. */
  roster(): Roster | null;
  /** It is in force from now on. */
  took(roster: Roster): Promise<void>;
}

/**
 * Reads who belongs to the team, before anything that people write is taken, and hears of changes. A roster that the link's key
 * did not sign, or one older than was taken before, ends the connection: then the hub is not what it was.
 */
export function makeRosterService({ roster, took }: RosterParts): HubService {
  return {
    async opened({ connection, link }, gone) {
      const look = async (value: Uint8Array): Promise<void> => {
        const read = await verifyRoster(value, link.roster);
        if ('refused' in read) throw new HubFailure('bad-roster', read.refused);
        const last = roster()?.number ?? 0;
        if (read.number < last) throw new HubFailure('bad-roster', `number ${read.number} after ${last}`);
        if (read.number > last) await took(read);
      };
      connection.watchNotice(
        NOTICE,
        (value) => {
          // Anybody in the team can say something here that is nothing; what is stored is looked at with the next connection.
          look(value).catch(() => {});
        },
        gone,
      );
      const value = await connection.notice(NOTICE);
      if (value) await look(value);
    },
  };
}
