import { type Advice, OWN_ZONE } from '../../lib/coaching/advice';
import { advise } from '../../lib/coaching/advise';
import { foldProgress } from '../../lib/coaching/progress';
import { complete } from '../../lib/crm/complete';
import { recordKey } from '../../lib/crm/record';
import type { Requests } from '../../lib/messages';
import type { Connection } from '../../lib/storage/connection';
import { rememberPipeline } from '../../lib/storage/pipelines';
import { readPreferences } from '../../lib/storage/preferences-store';
import type { ActiveRelease } from './active-release';
import type { EventLog } from './event-log';
import { enoughShown, LOCAL_AUTHOR, observationsOf } from './observations';
import { treesOf } from './trees';

type AdviceRequest = Requests['advice/get']['request'];

export interface AdviceDesk {
  advise(request: AdviceRequest): Promise<Requests['advice/get']['response']>;
  tick(request: Requests['step/tick']['request']): Promise<Requests['step/tick']['response']>;
}

/** Answers what to show for a record, and keeps what people do with it. */
export function makeAdviceDesk(connection: Connection, releases: ActiveRelease, log: EventLog): AdviceDesk {
  /** One after the other, so that two open tabs do not both note the same stage or tip. */
  let noting: Promise<void> = Promise.resolve();

  const note = async (request: AdviceRequest, advice: Advice, visible: boolean, at: number): Promise<void> => {
    const { record, stageChanged } = request;
    const known = await log.about(recordKey(record));
    const seen = { record, advice, log: known, stageChanged, visible, at, newId: () => crypto.randomUUID() };
    await log.add(observationsOf(seen), 'relaxed');
    await connection.use((database) => rememberPipeline(database, record, at));
  };

  return {
    async advise(request) {
      const { reading } = request;
      const record = complete(request.record);
      const key = recordKey(record);
      const [release, events, { dailyTips }] = await Promise.all([
        releases.get(),
        log.about(key),
        readPreferences(record.crm),
      ]);
      const at = Date.now();
      const advice = advise(release, record, foldProgress(events, key), { at, timeZone: OWN_ZONE });
      const enough = advice.tip !== null && enoughShown(events, advice.tip.id, dailyTips, at);
      // After the answer: nobody waits for what is merely observed, and what is not noted now is noted next time.
      noting = noting
        .then(() => note({ ...request, record }, advice, request.visible && !enough, at))
        .catch((error: unknown) => {
          console.warn('Sightline: could not note what was shown', error);
        });
      return { key, reading, advice, record, markdown: treesOf(inSight(advice)), enough };
    },

    async tick({ event, record, step, done, release, at }) {
      const act = { id: event, at, author: LOCAL_AUTHOR, hat: 'rep', record: recordKey(record), item: step } as const;
      await log.add([{ ...act, type: 'tick', done, release }], 'strict');
      return { saved: true };
    },
  };
}

/** What is in sight at once. Folded tips are asked for afterwards (`advice/texts`): parsing them all takes longer than the advice. */
function inSight({ tip, steps }: Advice): string[] {
  return [...(tip ? [tip.body] : []), ...steps.flatMap(({ how }) => how ?? [])];
}
