import { browser } from 'wxt/browser';
import { REQUEST_SCHEMAS } from '../../lib/message-schemas';
import type { Routes } from '../../lib/router';
import type { ActiveRelease } from './active-release';
import { concerns, saveAct } from './answers';
import type { EventLog } from './event-log';
import { makeSearchDesk } from './search-desk';
import { refusesOtherOrg, refusesUnlessContent } from './senders';
import { pushToAll } from './tabs';

export type PanelRoutes = Pick<Routes, 'act/save' | 'search/find' | 'search/card' | 'shortcuts/get'>;

/** What only the panel asks for besides advice and ticks. */
export function makePanelRoutes(releases: ActiveRelease, log: EventLog): PanelRoutes {
  const search = makeSearchDesk(releases);
  return {
    'act/save': {
      schema: REQUEST_SCHEMAS['act/save'],
      refuses: (sender, { record }) => refusesOtherOrg(sender, record),
      async handle(body, sender) {
        const answer = await saveAct(log, body);
        void pushToAll('advice/stale', { record: concerns(body) }, sender.tab?.id);
        return answer;
      },
    },
    'search/find': {
      schema: REQUEST_SCHEMAS['search/find'],
      refuses: refusesUnlessContent,
      handle: (body) => search.find(body),
    },
    'search/card': {
      schema: REQUEST_SCHEMAS['search/card'],
      refuses: refusesUnlessContent,
      handle: (body) => search.card(body),
    },
    'shortcuts/get': {
      schema: REQUEST_SCHEMAS['shortcuts/get'],
      refuses: refusesUnlessContent,
      async handle() {
        const commands = await browser.commands.getAll();
        return { shortcuts: commands.map(({ name = '', shortcut = '' }) => ({ command: name, keys: shortcut })) };
      },
    },
  };
}
