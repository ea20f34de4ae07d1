import { oneAtATime, type Queue } from '../../../lib/one-at-a-time';
import type { Connection } from '../../../lib/storage/connection';
import { type PolicyNote, teamNote, writeTeamNotes } from '../../../lib/storage/team/notes';
import { logSync } from '../../../lib/storage/team/sync-log';
import type { SyncEntry } from '../../../lib/team/channel';
import type { JoinLink } from '../../../lib/team/join-link';
import { readInline } from '../../../lib/team/policy/inline';
import { parsePolicy } from '../../../lib/team/policy/parse';
import type { PolicyPlaybook } from '../../../lib/team/policy/policy';
import { receiveRelease } from './receive';

export interface PolicyDesk {
  /** Looks what the organization set, and does what was not done yet. Nothing of it is done twice. */
  look(): Promise<void>;
  /** Whether the organization says where the playbook comes from, so that a person joins and leaves nothing. */
  rulesPlaybook(): Promise<boolean>;
}

export interface PolicyParts {
  connection: Connection;
  inTurn: Queue;
  /** What the browser hands over. */
  read(): Promise<{ [name: string]: unknown }>;
  /** Resolves when a release is in force: on a first start the starter comes before anything else. */
  ready(): Promise<unknown>;
  follow(link: JoinLink): Promise<void>;
  unfollow(): Promise<void>;
  /** Another release is in force. */
  released(): void;
  /** It says something else than when it was last looked at. */
  ruled(): Promise<void>;
  /** Something that a page shows of the team changed. */
  changed(): void;
  now(): number;
}

/** Faults of one policy that are logged; the options page lists all. */
const MOST_LOGGED = 20;

/** Carries out what an organization set. What it has done is in the database, so that the background may end at any moment. */
export function makePolicyDesk(parts: PolicyParts): PolicyDesk {
  const { connection, inTurn, now } = parts;
  const looking = oneAtATime();
  const log = (entry: Omit<SyncEntry, 'times' | 'at' | 'channel'>): Promise<SyncEntry> =>
    connection.use((database) => logSync(database, { at: now(), channel: 'policy', ...entry }));
  const noted = (): Promise<PolicyNote | undefined> => connection.use((database) => teamNote(database, 'policy'));
  const keep = (note: PolicyNote): Promise<void> => connection.use((database) => writeTeamNotes(database, [note]));

  const install = async (text: string): Promise<NonNullable<PolicyNote['playbook']>['refused']> => {
    const read = await readInline(text, now());
    if ('refused' in read) {
      const { reason, detail } = read.refused;
      await log({ what: 'refused', reason, ...(detail === '' ? {} : { detail }) });
      return read.refused;
    }
    await parts.ready();
    const changed = await inTurn(() => receiveRelease(connection, read));
    if (changed) parts.released();
    const { number, playbook } = read.release;
    await log({
      what: changed ? 'added' : 'same',
      ...(read.published ? { release: number } : {}),
      detail: playbook.title,
    });
    return null;
  };

  /** The playbook that stands in the policy, and the address that it names, as far as they are new. */
  const carryOut = async (playbook: PolicyPlaybook | null, before: PolicyNote): Promise<PolicyNote> => {
    const note = { ...before };
    const link = playbook?.kind === 'address' ? playbook.text : null;
    if (playbook?.kind === 'inline') {
      const source = await sha256(playbook.text);
      if (note.playbook?.source !== source) {
        // Another one that a person followed would bring other releases.
        if (await connection.use((database) => teamNote(database, 'address'))) await parts.unfollow();
        note.playbook = { source, at: now(), refused: await install(playbook.text) };
      }
    }
    if (playbook?.kind === 'address') {
      const followed = await connection.use((database) => teamNote(database, 'address'));
      const { address, key } = playbook.link;
      const isFollowed = followed?.address === address && (followed.trusted === key || note.link === link);
      if (!isFollowed) await parts.follow(playbook.link);
      note.link = link;
    } else if (note.link !== null) {
      // It stays followed: with it would go what was taken from there, and an old release could come back.
      await log({ what: 'left' });
      note.link = null;
    }
    return note;
  };

  const look = (): Promise<void> =>
    looking(async () => {
      const raw = await parts.read();
      const before = await noted();
      if (!before && Object.keys(raw).length === 0) return;
      const { policy, problems } = parsePolicy(raw);
      const seen = await sha256(JSON.stringify(raw));
      const isNews = before?.seen !== seen;
      if (isNews) {
        for (const { field, given } of problems.slice(0, MOST_LOGGED))
          await log({ what: 'refused', reason: 'policy-value', detail: `${field}: ${given}` });
      }
      const note = await carryOut(policy.playbook, before ?? { key: 'policy', seen, playbook: null, link: null });
      await keep({ ...note, seen });
      if (isNews) {
        await parts.ruled();
        parts.changed();
      }
    });

  return {
    look,
    async rulesPlaybook() {
      return parsePolicy(await parts.read()).policy.playbook !== null;
    },
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
