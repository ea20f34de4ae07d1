import { browser } from 'wxt/browser';
import { chooseLanguage } from '../../../lib/i18n/language';
import type { NewsRequests } from '../../../lib/news-requests';
import { NEWS_SCHEMAS } from '../../../lib/news-schemas';
import type { Handler, Route, Routes, Sender } from '../../../lib/router';
import { readPreferences } from '../../../lib/storage/preferences-store';
import { crmOfSender, refusesOtherRecord, refusesUnlessContent, refusesUnlessPage } from '../senders';
import type { HubView, NudgeDesk } from '../team/hub-nudges';
import type { ReleaseNewsDesk } from './release-news';

export type NewsRoutes = Pick<Routes, keyof NewsRequests>;

interface NewsParts {
  releases: ReleaseNewsDesk;
  nudges: NudgeDesk;
  hub: HubView;
  /** Applies the release that waits. */
  apply: Handler<'team/apply'>;
  /** Something that panels show is not as it was. */
  changed(): void;
}

/** A panel stands in a tab of a CRM, or in the browser's own side panel. */
const refusesUnlessPanel = (sender: Sender): string | null =>
  refusesUnlessPage(sender) === null ? null : refusesUnlessContent(sender);

/** What panels ask about what is new, and pages about nudges. */
export function makeNewsRoutes({ releases, nudges, hub, apply, changed }: NewsParts): NewsRoutes {
  const route = <T extends keyof NewsRequests>(
    type: T,
    refuses: Route<T>['refuses'],
    handle: Handler<T>,
  ): Route<T> => ({ schema: NEWS_SCHEMAS[type], refuses, handle });
  return {
    'news/get': route(
      'news/get',
      (sender, { record }) => refusesOtherRecord(sender, record),
      async (place, sender) => {
        const crm = crmOfSender(sender) ?? (place.record?.startsWith('hubspot:') ? 'hubspot' : 'salesforce');
        const preferences = await readPreferences(crm);
        const { language, locale } = chooseLanguage(preferences.language, browser.i18n.getUILanguage());
        const [release, shown, state] = await Promise.all([
          releases.get(language, locale),
          nudges.shown(place),
          hub.state(),
        ]);
        return { release, nudges: shown, hub: state.state === 'off' ? null : state };
      },
    ),
    'news/away': route('news/away', refusesUnlessPanel, async ({ release, waits }) => {
      await releases.away(release, waits);
      changed();
      return { done: true };
    }),
    'news/apply': route('news/apply', refusesUnlessPanel, async ({ number }, sender) => {
      const answer = await apply({ number }, sender);
      releases.renew();
      // Who pressed knows what it changes.
      if (answer.outcome === 'applied') await releases.awayActive();
      changed();
      return answer;
    }),
    'nudges/answer': route('nudges/answer', refusesUnlessPanel, async ({ id, word }) => {
      await nudges.answer(id, word);
      return { saved: true };
    }),
    'nudges/send': route('nudges/send', refusesUnlessPage, (request) => nudges.send(request)),
    'nudges/sent': route('nudges/sent', refusesUnlessPage, () => nudges.sent()),
    'nudges/limits': route('nudges/limits', refusesUnlessPage, async (request) => {
      await nudges.setLimits(request);
      return { done: true };
    }),
  };
}
