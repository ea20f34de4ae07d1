import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Process, Stage } from '../../../../lib/playbook/schema';
import { foldStageName } from '../../../../lib/playbook/stage-name';
import type { SeenPipeline } from '../../../../lib/storage/database';
import { Icon } from '../../../ui/Icon';
import { useUniqueId } from '../../../ui/use-unique-id';

export interface StageNamesProps {
  crm: string;
  process: Process;
  stage: Stage;
  pipelines: readonly SeenPipeline[];
  set(names: string[]): void;
  say(text: string): void;
  t: Translate;
}

/** What a CRM calls a stage: label and API value, as often as it has them. Names seen while browsing are offered. */
export function StageNames({ crm, process, stage, pipelines, set, say, t }: StageNamesProps): JSX.Element {
  const id = useUniqueId();
  const [typed, setTyped] = useState('');
  const names = stage.crmStages[crm] ?? [];
  const holder = (name: string): Stage | undefined =>
    process.stages.find((one) => one.crmStages[crm]?.some((other) => foldStageName(other) === foldStageName(name)));
  const offers = pipelines
    .filter((pipeline) => pipeline.crm === crm)
    .flatMap(({ stages }) => stages.map(({ label }) => label))
    .filter((name, index, all) => all.indexOf(name) === index && !holder(name));
  const add = (): void => {
    const name = typed.trim();
    if (name === '') return;
    const taken = holder(name);
    if (taken) say(t('desk_stage_name_taken', { name, stage: taken.title }));
    else {
      set([...names, name]);
      say(t('desk_stage_name_added', { name }));
      setTyped('');
    }
  };
  const label = t('desk_stage_names', { crm: t.dynamic(`popup_crm_${crm}`) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: drawn and named like the other entries of the form.
    <div class="entry pick" role="group" aria-labelledby={id} data-crm={crm}>
      <span class="label" id={id}>
        {label}
      </span>
      {names.length === 0 ? (
        <p class="soft none">{t('desk_stage_names_none')}</p>
      ) : (
        <ul class="chips">
          {names.map((name) => (
            <li key={name}>
              <span>{name}</span>
              <button
                type="button"
                class="edit-only"
                aria-label={t('desk_pick_remove', { title: name })}
                onClick={() => set(names.filter((other) => other !== name))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="name-add edit-only">
        <input
          type="text"
          autocomplete="off"
          maxLength={200}
          aria-label={t('desk_pick_add', { label })}
          list={`${id}-offers`}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id={`${id}-offers`}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
        <button type="button" onClick={add}>
          {t('options_add')}
        </button>
      </div>
    </div>
  );
}
