import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Resource } from '../../lib/playbook/schema';
import { Icon } from '../ui/Icon';

/** Links that go with a step or tip. */
export function Resources({ resources, t }: { resources: Resource[]; t: Translate }): JSX.Element | null {
  if (resources.length === 0) return null;
  return (
    <ul class="resources" aria-label={t('panel_resources')}>
      {resources.map((resource) => (
        <li key={resource.url}>
          <a href={resource.url} target="_blank" rel="noopener noreferrer">
            {resource.title}
            <Icon name="link" />
          </a>
        </li>
      ))}
    </ul>
  );
}
