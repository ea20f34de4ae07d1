import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { Role } from '../../lib/notes/event';
import { roleWord } from './words';

export const ROLES: readonly Role[] = ['rep', 'manager', 'leader', 'coach'];

export interface Introduced {
  name: string;
  email: string | null;
  roles: Role[];
}

interface WhoAmIProps {
  /** What was said before; empty where that is nothing. */
  known: Introduced | null;
  t: Translate;
  /** On the button: what saying it leads to. */
  action: string;
  busy?: boolean;
  save(said: Introduced): void;
  cancel?: { words: string; act(): void };
  /** Takes the focus when it comes. */
  focus?: boolean;
  /** What this person may be, where their organization says it, and that it does. */
  allowed?: { roles: readonly Role[]; words: string } | null;
}

/** Who writes here: a name, an e-mail address if wanted, and what this person is. No login; it stays on this machine. */
export function WhoAmI({
  known,
  t,
  action,
  busy = false,
  save,
  cancel,
  focus = false,
  allowed = null,
}: WhoAmIProps): JSX.Element {
  const [name, setName] = useState(known?.name ?? '');
  const [email, setEmail] = useState(known?.email ?? '');
  const [roles, setRoles] = useState<Role[]>(known?.roles ?? ['rep']);
  const [missing, setMissing] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (focus) first.current?.focus();
  }, [focus]);
  const say = (): void => {
    if (name.trim() === '') {
      setMissing(true);
      first.current?.focus();
      return;
    }
    save({ name: name.trim(), email: email.trim() === '' ? null : email.trim(), roles });
  };
  return (
    <form
      class="who-am-i"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <label>
        <span>{t('note_your_name')}</span>
        <input
          ref={first}
          type="text"
          autocomplete="off"
          maxLength={120}
          required
          aria-invalid={missing && name.trim() === ''}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      {missing && name.trim() === '' && (
        <small class="bad" role="alert">
          {t('note_name_missing')}
        </small>
      )}
      <label>
        <span>{t('note_your_email')}</span>
        <input
          type="text"
          inputMode="email"
          autocomplete="off"
          maxLength={200}
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <fieldset class="roles">
        <legend>{t('note_your_roles')}</legend>
        {ROLES.map((role) => (
          <label key={role}>
            <input
              type="checkbox"
              checked={roles.includes(role)}
              disabled={allowed !== null && !allowed.roles.includes(role)}
              onChange={(event) =>
                setRoles(
                  event.currentTarget.checked
                    ? ROLES.filter((one) => one === role || roles.includes(one))
                    : roles.filter((one) => one !== role),
                )
              }
            />
            {roleWord(role, t)}
          </label>
        ))}
        {allowed && <small class="set-by">{allowed.words}</small>}
      </fieldset>
      <div class="acts">
        <button type="submit" class="button strong" aria-busy={busy}>
          {action}
        </button>
        {cancel && (
          <button type="button" class="button" onClick={cancel.act}>
            {cancel.words}
          </button>
        )}
      </div>
    </form>
  );
}
