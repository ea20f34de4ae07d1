import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DataSection } from './DataSection';
import { SECTIONS, type Section } from './model';
import { PlaybookSection, type SectionProps } from './PlaybookSection';
import { ShortcutsSection } from './ShortcutsSection';
import { SidebarSection } from './SidebarSection';
import { SitesSection } from './SitesSection';
import { StagesSection } from './StagesSection';

const PARTS: { [section in Section]: (props: SectionProps) => JSX.Element } = {
  playbook: PlaybookSection,
  stages: StagesSection,
  sidebar: SidebarSection,
  shortcuts: ShortcutsSection,
  sites: SitesSection,
  data: DataSection,
};

export interface OptionsProps extends SectionProps {
  section: Section;
}

/**
 * The options page. Sections that are not in front stay where they are, hidden, so that what a person began in one is
 * still there when they come back.
 */
export function Options({ section, data, actions, t }: OptionsProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [section]);
  return (
    <div class="page">
      <header>
        <img src="/icons/48.png" width="28" height="28" alt="" />
        <span class="brand">{t('extension_name')}</span>
        <nav aria-label={t('options_sections')}>
          <ul>
            {SECTIONS.map((one) => (
              <li key={one}>
                <a href={`#${one}`} aria-current={one === section ? 'page' : undefined}>
                  {t.dynamic(`options_section_${one}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        <h1 tabIndex={-1} ref={heading}>
          {t.dynamic(`options_section_${section}`)}
        </h1>
        <p class="intro">{t.dynamic(`options_intro_${section}`)}</p>
        {SECTIONS.map((one) => {
          const Part = PARTS[one];
          return (
            <div key={one} class="parts" hidden={one !== section} data-section={one}>
              <Part data={data} actions={actions} t={t} />
            </div>
          );
        })}
        <footer>
          <p>{t('options_footer', { version: data.version })}</p>
        </footer>
      </main>
    </div>
  );
}
