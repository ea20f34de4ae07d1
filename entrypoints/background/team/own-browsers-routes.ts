import { browser } from 'wxt/browser';
import type { Queue } from '../../../lib/one-at-a-time';
import type { Routes } from '../../../lib/router';
import type { Connection } from '../../../lib/storage/connection';
import { announce, listenForNews } from '../../../lib/storage/news';
import { teamNote } from '../../../lib/storage/team/notes';
import type { OwnBrowsersRequests } from '../../../lib/team/own-browsers/requests';
import { OWN_BROWSERS_SCHEMAS } from '../../../lib/team/own-browsers/schemas';
import { refusesUnlessPage } from '../senders';
import { makeOwnBrowsersDesk, type OwnBrowsersDesk } from './own-browsers-desk';

export type OwnBrowsersRoutes = Pick<Routes, keyof OwnBrowsersRequests>;

const ALARM = 'own-browsers';
/** Milliseconds in which changes gather before they are looked at together. */
const GATHER = 400;
/** Minutes after which an alarm takes up what a background that ended has left; Chromium takes none sooner. */
const TAKEN_UP = 0.5;
/** Minutes between two looks where nothing is to be done: should the browser ever not tell of a change. */
const SELDOM = 60;

/**
 * What the options page asks about the person's own browsers, and what makes it look: items that came, preferences, identity and
 * releases that changed here, an alarm, a start. Registered in the first turn, so that the browser wakes the background for it.
 */
export function makeOwnBrowsersRoutes(connection: Connection, inTurn: Queue, released: () => void): OwnBrowsersRoutes {
  const desk = makeOwnBrowsersDesk({
    connection,
    inTurn,
    released,
    changed: () => announce('team'),
    now: Date.now,
  });
  const look = watch(connection, desk);
  return {
    'own-browsers/status': {
      schema: OWN_BROWSERS_SCHEMAS['own-browsers/status'],
      refuses: refusesUnlessPage,
      handle: () => desk.status(),
    },
    'own-browsers/on': {
      schema: OWN_BROWSERS_SCHEMAS['own-browsers/on'],
      refuses: refusesUnlessPage,
      async handle() {
        await desk.turnOn();
        await look();
        return desk.status();
      },
    },
    'own-browsers/off': {
      schema: OWN_BROWSERS_SCHEMAS['own-browsers/off'],
      refuses: refusesUnlessPage,
      async handle({ remove }) {
        await desk.turnOff(remove);
        await browser.alarms.clear(ALARM);
        return desk.status();
      },
    },
  };
}

/** Answers what looks at once. */
function watch(connection: Connection, desk: OwnBrowsersDesk): () => Promise<void> {
  const look = async (): Promise<void> => {
    await browser.alarms.create(ALARM, { delayInMinutes: TAKEN_UP });
    const nextAt = await desk.look();
    const note = await connection.use((database) => teamNote(database, 'own-browsers'));
    if (!note?.on) return void (await browser.alarms.clear(ALARM));
    const minutes = nextAt === null ? SELDOM : Math.min(SELDOM, Math.max(TAKEN_UP, (nextAt - Date.now()) / 60_000));
    await browser.alarms.create(ALARM, { delayInMinutes: minutes });
  };
  let gathering: ReturnType<typeof setTimeout> | null = null;
  const soon = async (): Promise<void> => {
    if (gathering !== null) return;
    gathering = setTimeout(() => {
      gathering = null;
      look().catch(quiet);
    }, GATHER);
    // Should this background end before: only where there is something to look for at all.
    const note = await connection.use((database) => teamNote(database, 'own-browsers'));
    if (note?.on) await browser.alarms.create(ALARM, { delayInMinutes: TAKEN_UP });
    else if (gathering !== null) {
      clearTimeout(gathering);
      gathering = null;
    }
  };
  const noticed = (): void => void soon().catch(quiet);
  browser.storage.onChanged.addListener((changes, area) => {
    const preferences = area === 'local' && Object.keys(changes).some((key) => key.startsWith('preferences:'));
    if (area === 'sync' || preferences) noticed();
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void look().catch(quiet);
  });
  browser.runtime.onStartup.addListener(noticed);
  // Told by this background itself, whichever request it was that changed something.
  listenForNews((news) => {
    if (news === 'release' || news === 'notes' || news === 'stored-data') noticed();
  }, new AbortController().signal);
  return look;
}

/** Storage that does not open is said by whatever a person does next; the alarm comes again. */
function quiet(): void {}
