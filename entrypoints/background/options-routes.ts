import { browser } from 'wxt/browser';
import { HOSTS } from '../../lib/crm/hosts';
import type { CrmId } from '../../lib/crm/record';
import { REQUEST_SCHEMAS } from '../../lib/message-schemas';
import type { Requests } from '../../lib/messages';
import type { Queue } from '../../lib/one-at-a-time';
import type { Routes } from '../../lib/router';
import {
  clearDatabase,
  clearFormerEdits,
  clearFormerReleases,
  clearHub,
  clearNotes,
  clearOwnItems,
  clearPreferences,
  clearStore,
} from '../../lib/storage/clearing';
import type { Connection } from '../../lib/storage/connection';
import { announce } from '../../lib/storage/news';
import { readPreferences } from '../../lib/storage/preferences-store';
import { rebaseIfPlain } from './draft-desk';
import { publishPlaybook } from './publish';
import type { Renewable } from './renewable';
import { refusesUnlessPage } from './senders';
import { pushToAll, wakeTabs } from './tabs';

export type OptionsRoutes = Pick<Routes, 'release/install' | 'storage/clear'>;

/** What only the options page asks for: whole playbooks as releases, and deleting what is stored. */
export function makeOptionsRoutes(
  connection: Connection,
  releases: Renewable,
  others: readonly Renewable[],
  inTurn: Queue,
  released: () => void,
): OptionsRoutes {
  return {
    'release/install': {
      schema: REQUEST_SCHEMAS['release/install'],
      refuses: refusesUnlessPage,
      handle: (request) =>
        inTurn(async () => {
          const answer = await publishPlaybook(connection, request);
          if (answer.outcome === 'installed') {
            await rebaseIfPlain(connection).finally(released);
          }
          return answer;
        }),
    },
    'storage/clear': {
      schema: REQUEST_SCHEMAS['storage/clear'],
      refuses: refusesUnlessPage,
      async handle({ store }) {
        await clear(connection, store);
        releases.renew();
        for (const other of others) other.renew();
        announce('stored-data');
        void tellTabs(store);
        return { cleared: true };
      },
    },
  };
}

async function clear(connection: Connection, store: Requests['storage/clear']['request']['store']): Promise<void> {
  switch (store) {
    case 'releases':
      return connection.use(clearFormerReleases);
    case 'edits':
      return connection.use(clearFormerEdits);
    case 'events':
    case 'examples':
    case 'pipelines':
    case 'people':
    case 'plans':
    case 'team':
    case 'sync-log':
    case 'nudges':
      return connection.use((database) => clearStore(database, store));
    case 'drafts':
      return connection.use((database) => clearStore(database, 'note-drafts'));
    case 'notes':
      return connection.use(clearNotes);
    case 'hub':
      return connection.use(clearHub);
    case 'preferences':
      return clearPreferences();
    case 'everything':
      await clearPreferences();
      await clearOwnItems();
      await removeOptionalHosts();
      // Last: of each of those a page hears, and would look for a release that is gone and not yet renewed.
      await connection.use(clearDatabase);
  }
}

/** Takes back every host that a person granted: of other CRMs' addresses and of a team's. */
async function removeOptionalHosts(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const needed = new Set<string>(HOSTS);
  const granted = origins.filter((origin) => !needed.has(origin));
  if (granted.length > 0) await browser.permissions.remove({ origins: granted });
}

async function tellTabs(store: Requests['storage/clear']['request']['store']): Promise<void> {
  if (store === 'preferences' || store === 'everything') {
    const crms: CrmId[] = ['salesforce', 'hubspot'];
    await Promise.all(
      crms.map(async (crm) => pushToAll('preferences/changed', { crm, preferences: await readPreferences(crm) })),
    );
    // Where the panel was hidden it is not in the page at all.
    await wakeTabs();
  }
  if (store === 'events' || store === 'everything') await pushToAll('advice/stale', { record: null });
}
