import { browser } from 'wxt/browser';
import { oneAtATime, type Queue } from '../../../lib/one-at-a-time';
import type { Connection } from '../../../lib/storage/connection';
import { teamNote, writeTeamNotes } from '../../../lib/storage/team/notes';
import { keepIfOn, type OwnBrowsersNote, type WriteTrouble } from '../../../lib/storage/team/own-browsers';
import { logSync } from '../../../lib/storage/team/sync-log';
import type { SyncEntry } from '../../../lib/team/channel';
import { ownKeys, STOPPED } from '../../../lib/team/own-browsers/items';
import { type Items, LIMITS } from '../../../lib/team/own-browsers/limits';
import { pass, removal } from '../../../lib/team/own-browsers/pass';
import type { Write } from '../../../lib/team/own-browsers/pieces';
import { NO_MEMORY, type Outcome, type Told } from '../../../lib/team/own-browsers/ports';
import type { OwnBrowsersStatus } from '../../../lib/team/own-browsers/requests';
import { freeAt, NOTHING_SPENT, spend, tryAgainAt } from '../../../lib/team/own-browsers/write-rate';
import { readLocal, releaseText, setIdentity, setPreferences, takeRelease } from './own-browsers-local';

export interface OwnBrowsersDesk {
  status(): Promise<OwnBrowsersStatus>;
  turnOn(): Promise<void>;
  turnOff(remove: boolean): Promise<void>;
  /** Looks what came and what is to be written; nothing where it is off. Answers when to look again, or null. */
  look(): Promise<number | null>;
}

export interface OwnBrowsersParts {
  connection: Connection;
  inTurn: Queue;
  /** Another release is in force. */
  released(): void;
  /** Something that a page shows of the team changed. */
  changed(): void;
  now(): number;
}

type Entry = Omit<SyncEntry, 'times' | 'at' | 'channel'>;

/** Most writes of one pass: the person, a release's pieces, its manifest, what goes. */
const MOST_WRITES = 5;

const OFF: OwnBrowsersNote = {
  key: 'own-browsers',
  on: false,
  stoppedElsewhere: false,
  memory: NO_MEMORY,
  release: { is: 'none' },
  sentAt: null,
  receivedAt: null,
  spent: NOTHING_SPENT,
  failures: 0,
  trouble: null,
  nextAt: null,
};

/**
 * Keeps this browser and the person's others alike through `storage.sync`. Everything that it knows is in the database, and every
 * look finds anew what is to be done, so that the background may end at any moment.
 */
export function makeOwnBrowsersDesk(parts: OwnBrowsersParts): OwnBrowsersDesk {
  const { connection, now } = parts;
  const inOrder = oneAtATime();
  const kept = (): Promise<OwnBrowsersNote | undefined> =>
    connection.use((database) => teamNote(database, 'own-browsers'));
  const keep = (note: OwnBrowsersNote): Promise<void> => connection.use((database) => writeTeamNotes(database, [note]));
  const keepOn = async (note: OwnBrowsersNote): Promise<void> => {
    if (!(await connection.use((database) => keepIfOn(database, note)))) throw new TurnedOff();
  };
  const log = async (entry: Entry): Promise<void> => {
    await connection.use((database) => logSync(database, { at: now(), channel: 'own-browsers', ...entry }));
  };

  const lookNow = async (): Promise<number | null> => {
    const before = await kept();
    if (!before?.on) return null;
    let note = before;
    const items = await itemsThere();
    let refusal: OwnBrowsersNote['trouble'] = null;
    let outcome: Outcome | null = null;
    const holds = isHeld(note, await bytesThere(), now());
    try {
      outcome = await pass(items, await readLocal(connection, note.memory), note.memory, {
        write: async (write) => {
          try {
            await writeTo(write);
          } catch (error) {
            refusal = { ...troubleOf(error), used: await bytesThere() };
            throw error;
          }
        },
        async mayWrite(writes) {
          const spent = holds ? null : spend(note.spent, writes, now());
          if (spent === null) return false;
          // Counted before it is done: a background that ends in between has not written more than it counted.
          note = { ...note, spent, nextAt: now() };
          await keepOn(note);
          return true;
        },
        setPreferences,
        setIdentity: (identity) => setIdentity(connection, identity),
        releaseText: (number) => releaseText(connection, number),
        take: takeRelease(connection, parts.inTurn, parts.released),
        async save(memory) {
          note = { ...note, memory };
          await keepOn(note);
        },
        now,
      });
    } catch (error) {
      if (refusal === null) throw error;
    }
    if (outcome?.stopped) {
      await stop(true);
      return null;
    }
    const after = ended(note, outcome, refusal, holds, now());
    await keepOn(after);
    for (const one of outcome?.told ?? []) await log(entryOf(one));
    if (refusal && after.trouble?.detail !== before.trouble?.detail) await log(troubleEntry(refusal));
    const [was, is] = [before.release, after.release];
    if (is.is === 'too-large' && (was.is !== 'too-large' || was.over !== is.over)) {
      await log({ what: 'failed', reason: 'too-large', detail: `${is.over} bytes too much` });
    }
    parts.changed();
    return after.nextAt;
  };

  /** `elsewhere`: everything was removed by another browser, so what this one has in the area goes as well. */
  const stop = async (elsewhere: boolean): Promise<void> => {
    await keep({ ...OFF, stoppedElsewhere: elsewhere });
    if (elsewhere) {
      const keys = ownKeys(await itemsThere()).filter((key) => key !== STOPPED);
      if (keys.length > 0) await writeTo({ remove: keys });
    }
    await log(elsewhere ? { what: 'left', reason: 'elsewhere' } : { what: 'left' });
    parts.changed();
  };

  return {
    async status() {
      const [note = OFF, used] = await Promise.all([kept(), bytesThere()]);
      const { on, stoppedElsewhere, release, sentAt, receivedAt, trouble, nextAt } = note;
      return {
        ...{ on, stoppedElsewhere, release, sentAt, receivedAt, trouble, nextAt, used },
        most: LIMITS.total,
      };
    },
    turnOn: () =>
      inOrder(async () => {
        if ((await kept())?.on) return;
        // Before it is on: where it is there, a browser that is on turns itself off.
        if (STOPPED in (await itemsThere())) await writeTo({ remove: [STOPPED] });
        await keep({ ...OFF, on: true, nextAt: now() });
        await log({ what: 'joined' });
      }),
    turnOff: (remove) =>
      inOrder(async () => {
        // First off: ended in between, it writes nothing again, and the rest can be removed by another press.
        if ((await kept())?.on) await stop(false);
        if (remove) for (const write of removal(await itemsThere(), now())) await writeTo(write);
      }),
    look: () =>
      inOrder(lookNow).catch((error: unknown) => {
        if (error instanceof TurnedOff) return null;
        throw error;
      }),
  };
}

/** It was turned off, or deleted with everything else, while a look was under way. */
class TurnedOff extends Error {}

/** Whether an earlier refusal lets nothing be written yet. What comes is taken all the same. */
function isHeld({ failures, nextAt, trouble }: OwnBrowsersNote, used: number, at: number): boolean {
  // There is room again; or the clock was set back, by which it would be held for long.
  if (failures === 0 || nextAt === null || nextAt > tryAgainAt(failures, at)) return false;
  return at < nextAt && !(trouble?.why === 'full' && used < trouble.used);
}

/** The note after a look. `holds`: an earlier refusal still counts. */
function ended(
  note: OwnBrowsersNote,
  outcome: Outcome | null,
  refusal: OwnBrowsersNote['trouble'],
  holds: boolean,
  at: number,
): OwnBrowsersNote {
  if (refusal) {
    const failures = note.failures + 1;
    const release = note.release.is === 'same' ? ({ is: 'owed' } as const) : note.release;
    return { ...note, release, failures, trouble: refusal, nextAt: tryAgainAt(failures, at) };
  }
  const { told = [], release = note.release, sent = false, owed = false } = outcome ?? {};
  const received = told.some(({ what }) => what === 'took' || what === 'set');
  const waits = release.is === 'not-whole';
  return {
    ...note,
    release,
    sentAt: sent ? at : note.sentAt,
    receivedAt: received ? at : note.receivedAt,
    ...(holds && owed
      ? {}
      : {
          failures: 0,
          trouble: null,
          nextAt: owed ? freeAt(note.spent, MOST_WRITES, at) : waits ? at + 900_000 : null,
        }),
  };
}

async function itemsThere(): Promise<Items> {
  return browser.storage.sync.get(null);
}

/** As the browser counts them. */
const bytesThere = (): Promise<number> => browser.storage.sync.getBytesInUse(null);

const writeTo = (write: Write): Promise<void> =>
  'set' in write ? browser.storage.sync.set(write.set) : browser.storage.sync.remove(write.remove);

/** By the browsers' own words: Chromium 156 says "Resource::kQuotaBytes quota exceeded" and "This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.", earlier ones "QUOTA_BYTES quota exceeded", Firefox "QuotaExceededError: storage.sync API call exceeded its quota limitations." */
function troubleOf(error: unknown): { why: WriteTrouble; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  if (/MAX_\w*WRITE_OPERATIONS/.test(detail)) return { why: 'too-often', detail };
  return { why: /quota/i.test(detail) ? 'full' : 'failed', detail };
}

const troubleEntry = ({ why, detail }: { why: WriteTrouble; detail: string }): Entry => ({
  what: 'failed',
  reason: why,
  detail,
});

function entryOf(told: Told): Entry {
  switch (told.what) {
    case 'took':
      return {
        what: 'added',
        release: told.number,
        ...(told.kept === null ? {} : { reason: 'kept', detail: `release ${told.kept}` }),
      };
    case 'set':
      return { what: 'added', reason: 'settings', detail: told.names.join(', ') };
    case 'refused': {
      const { what, reason, number, detail } = told;
      return { what, reason, release: number, ...(detail === undefined ? {} : { detail }) };
    }
    case 'refused-person':
      return { what: 'refused', reason: `person-${told.reason}` };
  }
}
