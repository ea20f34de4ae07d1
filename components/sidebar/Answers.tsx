import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Answer, TipAdvice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import { Icon } from '../ui/Icon';
import { useUniqueId } from '../ui/use-unique-id';
import type { Pending, SidebarActions, SnoozeFor } from './model';

/** Each answer with the key that gives it while the focus is in the panel. */
export const ANSWER_KEYS: { [key: string]: Answer } = { t: 'tried', h: 'helped', n: 'not-here' };
const SNOOZES: readonly SnoozeFor[] = ['record', 'day', 'week'];

/** Said again takes it back. */
export function toggleAnswer(tip: TipAdvice, answer: Answer, actions: SidebarActions): void {
  actions.answer(tip.id, tip.answer === answer ? null : answer);
}

interface AnswersProps {
  tip: TipAdvice;
  pending: Pending;
  /** There may be a better tip than this one, which is kept in its place. */
  held?: boolean;
  t: Translate;
  actions: SidebarActions;
}

/** What the person says of a tip on this record, and the ways to put it aside. */
export function Answers({ tip, pending, held = false, t, actions }: AnswersProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const choices = useUniqueId();
  const answering = pending[`answer:${tip.id}`];
  const snoozing = pending[`snooze:${tip.id}`];
  const trouble = [answering, snoozing].find((state) => state === 'failed' || state === 'late');
  return (
    <div class="answering">
      <fieldset class="answers" aria-label={t('panel_answer_of', { tip: tip.title })}>
        {Object.entries(ANSWER_KEYS).map(([key, answer]) => (
          <button
            type="button"
            class="button"
            key={answer}
            aria-pressed={tip.answer === answer}
            aria-busy={answering === 'saving'}
            aria-keyshortcuts={key}
            title={t('panel_key_hint', { key })}
            onClick={() => toggleAnswer(tip, answer, actions)}
          >
            {t.dynamic(`panel_answer_${answer}`)}
          </button>
        ))}
        <button
          type="button"
          class="button snooze"
          aria-label={t('panel_snooze')}
          title={t('panel_snooze')}
          aria-expanded={open}
          aria-controls={choices}
          onClick={() => setOpen(!open)}
        >
          <Icon name="clock" />
        </button>
      </fieldset>
      <fieldset class="answers" id={choices} aria-label={t('panel_snooze')} hidden={!open}>
        {SNOOZES.map((how) => (
          <button
            type="button"
            class="button"
            key={how}
            aria-busy={snoozing === 'saving'}
            onClick={() => actions.snooze(tip.id, how)}
          >
            {t.dynamic(`panel_snooze_${how}`)}
          </button>
        ))}
      </fieldset>
      {trouble && (
        <p class="bad" role="alert">
          {t(trouble === 'late' ? 'panel_not_saved_yet' : 'panel_not_saved')}
        </p>
      )}
      {held && (
        <button type="button" class="quiet next-tip" onClick={() => actions.nextTip()}>
          {t('panel_next_tip')}
        </button>
      )}
    </div>
  );
}
