import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { StarterId } from '../../lib/playbook/starter';
import type { Shortcut } from '../options/model';
import { Notice, type Outcome } from '../options/Notice';
import { ShortcutList } from '../options/ShortcutList';
import { PanelPicture } from './PanelPicture';

export interface WelcomeProps {
  starters: { id: StarterId; title: string }[];
  /** Title of the active playbook, and which untouched starter it is; null for one of the person's own. */
  active: { title: string; starter: StarterId | null };
  shortcuts: readonly Shortcut[];
  t: Translate;
  use(starter: StarterId): Promise<Outcome>;
  openOptions(): void;
}

/** Where "Open" leads. Sightline knows no one's own address before they have opened a record. */
const DOORS = [
  { name: 'Salesforce', url: 'https://login.salesforce.com/' },
  { name: 'HubSpot', url: 'https://app.hubspot.com/' },
] as const;

/** Three steps to the first goal, step and tip. */
export function Welcome({ starters, active, shortcuts, t, use, openOptions }: WelcomeProps): JSX.Element {
  return (
    <main class="welcome">
      <header class="hero">
        <div>
          <p class="brand">
            <img src="/icons/48.png" width="28" height="28" alt="" />
            {t('extension_name')}
          </p>
          <h1>{t('welcome_title')}</h1>
          <p class="intro">{t('welcome_intro')}</p>
        </div>
        <PanelPicture t={t} />
      </header>
      <ol class="steps">
        <li class="card">
          <h2>{t('welcome_step_choose')}</h2>
          <p class="soft">{t(active.starter === null ? 'welcome_own' : 'welcome_step_choose_about')}</p>
          {active.starter === null ? (
            <p>{t('welcome_in_use', { title: active.title })}</p>
          ) : (
            <Choice starters={starters} active={active.starter} use={use} t={t} />
          )}
        </li>
        <li class="card">
          <h2>{t('welcome_step_open')}</h2>
          <p class="soft">{t('welcome_step_open_about')}</p>
          <p class="actions">
            {DOORS.map(({ name, url }) => (
              <a key={name} class="button" href={url} target="_blank" rel="noreferrer">
                {t('welcome_go', { crm: name })}
              </a>
            ))}
          </p>
        </li>
        <li class="card">
          <h2>{t('welcome_step_see')}</h2>
          <p class="soft">{t('welcome_step_see_about')}</p>
          <ShortcutList shortcuts={shortcuts.filter(({ command }) => command !== '_execute_action')} t={t} />
        </li>
      </ol>
      <footer>
        <p>{t('welcome_privacy')}</p>
        <button type="button" onClick={openOptions}>
          {t('welcome_options')}
        </button>
      </footer>
    </main>
  );
}

interface ChoiceProps extends Pick<WelcomeProps, 'starters' | 'use' | 't'> {
  active: StarterId;
}

function Choice({ starters, active, use, t }: ChoiceProps): JSX.Element {
  const [chosen, setChosen] = useState<StarterId>(active);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <>
      <fieldset class="choice">
        <legend class="hidden">{t('welcome_step_choose')}</legend>
        {starters.map(({ id, title }) => (
          <label key={id} data-starter={id}>
            <input type="radio" name="starter" checked={id === chosen} onChange={() => setChosen(id)} />
            <span>
              <b>
                {title}
                {id === active && <span class="badge">{t('options_starter_active')}</span>}
              </b>
              {t.dynamic(`options_starter_${id}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <button
          type="button"
          class="main"
          disabled={chosen === active}
          onClick={async () => setOutcome(await use(chosen))}
        >
          {t('welcome_use')}
        </button>
      </div>
      <Notice outcome={outcome} />
    </>
  );
}
