import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import { WhoAmI } from '../notes/WhoAmI';
import { roleWord } from '../notes/words';
import { Dialog } from './Dialog';
import type { ReviewActions, ReviewData } from './model';

interface WhoseProps {
  data: ReviewData;
  actions: ReviewActions;
  t: Translate;
}

/** Who writes here; asked for by a small card as long as nobody said so. */
export function Whose({ data: { me }, actions, t }: WhoseProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  return (
    <div class="whose" data-known={me !== null}>
      {me === null ? (
        <>
          <span class="soft">{t('review_who_are_you')}</span>
          <button type="button" onClick={() => setAsked(true)}>
            {t('review_say_who')}
          </button>
        </>
      ) : (
        <button type="button" class="quiet" title={t('review_change_who')} onClick={() => setAsked(true)}>
          <bdi>{me.name}</bdi>
          <small>{me.roles.map((role) => roleWord(role, t)).join(', ')}</small>
        </button>
      )}
      {asked && (
        <Dialog title={t('review_who_are_you')} close={() => setAsked(false)} t={t}>
          <p class="soft">{t('review_who_about')}</p>
          <WhoAmI
            known={me}
            t={t}
            action={t('review_save')}
            busy={busy}
            focus
            save={({ name, email, roles }) => {
              setBusy(true);
              void actions.ask('identity/set', { name, email, roles }).then((answer) => {
                setBusy(false);
                if (!answer.ok)
                  return actions.say(t('review_not_done', { why: t.dynamic(`error_${answer.error.code}`) }));
                setAsked(false);
                actions.say(t('review_said_who', { name: answer.value.me.name }));
              });
            }}
            cancel={{ words: t('options_cancel'), act: () => setAsked(false) }}
          />
        </Dialog>
      )}
    </div>
  );
}
