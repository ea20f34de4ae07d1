import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CrmId } from '../../lib/crm/record';
import type { Translate } from '../../lib/i18n/translate';
import { PANEL_WIDTH } from '../../lib/panel-width';
import type { PreferenceName, Preferences } from '../../lib/storage/preferences';
import { CRMS } from './model';
import { failureOutcome, Notice, type Outcome } from './Notice';
import type { SectionProps } from './PlaybookSection';
import { Segments } from './Segments';

/** What a person may choose; the format allows more. */
const MOST_DAILY_TIPS = 200;

/** How the panel looks and where it stands, per CRM. Every change is kept at once. */
export function SidebarSection({ data, actions, t }: SectionProps): JSX.Element {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const save = async (crms: readonly CrmId[], patch: Partial<Preferences>): Promise<void> => {
    const answers = await Promise.all(crms.map((crm) => actions.savePreferences(crm, patch)));
    const bad = answers.find((answer) => !answer.ok);
    setOutcome(bad && !bad.ok ? failureOutcome(bad.error, t) : { kind: 'good', text: t('options_kept') });
  };
  return (
    <>
      <section class="card" aria-labelledby="language">
        <h2 id="language">{t('options_language')}</h2>
        <Segments
          name="language"
          label={t('options_language_of')}
          values={['auto', 'en', 'de'] as const}
          value={data.preferences.salesforce.language}
          words={(language) => t.dynamic(`options_language_${language}`)}
          set={(language) => void save(CRMS, { language })}
          locked={lockOf(data.preferences.salesforce, 'language', t)}
        />
      </section>
      {CRMS.map((crm) => (
        <Panel
          key={crm}
          crm={crm}
          preferences={data.preferences[crm]}
          save={(patch) => void save([crm], patch)}
          t={t}
        />
      ))}
      <Notice outcome={outcome} />
    </>
  );
}

/** Why a person cannot change a preference; null where they can. */
const lockOf = ({ locked = [] }: Preferences, name: PreferenceName, t: Translate): string | null =>
  locked.includes(name) ? t('policy_set_by') : null;

interface PanelProps {
  crm: CrmId;
  preferences: Preferences;
  save(patch: Partial<Preferences>): void;
  t: Translate;
}

function Panel({ crm, preferences, save, t }: PanelProps): JSX.Element {
  const { place, side, width, theme, hidden, collapsed, dailyTips, markers } = preferences;
  const lock = (name: PreferenceName): string | null => lockOf(preferences, name, t);
  return (
    <section class="card" aria-labelledby={`panel-${crm}`} data-crm={crm}>
      <h2 id={`panel-${crm}`}>{t('options_panel_on', { crm: t.dynamic(`popup_crm_${crm}`) })}</h2>
      <Switch
        label={t('options_panel_shown')}
        on={!hidden}
        set={(on) => save({ hidden: !on })}
        locked={lock('hidden')}
      />
      <Switch label={t('options_panel_open')} on={!collapsed} set={(on) => save({ collapsed: !on })}>
        {t('options_panel_open_about')}
      </Switch>
      <Segments
        name={`place-${crm}`}
        label={t('options_place')}
        values={['page', 'browser'] as const}
        value={place}
        words={(one) => t.dynamic(`options_place_${one}`)}
        set={(one) => save({ place: one })}
        locked={lock('place')}
      />
      {place === 'browser' && <p>{t('options_place_about')}</p>}
      <Segments
        name={`side-${crm}`}
        label={t('options_side')}
        values={['left', 'right'] as const}
        value={side}
        words={(one) => t.dynamic(`options_side_${one}`)}
        set={(one) => save({ side: one })}
        locked={lock('side')}
      />
      <label class="field">
        <span class="words">
          {t('options_width')}
          {lock('width') && <small class="set-by">{lock('width')}</small>}
        </span>
        <span class="range">
          <input
            type="range"
            min={PANEL_WIDTH.least}
            max={PANEL_WIDTH.most}
            step="10"
            value={width}
            disabled={lock('width') !== null}
            onChange={({ currentTarget }) => save({ width: Number(currentTarget.value) })}
          />
          <output>{t('options_pixels', { count: width })}</output>
        </span>
      </label>
      <Segments
        name={`theme-${crm}`}
        label={t('panel_theme')}
        values={['page', 'light', 'dark'] as const}
        value={theme}
        words={(one) => t.dynamic(`panel_theme_${one}`)}
        set={(one) => save({ theme: one })}
        locked={lock('theme')}
      />
      <Switch label={t('options_markers')} on={markers} set={(on) => save({ markers: on })} locked={lock('markers')}>
        {t('options_markers_about')}
      </Switch>
      <label class="field">
        <span class="words">
          {t('options_daily_tips')}
          <small>{t('options_daily_tips_about')}</small>
          {lock('dailyTips') && <small class="set-by">{lock('dailyTips')}</small>}
        </span>
        <input
          type="number"
          min="0"
          max={MOST_DAILY_TIPS}
          step="1"
          value={dailyTips}
          disabled={lock('dailyTips') !== null}
          onChange={({ currentTarget }) => {
            if (currentTarget.validity.valid && currentTarget.value !== '')
              save({ dailyTips: currentTarget.valueAsNumber });
            else currentTarget.value = String(dailyTips);
          }}
        />
      </label>
    </section>
  );
}

interface SwitchProps {
  label: string;
  on: boolean;
  set(on: boolean): void;
  /** Why it cannot be changed; without it, it can. */
  locked?: string | null;
  /** What it means, below the label. */
  children?: ComponentChildren;
}

/** On or off, at once. It shows what is so, not what was pressed: a change that fails or is declined leaves it as it was. */
export function Switch({ label, on, set, locked = null, children }: SwitchProps): JSX.Element {
  return (
    <label class="field switch">
      <span class="words">
        {label}
        {children && <small>{children}</small>}
        {locked !== null && <small class="set-by">{locked}</small>}
      </span>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked.
        role="switch"
        checked={on}
        disabled={locked !== null}
        onChange={({ currentTarget }) => {
          currentTarget.checked = on;
          set(!on);
        }}
      />
    </label>
  );
}
