import type { JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import type { Resource } from '../../../../lib/playbook/schema';
import { Icon } from '../../../ui/Icon';
import { TextField } from './TextField';

export interface ResourceListProps {
  resources: readonly Resource[];
  set(resources: Resource[]): void;
  t: Translate;
}

/** What the format allows for a tip or step. */
const MOST = 20;

/** Links with a title. An address that is neither https nor mailto says so beside it. */
export function ResourceList({ resources, set, t }: ResourceListProps): JSX.Element {
  const put = (index: number, change: Partial<Resource>): void =>
    set(resources.map((resource, at) => (at === index ? { ...resource, ...change } : resource)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a heading of a list, drawn like the labels beside it.
    <div class="entry resources" role="group" aria-label={t('desk_resources')}>
      <span class="label">{t('desk_resources')}</span>
      {resources.length === 0 && <p class="soft none">{t('desk_resources_none')}</p>}
      <ul>
        {resources.map((resource, index) => (
          // Links have no id, and two may say the same: their place is what tells them apart.
          <li key={index}>
            <TextField
              label={t('desk_resource_title')}
              value={resource.title}
              most={200}
              needed
              set={(title) => put(index, { title })}
              t={t}
            />
            <TextField
              label={t('desk_resource_url')}
              value={resource.url}
              most={2_000}
              fault={isLink(resource.url) ? null : t('desk_resource_fault')}
              set={(url) => put(index, { url })}
              t={t}
            />
            <button
              type="button"
              class="edit-only tool"
              aria-label={t('desk_resource_remove', { title: resource.title })}
              onClick={() => set(resources.filter((_, at) => at !== index))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {resources.length < MOST && (
        <button
          type="button"
          class="edit-only add-one"
          onClick={() => set([...resources, { title: '', url: 'https://' }])}
        >
          {t('desk_resource_add')}
        </button>
      )}
    </div>
  );
}

/** As the format asks: https or mailto, no space, and more than the scheme. */
function isLink(url: string): boolean {
  return /^(?:https:\/\/|mailto:)\S+$/.test(url) && URL.canParse(url);
}
