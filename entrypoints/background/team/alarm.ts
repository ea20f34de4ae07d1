import { browser } from 'wxt/browser';
import type { Connection } from '../../../lib/storage/connection';
import { teamNote } from '../../../lib/storage/team/notes';

/** Minutes between two wake-ups: whether it is time to ask an address (`schedule.ts`), and what is new at a hub. */
const WAKE_EVERY = 5;
const ALARM = 'team';

/** Makes the alarm where an address is followed or a hub was joined, and takes it away where neither is. */
export async function keepAlarm(connection: Connection): Promise<void> {
  const [address, hub] = await connection.use((database) =>
    Promise.all([teamNote(database, 'address'), teamNote(database, 'hub')]),
  );
  if (!address && !hub) await browser.alarms.clear(ALARM);
  else if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { periodInMinutes: WAKE_EVERY });
}

/** When it comes next, milliseconds since the epoch. */
export async function nextAlarm(): Promise<number> {
  const alarm = await browser.alarms.get(ALARM);
  return alarm?.scheduledTime ?? Date.now() + WAKE_EVERY * 60_000;
}

/** Looks at each alarm and at each start of the browser. To be called in the first turn. */
export function onAlarm(look: () => Promise<unknown>): void {
  const quietly = (): void => {
    look().catch(() => {
      // Storage that does not open is said by whatever a person does next; the alarm comes again.
    });
  };
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) quietly();
  });
  browser.runtime.onStartup.addListener(quietly);
}
