import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../lib/messages';
import type { NoteRequests } from '../../../lib/note-requests';
import type { ThreadView } from '../../../lib/notes/thread';
import type { ReviewActions } from '../model';

type Read = NoteRequests['review/thread']['response'];

export interface OpenThread {
  /** Null until it is read. */
  read: Read | null;
  failure: Failure | null;
  /** Shows at once what an act made of it. */
  put(thread: ThreadView): void;
}

/** The thread that is open, read anew after news. Never shows one thread as another. */
export function useThread({ ask }: Pick<ReviewActions, 'ask'>, id: string, news: number): OpenThread {
  const [shown, show] = useState<{ id: string; read: Read | null; failure: Failure | null }>({
    id,
    read: null,
    failure: null,
  });
  useEffect(() => {
    let over = false;
    void ask('review/thread', { id }).then((answer) => {
      if (over) return;
      show((before) =>
        answer.ok
          ? { id, read: answer.value, failure: null }
          : { id, read: before.id === id ? before.read : null, failure: answer.error },
      );
    });
    return () => {
      over = true;
    };
  }, [ask, id, news]);
  const put = (thread: ThreadView): void =>
    show((before) =>
      before.id === thread.id && before.read ? { ...before, read: { ...before.read, thread } } : before,
    );
  return shown.id === id ? { read: shown.read, failure: shown.failure, put } : { read: null, failure: null, put };
}
