import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import type { NoteRequests, SavedFilter } from '../../../lib/note-requests';
import type { ReviewActions } from '../model';
import type { Choices } from './Filters';

const NONE: Choices = { objects: [], stages: [], tags: [], items: [] };

interface Chosen {
  choices: Choices;
  saved: readonly SavedFilter[];
  keep(filter: SavedFilter): void;
  drop(filter: SavedFilter): void;
}

/** What there is to choose from in a filter, and the filters that were kept. */
export function useChoices({ ask, say }: ReviewActions, news: number, t: Translate): Chosen {
  const [choices, setChoices] = useState(NONE);
  const [saved, setSaved] = useState<readonly SavedFilter[]>([]);
  useEffect(() => {
    let over = false;
    void ask('review/choices', {}).then((answer) => {
      if (!over && answer.ok) setChoices(answer.value);
    });
    void ask('review/filters', {}).then((answer) => {
      if (!over && answer.ok) setSaved(answer.value.filters);
    });
    return () => {
      over = true;
    };
  }, [ask, news]);
  const send = async <T extends 'review/keep-filter' | 'review/drop-filter'>(
    type: T,
    body: NoteRequests[T]['request'],
    said: { done: string; undo?: () => void },
  ): Promise<void> => {
    const answer = await ask(type, body);
    if (!answer.ok) return say(t('review_not_done', { why: t.dynamic(`error_${answer.error.code}`) }));
    setSaved(answer.value.filters);
    say(said.done, said.undo);
  };
  return {
    choices,
    saved,
    keep: (filter) =>
      void send('review/keep-filter', { filter }, { done: t('review_said_kept', { name: filter.name }) }),
    drop: (filter) =>
      void send(
        'review/drop-filter',
        { id: filter.id },
        {
          done: t('review_said_dropped', { name: filter.name }),
          undo: () =>
            void send('review/keep-filter', { filter }, { done: t('review_said_kept', { name: filter.name }) }),
        },
      ),
  };
}
