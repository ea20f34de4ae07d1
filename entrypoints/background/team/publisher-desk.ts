import type { Connection } from '../../../lib/storage/connection';
import { releaseHistory } from '../../../lib/storage/history';
import { activeRelease } from '../../../lib/storage/releases';
import { type PublisherNote, teamNote, writeTeamNotes } from '../../../lib/storage/team/notes';
import { canSign, makeKey, restoreKey } from '../../../lib/team/publisher-key';
import {
  MOST_HISTORY,
  type PublishedRelease,
  type Rotation,
  signRelease,
  signRotation,
} from '../../../lib/team/signed-release';
import type { PublishedFiles, PublisherStatus, TeamRequests } from '../../../lib/team-requests';

type Answer<T extends keyof TeamRequests> = Promise<TeamRequests[T]['response']>;

export interface PublisherDesk {
  status(): Promise<PublisherStatus>;
  make(passphrase: string): Answer<'publisher/make-key'>;
  backedUp(): Promise<void>;
  restore(backup: string, passphrase: string): Answer<'publisher/restore'>;
  rotate(passphrase: string): Answer<'publisher/rotate'>;
  /** The active release as it goes to others. `number`: its own. */
  files(
    receive: TeamRequests['publisher/files']['request'],
  ): Promise<(PublishedFiles & { number: number }) | { refused: 'no-key' }>;
}

/** Signs what this browser publishes, by a key that lies in the database and cannot be read out. */
export function makePublisherDesk(connection: Connection, now: () => number, changed: () => void): PublisherDesk {
  const kept = (): Promise<PublisherNote | undefined> => connection.use((database) => teamNote(database, 'publisher'));
  const keep = async (note: PublisherNote): Promise<void> => {
    await connection.use((database) => writeTeamNotes(database, [note]));
    changed();
  };
  const note = (signer: PublisherNote['signer'], rotations: Rotation[], backedUp: boolean): PublisherNote => ({
    key: 'publisher',
    signer,
    rotations,
    madeAt: now(),
    backedUp,
  });

  return {
    async status() {
      const [able, mine] = await Promise.all([canSign(), kept()]);
      return {
        able,
        key: mine?.signer.publicKey ?? null,
        madeAt: mine?.madeAt ?? null,
        backedUp: mine?.backedUp ?? false,
        rotations: mine?.rotations.length ?? 0,
      };
    },
    async make(passphrase) {
      if (!(await canSign())) return { refused: 'not-able' };
      if (await kept()) return { refused: 'has-one' };
      const { signer, backup } = await makeKey(passphrase);
      await keep(note(signer, [], false));
      return { backup, key: signer.publicKey };
    },
    async backedUp() {
      const mine = await kept();
      if (mine) await keep({ ...mine, backedUp: true });
    },
    async restore(backup, passphrase) {
      if (!(await canSign())) return { refused: 'not-able' };
      const restored = await restoreKey(backup, passphrase);
      if ('refused' in restored) return restored;
      await keep(note(restored.signer, restored.rotations, true));
      return { key: restored.signer.publicKey };
    },
    async rotate(passphrase) {
      if (!(await canSign())) return { refused: 'not-able' };
      const mine = await kept();
      if (!mine) return { refused: 'no-key' };
      const link = async (to: string): Promise<Rotation[]> => [...mine.rotations, await signRotation(mine.signer, to)];
      const { signer, backup, rotations } = await makeKey(passphrase, link);
      await keep(note(signer, rotations, false));
      return { backup, key: signer.publicKey };
    },
    async files({ how, enforceFrom, withdraws }) {
      const [mine, stored, history] = await Promise.all([
        kept(),
        connection.use(activeRelease),
        connection.use(releaseHistory),
      ]);
      if (!mine || !stored) return { refused: 'no-key' };
      const { number } = stored.release;
      const published: PublishedRelease = {
        format: { name: 'sightline-release', major: 1, minor: 0 },
        release: stored.release,
        history: history
          .filter((one) => one.number < number)
          .slice(0, MOST_HISTORY)
          .map((one) => ({ number: one.number, digest: one.digest })),
        receive: { how, enforceFrom },
        withdraws,
      };
      const document = JSON.stringify(published);
      const signature = await signRelease(new TextEncoder().encode(document), mine.signer, mine.rotations);
      return { document, signature, number };
    },
  };
}
