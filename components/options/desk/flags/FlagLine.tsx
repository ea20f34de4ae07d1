import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { parseNoteMarkdown, safeUrl } from '../../../../lib/markdown/parse';
import type { ActOutcome, Identity, NoteAct } from '../../../../lib/note-requests';
import type { ThreadState } from '../../../../lib/notes/event';
import type { NoteView, ThreadView } from '../../../../lib/notes/thread';
import { agoWord, flagWord, momentWord, stateWord } from '../../../notes/words';
import { Markdown } from '../../../ui/Markdown';
import type { OptionsActions } from '../../model';
import { failureOutcome, type Outcome } from '../../Notice';
import { FlagAnswer } from './FlagAnswer';

export interface FlagLineProps {
  thread: ThreadView;
  /** Name by id. */
  people: ReadonlyMap<string, string>;
  me: Identity | null;
  options: OptionsActions;
  /** Says what an act came to. */
  say(outcome: Outcome | null): void;
  t: Translate;
}

/** One flag: who said it, where, what became of it; with the answers, and a place for one more. */
export function FlagLine({ thread, people, me, options, say, t }: FlagLineProps): JSX.Element {
  const [answering, setAnswering] = useState(false);
  const { id, flag, record, snapshot, state, changedIn } = thread;
  const [first, ...replies] = thread.notes;
  /** The thread as the act left it; null where it was not done, which is said. */
  const act = async (one: NoteAct, draft?: string): Promise<ThreadView | null> => {
    const answer = await options.noteAct(one, draft);
    if (answer.ok && answer.value.outcome === 'saved') return answer.value.thread;
    say(answer.ok ? refusal(answer.value, t) : failureOutcome(answer.error, t));
    return null;
  };
  const send = async (markdown: string, draft: string): Promise<boolean> => {
    const after = await act({ type: 'reply', thread: id, text: { markdown, links: [], tips: [] } }, draft);
    if (!after) return false;
    // An answer to one's own flag changes no state by itself: the same person wrote both.
    if (isUnanswered(after.state)) await act({ type: 'state', thread: id, state: 'answered' });
    say({ kind: 'good', text: t('flags_answered_now') });
    setAnswering(false);
    return true;
  };
  const settle = async (): Promise<void> => {
    const next = state === 'resolved' ? 'reopened' : 'resolved';
    if (await act({ type: 'state', thread: id, state: next })) say({ kind: 'good', text: t(`flags_${next}`) });
  };
  const said = replies.filter((note) => note.text !== null);
  return (
    <li class="flag-line" data-thread={id} data-state={state}>
      <p class="flag-facts">
        {flag && (
          <b class="flag-word" data-flag={flag}>
            {flagWord(flag, t)}
          </b>
        )}
        <span>{nameOf(first?.author ?? '', people, me, t)}</span>
        <time dateTime={new Date(thread.beganAt).toISOString()} title={momentWord(thread.beganAt, t.locale)}>
          {agoWord(thread.beganAt, Date.now(), t.locale)}
        </time>
        {record && <RecordLink url={record.url} name={record.name} />}
        {snapshot.stage !== null && <span>{snapshot.stage}</span>}
        <span>{t('release_named', { number: snapshot.release })}</span>
        <span class="badge flag-state">
          {changedIn === null ? stateWord(state, t) : t('flags_changed_in', { number: changedIn })}
        </span>
      </p>
      {first?.text ? <Words note={first} /> : <p class="soft">{t('flags_deleted')}</p>}
      {snapshot.fields.length > 0 && (
        <dl class="flag-fields">
          {snapshot.fields.map(({ key, label, raw }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd>{raw}</dd>
            </div>
          ))}
        </dl>
      )}
      {said.length > 0 && (
        <ul class="flag-replies" aria-label={t('flags_answers')}>
          {said.map((note) => (
            <li key={note.id}>
              <p class="flag-facts">
                <b>{nameOf(note.author, people, me, t)}</b>
                <span>{t.dynamic(`notes_role_${note.hat}`)}</span>
                <time dateTime={new Date(note.at).toISOString()} title={momentWord(note.at, t.locale)}>
                  {agoWord(note.at, Date.now(), t.locale)}
                </time>
              </p>
              <Words note={note} />
            </li>
          ))}
        </ul>
      )}
      {answering ? (
        <FlagAnswer thread={thread} options={options} send={send} close={() => setAnswering(false)} t={t} />
      ) : (
        <div class="actions">
          <button type="button" onClick={() => setAnswering(true)}>
            {t('flags_answer')}
          </button>
          <button type="button" class="quiet" onClick={() => void settle()}>
            {t(state === 'resolved' ? 'flags_reopen' : 'flags_resolve')}
          </button>
        </div>
      )}
    </li>
  );
}

const isUnanswered = (state: ThreadState): boolean => state === 'open' || state === 'reopened';

const refusal = (refused: ActOutcome, t: Translate): Outcome => ({
  kind: 'bad',
  text: refused.outcome === 'refused' ? t.dynamic(`flags_refused_${refused.why}`, { limit: refused.limit ?? '' }) : '',
});

function Words({ note: { text } }: { note: NoteView }): JSX.Element | null {
  return text && <Markdown blocks={parseNoteMarkdown(text.markdown)} />;
}

/** Its address comes with the note: anything but a web address is only its name. */
function RecordLink({ url, name }: { url: string; name: string }): JSX.Element {
  const safe = safeUrl(url);
  if (safe === null) return <span>{name}</span>;
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}

function nameOf(author: string, people: ReadonlyMap<string, string>, me: Identity | null, t: Translate): string {
  if (me !== null && author === me.id) return t('flags_you', { name: me.name });
  return people.get(author) || t('flags_somebody');
}
