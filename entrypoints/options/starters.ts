import { browser } from 'wxt/browser';
import type { OptionsData } from '../../components/options/model';
import { parsePlaybook } from '../../lib/playbook/parse';
import { STARTERS } from '../../lib/playbook/starter';

/** The playbooks that come with Sightline. Throws when one does not parse: then the package is broken. */
export function loadStarters(): Promise<OptionsData['starters']> {
  return Promise.all(
    STARTERS.map(async (id) => {
      const response = await fetch(browser.runtime.getURL(`/starters/${id}.json`));
      const parsed = parsePlaybook(await response.json());
      if ('refused' in parsed) throw new Error(`starter ${id}: ${parsed.refused[0]?.path ?? ''}`);
      return { id, playbook: parsed.playbook };
    }),
  );
}
