import { browser } from 'wxt/browser';
import { KnownFailure } from '../../lib/failure';
import { REQUEST_SCHEMAS } from '../../lib/message-schemas';
import type { Handler, Route, Routes, Sender } from '../../lib/router';
import type { Connection } from '../../lib/storage/connection';
import { announce } from '../../lib/storage/news';
import { keepDraft } from '../../lib/storage/notes/drafts';
import { countNotes, notesOfRecord } from '../../lib/storage/notes/records';
import { setIdentity, setShared, whoAmI } from '../../lib/storage/notes/self';
import { showBadge } from './note-badge';
import type { NoteDesk } from './note-desk';
import { wishedThread } from './open-thread';
import { refusesOtherRecord, refusesUnlessContent, refusesUnlessPage } from './senders';
import type { HubNotesDesk } from './team/hub-notes';
import { asAllowed, withRoles } from './team/policy-roles';
import { noteTreesOf } from './trees';

type Type =
  | `notes/${'of-record' | 'count' | 'texts' | 'act' | 'draft' | 'review' | 'earlier'}`
  | `identity/${'get' | 'set' | 'shared'}`
  | 'review/read';
export type NoteRoutes = Pick<Routes, Type>;

/**
 * What the panel asks about notes; pages of ours may ask the same. A panel is answered about its own CRM and org alone. What the
 * team writes about a record comes from the hub from the time that a panel asks for it.
 */
export function makeNoteRoutes(connection: Connection, desk: NoteDesk, hub: HubNotesDesk): NoteRoutes {
  const ours = (sender: Sender): string | null =>
    refusesUnlessPage(sender) === null ? null : refusesUnlessContent(sender);
  const route = <T extends Type>(type: T, refuses: Route<T>['refuses'], handle: Handler<T>): Route<T> => ({
    schema: REQUEST_SCHEMAS[type],
    refuses,
    handle,
  });
  const refusesThread = async (sender: Sender, id: string): Promise<string | null> => {
    if (refusesUnlessPage(sender) === null) return null;
    const thread = await desk.thread(id);
    // What is not there is told as such to anybody who may ask at all.
    return thread ? refusesOtherRecord(sender, thread.record) : refusesUnlessContent(sender);
  };
  return {
    'notes/of-record': route(
      'notes/of-record',
      (sender, { record }) => refusesOtherRecord(sender, record),
      async ({ record }) => {
        hub.service.view(record);
        const [notes, channel] = await Promise.all([
          connection.use((database) => notesOfRecord(database, record)),
          hub.joined(),
        ]);
        return { ...notes, channel };
      },
    ),
    'notes/count': route(
      'notes/count',
      (sender, { record }) => refusesOtherRecord(sender, record),
      async ({ record }, sender) => {
        hub.service.view(record);
        const [counted, openThread] = await Promise.all([
          connection.use((database) => countNotes(database, record)),
          sender.tab?.id === undefined ? null : wishedThread(sender.tab.id, record, Date.now()),
        ]);
        return { ...counted, openThread };
      },
    ),
    'notes/texts': route('notes/texts', ours, async ({ sources }) => ({ markdown: noteTreesOf(sources) })),
    'notes/act': route(
      'notes/act',
      (sender, { act }) =>
        act.type === 'begin' ? refusesOtherRecord(sender, act.record?.key) : refusesThread(sender, act.thread),
      (body, sender) => desk.act(body, sender.tab?.id),
    ),
    'notes/draft': route(
      'notes/draft',
      (sender, { draft }) => refusesOtherRecord(sender, draft.record),
      async ({ draft }) => {
        await connection.use((database) => keepDraft(database, draft, Date.now()));
        return { kept: true } as const;
      },
    ),
    'notes/review': route('notes/review', ours, async ({ thread }) => {
      const url = new URL('review.html', browser.runtime.getURL('/'));
      if (thread !== null) url.hash = `queue/${thread}`;
      await browser.tabs.create({ url: url.href });
      return { opened: true } as const;
    }),
    'notes/earlier': route('notes/earlier', refusesUnlessPage, async ({ send }) => ({
      notes: await hub.earlier(send),
    })),
    'identity/get': route('identity/get', ours, async () => ({
      me: (await asAllowed(await connection.use(whoAmI))).me,
    })),
    'identity/set': route('identity/set', ours, async (said) => {
      const allowed = await withRoles(said);
      const me = await connection.use((database) => setIdentity(database, allowed, Date.now()));
      announce('notes');
      void showBadge(connection);
      return { me };
    }),
    'identity/shared': route('identity/shared', ours, async () => {
      const me = await connection.use(setShared);
      if (!me) throw new KnownFailure('bad-message', 'nobody has said who they are');
      return { me };
    }),
    'review/read': route(
      'review/read',
      async (sender, { threads }) => {
        if (refusesUnlessPage(sender) === null) return null;
        if (threads.length > 100) return 'too many at once for a panel';
        const refusals = await Promise.all(threads.map((id) => refusesThread(sender, id)));
        return refusals.find((refusal) => refusal !== null) ?? refusesUnlessContent(sender);
      },
      async (body, sender) => ({ unread: await desk.read(body, sender.tab?.id) }),
    ),
  };
}
