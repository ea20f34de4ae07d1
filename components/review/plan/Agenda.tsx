import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Translate } from '../../../lib/i18n/translate';
import { parseNoteMarkdown } from '../../../lib/markdown/parse';
import type { CoachingPlan } from '../../../lib/note-requests';
import { agendaText } from '../../../lib/notes/agenda';
import { Markdown } from '../../ui/Markdown';
import type { ReviewActions } from '../model';
import type { Names } from '../names';
import { daysBetween, dayText } from './day-word';
import { inOrder } from './plan-acts';
import { stepWords } from './Stalls';
import type { PersonNow } from './use-person';

export interface AgendaProps {
  name: string;
  plan: CoachingPlan;
  now: PersonNow;
  today: string;
  names: Names;
  actions: Pick<ReviewActions, 'now' | 'copy' | 'say'>;
  close(): void;
  t: Translate;
}

/** The agenda of a one-to-one: to be read, copied as Markdown, and printed by itself. The private notes are not in it. */
export function Agenda({ name, plan, now, today, names, actions, close, t }: AgendaProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const at = actions.now();
  const text = useMemo(
    () =>
      agendaText(
        { name, actions: inOrder(plan.actions), threads: now.open, stalls: now.stalls },
        {
          title: (who) => t('plan_agenda_of', { name: who, date: dayText(today, t) }),
          lastContact:
            plan.lastContact === null
              ? t('plan_never_talked')
              : t('plan_talked_on', { date: dayText(plan.lastContact, t) }),
          agreed: t('plan_agreed'),
          due: (day) => t('plan_due', { when: dayText(day, t) }),
          open: t('plan_open'),
          since: (began) =>
            t('plan_since', { date: new Date(began).toLocaleDateString(t.locale, { dateStyle: 'medium' }) }),
          tied: ({ tie }) => names.tie(tie),
          noRecord: t('plan_no_record'),
          stalls: t('plan_stalls'),
          stall: (stall) =>
            t('plan_stall_for', {
              stage: stepWords(stall, names),
              days: t('plan_days', { count: daysBetween(stall.since, at) }),
            }),
          nothing: t('plan_agenda_nothing'),
          more: t('plan_agenda_more'),
        },
      ),
    [name, plan, now, today, names, t, at],
  );
  const blocks = useMemo(() => parseNoteMarkdown(text), [text]);
  return (
    <section class="card agenda" aria-labelledby="agenda">
      <div class="agenda-bar">
        <h3 id="agenda" tabIndex={-1} ref={heading}>
          {t('plan_agenda')}
        </h3>
        <div class="actions">
          <button
            type="button"
            onClick={async () => {
              if (await actions.copy(text)) actions.say(t('plan_agenda_copied'));
            }}
          >
            {t('plan_agenda_copy')}
          </button>
          <button type="button" onClick={() => window.print()}>
            {t('plan_agenda_print')}
          </button>
          <button type="button" onClick={close}>
            {t('plan_agenda_close')}
          </button>
        </div>
      </div>
      <div class="agenda-sheet">
        <Markdown blocks={blocks} />
      </div>
    </section>
  );
}
