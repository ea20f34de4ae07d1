import { differenceParts } from '../../../components/options/desk/compare/difference-words';
import type { Language } from '../../../lib/i18n/language';
import { type Translate, translator } from '../../../lib/i18n/translate';
import type { ReleaseNews } from '../../../lib/news-requests';
import { differencesBetween, type ItemDifference } from '../../../lib/playbook/changes';
import type { Release } from '../../../lib/playbook/schema';
import type { Connection } from '../../../lib/storage/connection';
import { backOf, type SeenRelease, seenRelease, tell } from '../../../lib/storage/release-news';
import { teamNote } from '../../../lib/storage/team/notes';
import type { PublishedRelease } from '../../../lib/team/signed-release';
import type { Renewable } from '../renewable';
import { packagedTexts } from '../sidebar-texts';

/** Parts of the line, and lines of what differs, that a panel is sent at most. */
const MOST_PARTS = 3;
const MOST_LINES = 12;
const MOST_FIELDS = 6;

/** The release that this browser's person was not told of yet. */
export interface ReleaseNewsDesk extends Renewable {
  /** Whether there is one; reads little, and once until `renew`. */
  any(): Promise<boolean>;
  get(language: Language, locale: string): Promise<ReleaseNews | null>;
  /** The person knows of the one in force. */
  awayActive(): Promise<void>;
  /** The person has read it. */
  away(release: number, waits: boolean): Promise<void>;
}

interface News {
  active: number;
  seen: SeenRelease;
  waiting: PublishedRelease | null;
}

export function makeReleaseNews(connection: Connection): ReleaseNewsDesk {
  let looking: Promise<News | null> | null = null;
  const made = new Map<string, ReleaseNews>();
  const renew = (): void => {
    looking = null;
    made.clear();
  };

  const look = (): Promise<News | null> =>
    connection.use(async (database) => {
      const [known, waits] = await Promise.all([seenRelease(database), database.getKey('team', 'waiting')]);
      if (known === null) return null;
      const waiting = waits === undefined ? undefined : await teamNote(database, 'waiting');
      return { ...known, waiting: waiting?.published ?? null };
    });
  const looked = (): Promise<News | null> => {
    looking ??= look().catch((error: unknown) => {
      looking = null;
      throw error;
    });
    return looking;
  };
  const waits = ({ waiting, seen }: News): boolean => waiting !== null && waiting.release.number !== seen.waiting;

  const releaseAt = (number: number): Promise<Release | null> =>
    connection.use(async (database) => (await database.get('releases', number))?.release ?? null);

  const make = async (news: News, language: Language, locale: string): Promise<ReleaseNews | null> => {
    const { active, seen, waiting } = news;
    const texts = await packagedTexts(language, (key) => /^(diff_|options_(count|field)_)/.test(key));
    const t = translator(texts, locale);
    if (waiting !== null && waits(news)) {
      const { release, receive, withdraws } = waiting;
      const said = worded(await releaseAt(active), release, t);
      return {
        ...said,
        number: release.number,
        author: release.author,
        how: 'waits',
        from: receive.enforceFrom,
        back: withdraws,
      };
    }
    if (active === seen.release) return null;
    const [before, now] = await Promise.all([releaseAt(seen.release), releaseAt(active)]);
    if (now === null) return null;
    const back = await connection.use((database) => backOf(database, active));
    const how = back.length > 0 ? 'back' : 'in-force';
    return { ...worded(before, now, t), number: active, author: now.author, how, from: null, back };
  };

  return {
    async any() {
      const news = await looked();
      return news !== null && (news.active !== news.seen.release || waits(news));
    },
    async get(language, locale) {
      const news = await looked();
      if (news === null || !(news.active !== news.seen.release || waits(news))) return null;
      const key = `${language} ${locale}`;
      const known = made.get(key) ?? (await make(news, language, locale));
      if (known !== null && (await looked()) === news) made.set(key, known);
      return known;
    },
    async awayActive() {
      const news = await looked();
      if (news === null) return;
      await connection.use((database) => tell(database, { ...news.seen, release: news.active }));
      renew();
    },
    async away(release, wasWaiting) {
      const news = await looked();
      if (news === null) return;
      const { seen } = news;
      // One that came meanwhile is still to be told.
      if (wasWaiting) await connection.use((database) => tell(database, { ...seen, waiting: release }));
      else if (release === news.active) await connection.use((database) => tell(database, { ...seen, release }));
      renew();
    },
    renew,
  };
}

/** What differs, in the desk's words. Nothing where the release before is not kept any more. */
function worded(before: Release | null, after: Release, t: Translate): Pick<ReleaseNews, 'parts' | 'lines' | 'more'> {
  if (before === null) return { parts: [], lines: [], more: 0 };
  const differences = differencesBetween(before.playbook, after.playbook);
  return {
    parts: differenceParts(differences, t).slice(0, MOST_PARTS),
    lines: differences.slice(0, MOST_LINES).map((one) => lineOf(one, t)),
    more: Math.max(0, differences.length - MOST_LINES),
  };
}

function lineOf({ kind, title, what, fields }: ItemDifference, t: Translate): ReleaseNews['lines'][number] {
  return {
    title: title.slice(0, 200),
    kind:
      kind === 'vision' || kind === 'playbook'
        ? t.dynamic(`diff_noun_${kind}`)
        : t.dynamic(`options_count_${kind}`, { count: 1 }),
    word: t.dynamic(`diff_what_${what}`),
    // A field of a newer version is not named: its name is no word.
    fields: fields.slice(0, MOST_FIELDS).flatMap(({ name }) => {
      const words = t.dynamic(`options_field_${name}`);
      return words.startsWith('options_field_') ? [] : [words];
    }),
  };
}
