import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { ThreadSummary } from '../../../lib/notes/thread';
import { agoWord, momentWord } from '../../notes/words';
import { FlagMark, HatMark, StateMark, VisibilityMark } from '../Marks';
import type { Names } from '../names';

interface QueueRowProps {
  thread: ThreadSummary;
  names: Names;
  now: number;
  t: Translate;
}

/** One thread in the queue: who, on which record, in which stage then, about what, what it says, and how it stands. */
export function QueueRow({ thread, names, now, t }: QueueRowProps): JSX.Element {
  const { record, tie, snapshot, flag, authors, lastAuthor, lastAt, noteCount } = thread;
  const who = authors[0] ?? lastAuthor;
  const tied = names.tie(tie);
  const about = [snapshot.stage, tied].filter((part) => part !== null);
  return (
    <>
      <span class="row-check" aria-hidden="true" />
      <span class="row-what">
        <span class="row-top">
          {thread.unread && <span class="unread-dot" role="img" aria-label={t('review_unread')} />}
          <HatMark hat={thread.hat} />
          <b class="row-who">{names.person(who)}</b>
          <span class="row-record">{record?.name ?? t('review_no_record')}</span>
          <time class="row-when" dateTime={new Date(lastAt).toISOString()} title={momentWord(lastAt, t.locale)}>
            {agoWord(lastAt, now, t.locale)}
          </time>
        </span>
        {about.length > 0 && <span class="row-about">{about.join(' · ')}</span>}
        <span class="row-text">
          {noteCount > 1 && lastAuthor !== who && `${names.person(lastAuthor)}: `}
          {thread.lastExcerpt || t('review_wordless')}
        </span>
        <span class="row-marks">
          <StateMark state={thread.state} t={t} />
          <VisibilityMark visibility={thread.visibility} t={t} />
          {flag && <FlagMark flag={flag} t={t} />}
          {noteCount > 1 && <span>{t('review_notes', { count: noteCount })}</span>}
          {thread.openItems > 0 && <span>{t('review_open_items', { count: thread.openItems })}</span>}
        </span>
      </span>
    </>
  );
}
