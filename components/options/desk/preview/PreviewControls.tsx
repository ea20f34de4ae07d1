import type { JSX } from 'preact';
import type { Example } from '../../../../lib/draft-requests';
import type { Translate } from '../../../../lib/i18n/translate';
import type { PreviewSettings } from './PreviewPane';
import type { PreviewPlace } from './places';

export interface PreviewControlsProps {
  settings: PreviewSettings;
  change(patch: Partial<PreviewSettings>): void;
  places: readonly PreviewPlace[];
  examples: readonly Example[];
  t: Translate;
}

/** For which record the preview is made, and how it is drawn. */
export function PreviewControls({ settings, change, places, examples, t }: PreviewControlsProps): JSX.Element {
  return (
    <div class="preview-controls">
      <label>
        <span>{t('preview_record')}</span>
        <select value={settings.record} onChange={({ currentTarget }) => change({ record: currentTarget.value })}>
          <option value="follow">{t('preview_follow')}</option>
          <optgroup label={t('preview_made_up')}>
            {places.map(({ id, process, stage }) => (
              <option key={id} value={`place ${id}`}>
                {process.title} · {stage.title}
              </option>
            ))}
          </optgroup>
          {examples.length > 0 && (
            <optgroup label={t('preview_kept')}>
              {examples.map(({ id, name }) => (
                <option key={id} value={`example ${id}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <Choice
        legend={t('preview_theme')}
        name="preview-theme"
        options={[
          ['light', t('preview_light')],
          ['dark', t('preview_dark')],
        ]}
        value={settings.theme}
        choose={(theme) => change({ theme })}
      />
      <Choice
        legend={t('preview_language')}
        name="preview-language"
        options={[
          ['en', t('options_language_en')],
          ['de', t('options_language_de')],
        ]}
        value={settings.language}
        choose={(language) => change({ language })}
      />
    </div>
  );
}

interface ChoiceProps<T extends string> {
  legend: string;
  name: string;
  options: readonly (readonly [value: T, word: string])[];
  value: T;
  choose(value: T): void;
}

function Choice<T extends string>({ legend, name, options, value, choose }: ChoiceProps<T>): JSX.Element {
  return (
    <fieldset class="segments">
      <legend class="hidden">{legend}</legend>
      {options.map(([one, word]) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === value} onChange={() => choose(one)} />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
