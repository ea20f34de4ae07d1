import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../../../lib/messages';
import type { NoteEvent, Person } from '../../../lib/notes/event';
import type { ReviewQuery } from '../../../lib/notes/query';
import { useUniqueId } from '../../ui/use-unique-id';
import type { ReviewActions } from '../model';
import { dayOf } from '../queue/filter-address';
import { FORMATS, type Format, notesFile } from './file';
import type { InOutProps } from './InAndOut';

/** Threads that one request brings. */
const PIECE = 500;

/** A selection, the open thread, or all that the filter lets through, as a file. */
export function TakeOut({ filter, chosen, thread, total, actions, names, t, close }: InOutProps): JSX.Element {
  const choices: { id: string; words: string; query: ReviewQuery }[] = [];
  if (chosen.length > 0) {
    const threads = chosen.map(({ id }) => id);
    const words = t('review_export_chosen', { count: chosen.length });
    choices.push({ id: 'chosen', words, query: { text: '', threads } });
  }
  if (thread)
    choices.push({ id: 'thread', words: t('review_export_thread'), query: { text: '', threads: [thread.id] } });
  choices.push({ id: 'all', words: t('review_export_all', { count: total }), query: filter.query });
  const [what, setWhat] = useState(choices[0]?.id);
  const [state, setState] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = useUniqueId();
  const query = (choices.find(({ id }) => id === what) ?? choices[0])?.query ?? { text: '' };
  const save = async (format: Format): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    const read = await gather(actions, query, (count) => setState(t('review_exporting', { count })));
    setBusy(false);
    if ('failure' in read) {
      setState(null);
      return setFault(t('review_not_done', { why: t.dynamic(`error_${read.failure.code}`) }));
    }
    const day = dayOf(actions.now());
    const { extension, ...file } = notesFile(format, read, names, t);
    actions.saveFile({ ...file, name: `${t('review_export_name')}-${day}.${extension}` });
    setState(t('review_exported', { count: read.threads }));
  };
  return (
    <>
      <fieldset class="export-what">
        <legend>{t('review_export_what')}</legend>
        {choices.map(({ id, words }) => (
          <label key={id} class="tick">
            <input type="radio" name={name} checked={id === what} onChange={() => setWhat(id)} />
            {words}
          </label>
        ))}
      </fieldset>
      <ul class="file-formats">
        {FORMATS.map((format) => (
          <li key={format}>
            <span>{t.dynamic(`review_format_${format}`)}</span>
            <button type="button" aria-busy={busy} onClick={() => void save(format)}>
              {t('review_save_file')}
              <span class="hidden"> {format.toUpperCase()}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{state}</p>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <p class="soft">{t('review_export_about')}</p>
      <div class="actions">
        <button type="button" onClick={close}>
          {t('review_close')}
        </button>
      </div>
    </>
  );
}

interface Gathered {
  events: NoteEvent[];
  people: Person[];
  threads: number;
}

/** Every event of the threads that a query finds, piece by piece. */
async function gather(
  { ask }: ReviewActions,
  query: ReviewQuery,
  so: (threads: number) => void,
): Promise<Gathered | { failure: Failure }> {
  const events: NoteEvent[] = [];
  const people = new Map<string, Person>();
  const threads = new Set<string>();
  let after: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof ask<'notes/export'>>> = await ask('notes/export', {
      query,
      after,
      limit: PIECE,
    });
    if (!answer.ok) return { failure: answer.error };
    for (const event of answer.value.events) {
      events.push(event);
      threads.add(event.thread);
    }
    for (const person of answer.value.people) people.set(person.id, person);
    after = answer.value.next;
    so(threads.size);
  } while (after !== null);
  return { events, people: [...people.values()], threads: threads.size };
}
