import { browser } from 'wxt/browser';
import type { OptionsData } from '../../components/options/model';
import { hostsOf, SITE_GROUPS } from '../../lib/crm/site-groups';
import { type Answered, ask, failed } from '../../lib/messages';
import { localDay } from '../../lib/playbook/local-day';
import type { Connection } from '../../lib/storage/connection';
import { storageFailure } from '../../lib/storage/database';
import { readPreferences } from '../../lib/storage/preferences-store';
import { readPolicy } from '../../lib/storage/team/policy';
import { storeUsage } from '../../lib/storage/usage';
import type { ReleaseShelf } from './release-shelf';
import { loadStarters } from './starters';

/** Firefox keeps shortcuts behind its add-ons page, Chromium and Edge have a page for them. */
const SHORTCUTS_PAGE = import.meta.env.FIREFOX ? 'about:addons' : 'chrome://extensions/shortcuts';

/**
 * Reads everything that the options page shows. Only reads: whatever is to be written is asked of the background, which
 * also installs the starter on a first start, so it is asked first.
 */
export async function loadOptions(connection: Connection, shelf: ReleaseShelf): Promise<Answered<OptionsData>> {
  const ready = await ask('release/active', {});
  if (!ready.ok) return ready;
  try {
    const [
      release,
      starters,
      pipelines,
      salesforce,
      hubspot,
      shortcuts,
      sites,
      usage,
      disk,
      identity,
      retention,
      policy,
    ] = await Promise.all([
      shelf.get(ready.value.number),
      loadStarters(),
      connection.use((database) => database.getAll('pipelines')),
      readPreferences('salesforce'),
      readPreferences('hubspot'),
      readShortcuts(),
      readSites(),
      connection.use(storeUsage),
      readDisk(),
      ask('identity/get', {}),
      ask('retention/get', {}),
      readPolicy(),
    ]);
    if (!release) return failed('no-release');
    return {
      ok: true,
      value: {
        today: localDay(new Date()),
        version: browser.runtime.getManifest().version,
        release,
        starters,
        pipelines,
        preferences: { salesforce, hubspot },
        shortcuts,
        shortcutsPage: SHORTCUTS_PAGE,
        sites,
        policy,
        usage,
        disk,
        me: identity.ok ? identity.value.me : null,
        keepNotes: retention.ok ? retention.value.days : null,
      },
    };
  } catch (error) {
    return { ok: false, error: storageFailure(error).failure };
  }
}

async function readShortcuts(): Promise<OptionsData['shortcuts']> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name, shortcut }) => ({ command: name ?? '', keys: shortcut ?? '' }));
}

function readSites(): Promise<OptionsData['sites']> {
  return Promise.all(
    SITE_GROUPS.map(async (id) => {
      const origins = hostsOf(id);
      const names = origins.map((host) => host.replace(/^https:\/\/|\/\*$/g, ''));
      return { id, names, on: await browser.permissions.contains({ origins }) };
    }),
  );
}

async function readDisk(): Promise<OptionsData['disk']> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? null : { used: usage, most: quota };
}
