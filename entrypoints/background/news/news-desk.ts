import { recordKey } from '../../../lib/crm/record';
import { push, type Requests } from '../../../lib/messages';
import { bringMore, crmTabs } from '../tabs';
import type { NudgeDesk, NudgePlace } from '../team/hub-nudges';
import type { ReleaseNewsDesk } from './release-news';

type Advised = Requests['advice/get']['response'];

/**
 * Brings to the panels what is new to this person. A panel's first script knows nothing of it: where there is something to be
 * seen, the second one is brought (docs/decisions/0012), and asks.
 */
export interface NewsDesk {
  /** This tab was given advice. Looks after the answer, for which a person waits. */
  advised(tab: number, answer: Advised): void;
  /** Something changed in what is shown of releases, nudges or the hub: every panel is told. */
  changed(): void;
}

export function makeNewsDesk(releases: ReleaseNewsDesk, nudges: NudgeDesk): NewsDesk {
  const any = async (place: NudgePlace): Promise<boolean> => (await releases.any()) || (await nudges.any(place));
  const bring = async (tab: number): Promise<void> => {
    // A panel that has the second script answers, and shows it.
    if (!(await push(tab, 'news/changed', {})).ok) await bringMore(tab);
  };
  /** What a tab's panel shows; null: nothing that anything could be new for. */
  const shownIn = async (tab: number): Promise<NudgePlace | null> => {
    const report = await push(tab, 'self-test/report', {});
    const record = report.ok && report.value.state === 'advice' ? report.value.record : undefined;
    // Its stage is not known here: whether it is the right one the panel finds out when it asks.
    return record ? { record: recordKey(record), place: null } : null;
  };
  const tellTab = async (tab: number): Promise<void> => {
    if ((await push(tab, 'news/changed', {})).ok) return;
    const place = await shownIn(tab);
    if (place && ((await any(place)) || (await nudges.anyOfStages()))) await bringMore(tab);
  };
  const quietly = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      // Nobody waits for it, and it is looked again with the next advice.
      console.warn('Sightline: could not look for what is new', error);
    });
  };
  return {
    advised(tab, { key, advice }) {
      const { process, stage } = advice;
      const place = process && 'id' in stage ? { process: process.id, stage: stage.id } : null;
      setTimeout(() => {
        quietly(any({ record: key, place }).then((is) => (is ? bring(tab) : undefined)));
      }, 0);
    },
    changed: () => quietly(crmTabs().then((tabs) => Promise.all(tabs.map(tellTab)))),
  };
}
