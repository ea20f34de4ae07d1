import type { DraftRequests } from '../../lib/draft-requests';
import { REQUEST_SCHEMAS } from '../../lib/message-schemas';
import type { Queue } from '../../lib/one-at-a-time';
import type { Handler, Route, Routes, Sender } from '../../lib/router';
import type { Connection } from '../../lib/storage/connection';
import { discardDraft, draftNews, keepEdit, redoEdit, undoEdit } from '../../lib/storage/draft';
import { allExamples, keepExample, removeExample } from '../../lib/storage/examples';
import { releaseHistory } from '../../lib/storage/history';
import { announce } from '../../lib/storage/news';
import type { ActiveRelease } from './active-release';
import { keptRelease, publishDraft, rebase, rebaseIfPlain, republish } from './draft-desk';
import { refusesOtherOrg, refusesUnlessPage } from './senders';
import { requireHat } from './team/policy-roles';

export type DraftRoutes = Pick<Routes, keyof DraftRequests>;

/** What the desk asks for: the draft and its edits, releases, and examples. `released` tells of a new active release. */
export function makeDraftRoutes(
  connection: Connection,
  releases: ActiveRelease,
  inTurn: Queue,
  released: () => void,
): DraftRoutes {
  /** Only for our own pages, one after the other, and never before there is a release. */
  const route = <T extends keyof DraftRoutes>(type: T, work: Handler<T>): Route<T> => ({
    schema: REQUEST_SCHEMAS[type],
    refuses: refusesUnlessPage,
    handle: (body, sender) =>
      inTurn(async () => {
        await releases.get();
        return work(body, sender);
      }),
  });
  /** Where nothing was done nothing is told: a page that hears of it would ask again, without end. */
  const told = <T extends { outcome: string; revision?: number }>(answer: T): T => {
    if (!['behind', 'conflicts', 'current'].includes(answer.outcome)) announce('draft', answer.revision);
    return answer;
  };
  return {
    'draft/get': route('draft/get', (ref) => connection.use((database) => draftNews(database, ref))),
    'draft/edit': route('draft/edit', async (body) => {
      await requireHat(body.edit.hat);
      return told(await connection.use((database) => keepEdit(database, body)));
    }),
    'draft/undo': route('draft/undo', async (body) =>
      told(await connection.use((database) => undoEdit(database, body))),
    ),
    'draft/redo': route('draft/redo', async (body) =>
      told(await connection.use((database) => redoEdit(database, body))),
    ),
    'draft/discard': route('draft/discard', async (body) =>
      told(await connection.use((database) => discardDraft(database, body))),
    ),
    'draft/publish': route('draft/publish', async (body) => {
      const answer = await publishDraft(connection, body);
      if (answer.outcome === 'published') released();
      return answer;
    }),
    'draft/rebase': route('draft/rebase', async (body) => told(await rebase(connection, body))),
    'releases/list': route('releases/list', async () => ({ releases: await connection.use(releaseHistory) })),
    'releases/get': route('releases/get', async ({ number }) => ({ release: await keptRelease(connection, number) })),
    'releases/republish': route('releases/republish', async (body) => {
      const answer = await republish(connection, body);
      if (answer.outcome === 'published') {
        await rebaseIfPlain(connection).finally(released);
      }
      return answer;
    }),
    'examples/keep': {
      schema: REQUEST_SCHEMAS['examples/keep'],
      refuses: (sender: Sender, { record }) =>
        refusesUnlessPage(sender) === null ? null : refusesOtherOrg(sender, record),
      async handle({ id, name, record }) {
        const example = { id, name, crm: record.crm, record, keptAt: Date.now() };
        const replaced = await connection.use((database) => keepExample(database, example));
        announce('examples');
        return { kept: true, ...(replaced ? { replaced } : {}) };
      },
    },
    'examples/list': route('examples/list', async () => ({ examples: await connection.use(allExamples) })),
    'examples/remove': route('examples/remove', async ({ id }) => {
      await connection.use((database) => removeExample(database, id));
      announce('examples');
      return { removed: true };
    }),
  };
}
