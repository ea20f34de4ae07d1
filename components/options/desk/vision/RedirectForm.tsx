import type { JSX } from 'preact';
import { withoutRedirect } from '../../../../lib/playbook/remove';
import { put, reviseRedirect } from '../../../../lib/playbook/revise';
import type { Redirect } from '../../../../lib/playbook/schema';
import { Segments } from '../../Segments';
import { Switch } from '../../SidebarSection';
import { DateField } from '../form/DateField';
import { TextArea } from '../form/TextArea';
import { TextField } from '../form/TextField';
import { go } from '../go';
import { REFRAME, withBadNews } from './redirect-draft';
import type { VisionPartProps } from './vision-part';

const CAUSES = ['competition', 'market', 'technology', 'other'] as const;

export type RedirectFormProps = Pick<VisionPartProps, 'actions' | 't' | 'say'> & { redirect: Redirect };

/** A redirect that is not published yet. It is part of the draft from the first key. */
export function RedirectForm({ redirect, actions, t, say }: RedirectFormProps): JSX.Element {
  const edit = (change: (redirect: Redirect) => Redirect): void =>
    actions.edit((draft) => reviseRedirect(draft, redirect.id, change));
  const remove = (): void => {
    actions.edit((draft) => withoutRedirect(draft, redirect.id));
    say(t('desk_removed', { title: redirect.title }), 'shown');
    go('#vision');
  };
  const text = (name: 'whatChanged' | 'whyConsiderable', label: string, about: string): JSX.Element => (
    <TextArea
      label={label}
      about={about}
      value={redirect[name]}
      most={1_000}
      needed
      set={(value) => edit((now) => ({ ...now, [name]: value }))}
      t={t}
    />
  );
  const headed = `redirect-${redirect.id}`;
  return (
    <section class="redirect-form form" aria-labelledby={headed} data-outcome={redirect.outcome}>
      <div class="editor-head">
        <div>
          <p class="over">{t('desk_redirect_unpublished')}</p>
          <h3 id={headed} tabIndex={-1} data-at={redirect.id}>
            {redirect.title.trim() || t.dynamic(`desk_redirect_new_${redirect.outcome}`)}
          </h3>
        </div>
        <button type="button" class="tool edit-only" onClick={remove}>
          {t('desk_redirect_remove')}
        </button>
      </div>
      <Segments
        label={t('desk_redirect_cause')}
        values={CAUSES}
        value={redirect.cause}
        words={(cause) => t.dynamic(`desk_cause_${cause}`)}
        set={(cause) => edit((now) => ({ ...now, cause }))}
      />
      <div class="fields">
        <TextField
          label={t('desk_redirect_title')}
          about={t('desk_redirect_title_about')}
          value={redirect.title}
          most={200}
          needed
          set={(title) => edit((now) => ({ ...now, title }))}
          t={t}
        />
        <DateField
          label={t('desk_redirect_date')}
          about={t('desk_redirect_date_about')}
          value={redirect.date}
          needed
          set={(date) => edit((now) => ({ ...now, date: date ?? '' }))}
          t={t}
        />
      </div>
      <div class="fields wide">
        {text('whatChanged', t('desk_redirect_what'), t('desk_redirect_what_about'))}
        {text('whyConsiderable', t('desk_redirect_why'), t.dynamic(`desk_redirect_why_${redirect.outcome}`))}
      </div>
      {redirect.outcome === 'changed' && (
        <TextArea
          label={t('desk_redirect_goals')}
          about={t('desk_redirect_goals_about')}
          value={redirect.goals}
          most={1_000}
          set={(goals) => edit((now) => put(now, 'goals', goals === '' ? undefined : goals))}
          t={t}
        />
      )}
      <Switch
        label={t('desk_redirect_bad')}
        on={redirect.badNews === true}
        set={(bad) => edit((now) => withBadNews(now, bad))}
      >
        {t('desk_redirect_bad_about')}
      </Switch>
      {redirect.badNews && (
        <div class="fields wide">
          {REFRAME.map((part) => (
            <TextArea
              key={part}
              label={t.dynamic(`desk_reframe_${part}`)}
              about={t.dynamic(`desk_reframe_about_${part}`)}
              value={redirect[part]}
              most={1_000}
              needed
              set={(value) => edit((now) => put(now, part, value))}
              t={t}
            />
          ))}
        </div>
      )}
    </section>
  );
}
