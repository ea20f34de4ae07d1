import { browser } from 'wxt/browser';
import type { OptionsActions, OptionsData } from '../../components/options/model';
import { NO_PROGRESS } from '../../lib/coaching/advice';
import { hostsOf } from '../../lib/crm/site-groups';
import { ask } from '../../lib/messages';
import { playbookFileName, playbookText } from '../../lib/playbook/export';
import { localDay } from '../../lib/playbook/local-day';
import type { Connection } from '../../lib/storage/connection';
import { countTips } from '../../lib/storage/tip-evidence';
import { everythingStored } from '../../lib/storage/usage';
import { makeNoteActions } from './note-actions';
import { NUDGE_ACTIONS } from './nudge-actions';
import { progressOn, recordInView } from './record-in-view';
import { makeTeamActions } from './team-actions';

/**
 * What the options page can do. `refresh` reads everything anew and shows it. `deleting` is told of every deletion on its way: what is
 * read until it ends may be without a release.
 */
export function makeActions(
  connection: Connection,
  shown: () => OptionsData,
  refresh: () => Promise<void>,
  deleting: <T>(done: Promise<T>) => Promise<T>,
): OptionsActions {
  const then = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    await refresh();
    return value;
  };
  return {
    ...makeNoteActions(connection, shown, refresh),
    team: makeTeamActions(),
    nudges: NUDGE_ACTIONS,
    install: (playbook, note, base) => then(ask('release/install', { playbook, note, base })),
    savePreferences: (crm, patch) => then(ask('preferences/set', { crm, patch })),
    setSite(group, on) {
      const origins = hostsOf(group);
      // Nothing may come before this call: after an await it no longer counts as the person's own click.
      const done = on ? browser.permissions.request({ origins }) : browser.permissions.remove({ origins });
      return then(done.catch(() => false));
    },
    clear: (store) => then(deleting(ask('storage/clear', { store }))),
    exportPlaybook() {
      const { playbook, number } = shown().release;
      download(playbookText(playbook), playbookFileName(playbook, number));
    },
    saveFile: ({ text, name, type }) => download(text, name, type),
    async exportEverything(picked) {
      const now = new Date();
      const version = browser.runtime.getManifest().version;
      const everything = await connection.use((database) => everythingStored(database, version, now, picked));
      download(`${JSON.stringify(everything, null, 2)}\n`, `sightline-data-${localDay(now)}.json`);
    },
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return false;
      }
    },
    recordInView: () => recordInView(connection).catch(() => null),
    progressOn: (record) => progressOn(connection, record).catch(() => NO_PROGRESS),
    tipEvidence: () => connection.use(countTips).catch(() => new Map()),
  };
}

/** Hands a text to the browser's downloads. No permission is needed for that, and no other page sees it. */
function download(text: string, name: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
