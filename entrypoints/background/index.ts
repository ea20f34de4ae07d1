import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { oneAtATime } from '../../lib/one-at-a-time';
import { makeRouter } from '../../lib/router';
import { makeConnection } from '../../lib/storage/connection';
import { announce, listenForNews } from '../../lib/storage/news';
import { makeActiveRelease } from './active-release';
import { makeAdviceDesk } from './advice-desk';
import { listenForCommands } from './commands';
import { makeDraftRoutes } from './draft-routes';
import { makeEventLog } from './event-log';
import { makeFlagCredits } from './flag-credits';
import { makeNewsDesk } from './news/news-desk';
import { makeNewsRoutes } from './news/news-routes';
import { makeReleaseNews } from './news/release-news';
import { showBadge } from './note-badge';
import { makeNoteDesk } from './note-desk';
import { makeNoteRoutes } from './note-routes';
import { makeNoteSearchRoutes } from './note-search-routes';
import { permissionsChanged, registerOptionalHosts } from './optional-hosts';
import { makeOptionsRoutes } from './options-routes';
import { makePanelRoutes } from './panel-routes';
import { renewableLog, renewableRelease } from './renewable';
import { makeReviewRoutes } from './review-routes';
import { makeRoutes } from './routes';
import { pushToAll, wakeTabs } from './tabs';
import { makeHub } from './team/hub';
import { makeHubNotesDesk } from './team/hub-notes';
import { makeNudgeDesk } from './team/hub-nudges';
import { makeTeamRoutes } from './team/team-routes';
import { welcome } from './welcome';

/**
 * Wiring only. Every listener is registered in the first turn, or the browser would not wake the background for it. The
 * background may be killed at any moment, so nothing here outlives one request.
 */
export default defineBackground({
  main() {
    const connection = makeConnection();
    const releases = renewableRelease(() => makeActiveRelease(connection));
    const log = renewableLog(() => makeEventLog(connection));
    const notes = makeNoteDesk(connection, releases, () => hubNotes.service.poke());
    const hubNotes = makeHubNotesDesk(connection, notes);
    const credits = makeFlagCredits(connection, notes);
    const releaseNews = makeReleaseNews(connection);
    const nudges = makeNudgeDesk({
      connection,
      releases,
      hub: { state: () => hub.desk.state(), roster: () => hub.desk.roster() },
      now: Date.now,
      changed() {
        announce('nudges');
        news.changed();
      },
    });
    const news = makeNewsDesk(releaseNews, nudges);
    const inTurn = oneAtATime();
    const released = (): void => {
      releases.renew();
      releaseNews.renew();
      announce('release');
      void pushToAll('advice/stale', { record: null });
      credits.dueSoon();
    };
    const hub = makeHub({ connection, inTurn, released, services: () => [hubNotes.service, nudges.service] });
    const team = makeTeamRoutes(connection, inTurn, released, { ready: () => releases.get(), retain: notes.retain });
    const route = makeRouter({
      ...makeRoutes(releases, makeAdviceDesk(connection, releases, log), news),
      ...makeOptionsRoutes(connection, releases, [log, notes, releaseNews, nudges], inTurn, released),
      ...makeDraftRoutes(connection, releases, inTurn, released),
      ...makePanelRoutes(releases, log),
      ...makeNoteRoutes(connection, notes, hubNotes),
      ...makeNoteSearchRoutes(connection, notes),
      ...makeReviewRoutes(connection, notes, credits),
      ...team,
      ...hub.routes,
      ...makeNewsRoutes({
        releases: releaseNews,
        nudges,
        hub: hub.desk,
        apply: team['team/apply'].handle,
        changed: news.changed,
      }),
    });

    // A release that waits, by whichever way it came; another hub.
    listenForNews((what) => {
      if (what !== 'team') return;
      releaseNews.renew();
      nudges.renew();
      news.changed();
    }, new AbortController().signal);
    // Not an async function: it would answer in place of other listeners too. Here every message is the router's.
    browser.runtime.onMessage.addListener((message: unknown, sender) => {
      hub.heard(sender);
      return route(message, sender);
    });
    // Sidebars hold a port open only to be told when it breaks: the extension was updated or removed.
    browser.runtime.onConnect.addListener(() => {});
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void welcome(reason);
      void registerOptionalHosts();
      void wakeTabs();
      void showBadge(connection);
    });
    browser.runtime.onStartup.addListener(() => {
      void registerOptionalHosts();
      void showBadge(connection);
    });
    browser.permissions.onAdded.addListener(() => void permissionsChanged());
    browser.permissions.onRemoved.addListener(() => void registerOptionalHosts());
    listenForCommands();
  },
});
