import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import { Hat } from '../ui/Icon';
import { SECTIONS } from './model';
import { DESK_SECTIONS, type DeskSection } from './sections';

export interface NavigationProps {
  section: string;
  t: Translate;
}

/** Every section of the page: the desk, each with the hat under which it is edited, then the settings. */
export function Navigation({ section, t }: NavigationProps): JSX.Element {
  const link = (id: string, hat: DeskSection['hat']): JSX.Element => (
    <li key={id}>
      <a href={`#${id}`} data-hat={hat ?? undefined} aria-current={id === section ? 'page' : undefined}>
        {hat && <Hat hat={hat} />}
        {t.dynamic(`options_section_${id}`)}
      </a>
    </li>
  );
  return (
    <nav aria-label={t('options_sections')}>
      <p id="nav-desk">{t('options_group_desk')}</p>
      <ul aria-labelledby="nav-desk">{DESK_SECTIONS.map(({ id, hat }) => link(id, hat))}</ul>
      <p id="nav-review">{t('options_group_review')}</p>
      <ul aria-labelledby="nav-review">
        <li>
          <a href="/review.html">{t('options_open_review')}</a>
        </li>
      </ul>
      <p id="nav-settings">{t('options_group_settings')}</p>
      <ul aria-labelledby="nav-settings">{SECTIONS.map((id) => link(id, null))}</ul>
    </nav>
  );
}
