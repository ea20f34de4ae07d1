import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { oneAtATime } from '../../lib/one-at-a-time';
import { makeRouter } from '../../lib/router';
import { makeConnection } from '../../lib/storage/connection';
import { announce } from '../../lib/storage/news';
import { makeActiveRelease } from './active-release';
import { makeAdviceDesk } from './advice-desk';
import { listenForCommands } from './commands';
import { makeDraftRoutes } from './draft-routes';
import { makeEventLog } from './event-log';
import { makeFlagCredits } from './flag-credits';
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
import { makeTeamRoutes } from './team/team-routes';
import { welcome } from './welcome';

/**
 * Wiring only. Every listener is registered in the first turn, or the browser would not wake the background for it. The
 * background may be killed at any moment, so nothing here outlives one request.
 */
export default defineBackground({
  type: 'module',
  main() {
    const connection = makeConnection();
    const releases = renewableRelease(() => makeActiveRelease(connection));
    const log = renewableLog(() => makeEventLog(connection));
    const notes = makeNoteDesk(connection, releases);
    const credits = makeFlagCredits(connection, notes);
    const inTurn = oneAtATime();
    const released = (): void => {
      releases.renew();
      announce('release');
      void pushToAll('advice/stale', { record: null });
      credits.dueSoon();
    };
    const hub = makeHub({ connection, inTurn, released, services: () => [] });
    const route = makeRouter({
      ...makeRoutes(releases, makeAdviceDesk(connection, releases, log)),
      ...makeOptionsRoutes(connection, releases, [log, notes], inTurn, released),
      ...makeDraftRoutes(connection, releases, inTurn, released),
      ...makePanelRoutes(releases, log),
      ...makeNoteRoutes(connection, notes),
      ...makeNoteSearchRoutes(connection, notes),
      ...makeReviewRoutes(connection, notes, credits),
      ...makeTeamRoutes(connection, inTurn, released, { ready: () => releases.get(), retain: notes.retain }),
      ...hub.routes,
    });

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
