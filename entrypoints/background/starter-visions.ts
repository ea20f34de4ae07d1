import { browser } from 'wxt/browser';
import { parsePlaybook } from '../../lib/playbook/parse';
import type { Vision } from '../../lib/playbook/schema';
import { STARTERS } from '../../lib/playbook/starter';

/** The visions of the playbooks that come with Sightline. */
export async function starterVisions(): Promise<Vision[]> {
  const visions = await Promise.all(
    STARTERS.map(async (id) => {
      const response = await fetch(browser.runtime.getURL(`/starters/${id}.json`));
      const parsed = parsePlaybook(await response.json());
      return 'playbook' in parsed ? [parsed.playbook.vision] : [];
    }),
  );
  return visions.flat();
}
