import { browser } from 'wxt/browser';
import { chooseLanguage } from '../../lib/i18n/language';
import { type Translate, translator } from '../../lib/i18n/translate';
import { creditEvents, flagsAnswered, isOpenFlag } from '../../lib/notes/credit';
import type { NoteEvent } from '../../lib/notes/event';
import { oneAtATime } from '../../lib/one-at-a-time';
import { differencesBetween } from '../../lib/playbook/changes';
import type { Connection } from '../../lib/storage/connection';
import {
  allFlags,
  type CreditDue,
  creditDone,
  creditsDue,
  knowsFlags,
  releasePair,
  writerId,
} from '../../lib/storage/notes/credits';
import { readPreferences } from '../../lib/storage/preferences-store';
import type { NoteDesk } from './note-desk';
import { packagedTexts } from './sidebar-texts';

/** Credits flags on what a release changed, and answers whoever flagged. */
export interface FlagCredits {
  /**
   * Does what is due. That it is due is stored with the release itself, and what it writes has ids that follow from release and
   * flag: a background that was killed in between does the rest the next time, and nothing twice.
   */
  due(): Promise<void>;
  /** The same, for whoever does not wait for it. */
  dueSoon(): void;
}

export function makeFlagCredits(connection: Connection, desk: Pick<NoteDesk, 'add'>): FlagCredits {
  const inTurn = oneAtATime();
  const credit = async (due: CreditDue): Promise<void> => {
    const events = await eventsFor(connection, due);
    if (events.length > 0) await desk.add(events);
    await connection.use((database) => creditDone(database, due.release));
  };
  const due = (): Promise<void> =>
    inTurn(async () => {
      for (const one of await connection.use(creditsDue)) await credit(one);
    });
  return {
    due,
    dueSoon: () => void due().catch((error) => console.warn('Sightline: flags are credited later', error)),
  };
}

async function eventsFor(connection: Connection, due: CreditDue): Promise<NoteEvent[]> {
  const [all, theirs] = await Promise.all([connection.use(allFlags), due.came && connection.use(knowsFlags)]);
  const flags = all.filter(
    (thread) =>
      isOpenFlag(thread) &&
      // What was said of this release or a later one was not said of what it changed.
      thread.snapshot.release < due.release &&
      (!theirs || thread.visibility === 'private'),
  );
  const pair = flags.length === 0 ? null : await connection.use((database) => releasePair(database, due));
  if (!pair) return [];
  const differences = differencesBetween(pair.before.playbook, pair.after.playbook);
  const answered = flagsAnswered(flags, differences);
  if (answered.size === 0) return [];
  const [author, t] = await Promise.all([connection.use(writerId), ownTexts()]);
  const gone = new Set(differences.filter(({ what }) => what === 'removed').map(({ key }) => key));
  const at = Date.parse(pair.after.date);
  const events = [...answered].flatMap(([item, threads]) => {
    const answer = t(gone.has(item) ? 'flags_gone_in' : 'flags_answered_in', { number: due.release });
    return threads.map((thread) => creditEvents(thread, { release: due.release, at, author, answer }));
  });
  return (await Promise.all(events)).flat();
}

/** The texts in the language of whoever publishes. */
async function ownTexts(): Promise<Translate> {
  const { language: preference } = await readPreferences('salesforce');
  const { language, locale } = chooseLanguage(preference, browser.i18n.getUILanguage());
  return translator(await packagedTexts(language, (key) => key.startsWith('flags_')), locale);
}
