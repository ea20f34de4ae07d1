import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { pageAddress } from './address';
import { DataSection } from './DataSection';
import { DeskBar } from './desk/DeskBar';
import { KeptPart } from './desk/KeptPart';
import { unpublishedItems } from './desk/unpublished';
import type { Desk, DeskActions } from './desk-model';
import { IdentitySection } from './IdentitySection';
import { SECTIONS, type Section } from './model';
import { Navigation } from './Navigation';
import { PlaybookSection, type SectionProps } from './PlaybookSection';
import { ShortcutsSection } from './ShortcutsSection';
import { SidebarSection } from './SidebarSection';
import { SitesSection } from './SitesSection';
import { StagesSection } from './StagesSection';
import { DESK_SECTIONS, PREVIEW } from './sections';
import { TeamSection } from './team/TeamSection';

const SETTINGS: { [section in Section]: (props: SectionProps) => JSX.Element } = {
  playbook: PlaybookSection,
  stages: StagesSection,
  identity: IdentitySection,
  sidebar: SidebarSection,
  shortcuts: ShortcutsSection,
  sites: SitesSection,
  team: TeamSection,
  data: DataSection,
};

export interface OptionsProps extends Omit<SectionProps, 'unpublished'> {
  /** What the page's address has behind `#`. */
  address: string;
  /** Null until the draft is read. */
  desk: { desk: Desk; actions: DeskActions } | null;
}

/**
 * The options page: the desk, where the playbook is written, and the settings. A section is mounted when it first comes to
 * the front, and stays, so that what a person began in it is still there when they come back.
 */
export function Options({ address, desk, data, actions, t }: OptionsProps): JSX.Element {
  const { section: wanted, at } = pageAddress(address);
  const known = [...DESK_SECTIONS.map(({ id }) => id), ...SECTIONS];
  const section = known.includes(wanted) ? wanted : (known[0] ?? 'playbook');
  const [preview, setPreview] = useState(false);
  const visited = useRef(new Set<string>());
  visited.current.add(section);
  const isDesk = DESK_SECTIONS.some(({ id }) => id === section);
  const heading = useArrival(section, at, desk !== null || !isDesk);
  const unpublished = useMemo(() => unpublishedItems(desk?.desk.edits ?? []), [desk?.desk.edits]);
  const Preview = PREVIEW;
  return (
    <div class="page" data-desk={isDesk} data-preview={isDesk && preview}>
      <header>
        <div class="brand">
          <img src="/icons/48.png" width="28" height="28" alt="" />
          {t('extension_name')}
        </div>
        {desk && <DeskBar {...desk} t={t} preview={Preview && isDesk ? { shown: preview, show: setPreview } : null} />}
      </header>
      <Navigation section={section} t={t} />
      <main>
        <h1 tabIndex={-1} ref={heading}>
          {t.dynamic(`options_section_${section}`)}
        </h1>
        <p class="intro">{t.dynamic(`options_intro_${section}`)}</p>
        {!desk && isDesk && <p class="card soft">{t('desk_opening')}</p>}
        {desk &&
          DESK_SECTIONS.map(({ id, Part }) =>
            visited.current.has(id) ? (
              <KeptPart key={id} section={id} front={id === section}>
                <Part {...desk} data={data} options={actions} t={t} at={id === section ? at : null} />
              </KeptPart>
            ) : null,
          )}
        {SECTIONS.map((id) => {
          const Part = SETTINGS[id];
          return visited.current.has(id) ? (
            <KeptPart key={id} section={id} front={id === section}>
              <Part data={data} actions={actions} unpublished={unpublished} t={t} />
            </KeptPart>
          ) : null;
        })}
        <footer>
          <p>{t('options_footer', { version: data.version })}</p>
        </footer>
      </main>
      {desk && Preview && isDesk && preview && (
        <aside class="preview-pane" aria-label={t('desk_preview')}>
          <Preview {...desk} data={data} t={t} />
        </aside>
      )}
    </div>
  );
}

/**
 * Puts the focus where an address leads: to the item in it, else to the section's heading; also where a link is pressed that
 * leads where the page is already. Not when the page opens at a section. `drawn`: the section is there.
 */
function useArrival(section: string, at: string | null, drawn: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!drawn) return;
    const arrive = (): void => {
      const part = document.querySelector(`.parts[data-section="${CSS.escape(section)}"]`);
      const item = at === null ? null : part?.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`);
      (item ?? heading.current)?.focus();
    };
    if (!first.current || at !== null) arrive();
    first.current = false;
    const press = ({ target }: MouseEvent): void => {
      const link = target instanceof Element ? target.closest('a') : null;
      if (link?.getAttribute('href')?.startsWith('#') && link.hash === window.location.hash) arrive();
    };
    document.addEventListener('click', press);
    return () => document.removeEventListener('click', press);
  }, [section, at, drawn]);
  return heading;
}
