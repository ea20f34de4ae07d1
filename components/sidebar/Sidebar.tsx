import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/translate';
import type { NotesInPanel } from '../notes/gate';
import { ANSWER_KEYS, toggleAnswer } from './Answers';
import { EdgeTab, InnerEdge } from './Edges';
import type { Flags } from './Flag';
import { GoalNode } from './GoalNode';
import { Header } from './Header';
import type { Notice, SidebarProps } from './model';
import { NoticeBar, noticeWords } from './NoticeBar';
import { OverPart } from './Part';
import type { Shelf } from './parts';
import { RedirectBanner } from './RedirectBanner';
import { announcement, Footer, Message } from './States';
import { StepNode } from './StepNode';
import { TipNode } from './TipNode';

/** What may lie over the advice. */
type View = 'search' | 'help' | 'notes';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(input|textarea|select)$/.test(target.localName)) &&
  !(target instanceof HTMLInputElement && target.type === 'checkbox');

/** The sidebar: goal, step and tip for one record, or why there are none. */
export function Sidebar(props: SidebarProps & { shelf: Shelf }): JSX.Element {
  const { state, preferences, t, actions, pending, notice, notes, shelf } = props;
  const theme = preferences.theme === 'page' ? (props.darkPage ? 'dark' : 'light') : preferences.theme;
  const record = state.kind === 'advice' ? state.record : null;
  /** In the browser's own side panel there is nothing to collapse or to resize: the browser does both. */
  const inPage = preferences.place === 'page';
  const collapsed = inPage && preferences.collapsed;
  const [view, setView] = useState<View | null>(null);
  const [said, say] = useState('');
  /** A thread that was asked for from within the panel. */
  const [shown, setShown] = useState<NotesInPanel['open']>(null);
  const parts = shelf.parts();
  const whole = useRef<HTMLElement>(null);
  /** What had the focus before the view opened; undefined: nothing to give back. */
  const opener = useRef<HTMLElement | null | undefined>(undefined);

  const focused = (): HTMLElement | null => {
    const root = whole.current?.getRootNode();
    return root instanceof ShadowRoot && root.activeElement instanceof HTMLElement ? root.activeElement : null;
  };
  const open = (next: View): void => {
    if (view === null) opener.current = focused();
    setView(next);
  };
  const close = (): void => {
    say('');
    setShown(null);
    setView(null);
  };
  useLayoutEffect(() => {
    if (view !== null || opener.current === undefined) return;
    const target = opener.current?.isConnected ? opener.current : whole.current?.querySelector('h2');
    opener.current = undefined;
    target?.focus();
  }, [view]);
  useLayoutEffect(() => {
    if (view === null) return;
    // The person has gone to another record: what lay over the advice would hide it. The focus is not taken from the page.
    if (focused() === null) opener.current = undefined;
    close();
  }, [record?.id]);
  // A thread that was asked for from elsewhere: by its mark on the page, or by a page of ours.
  const asked = notes?.open?.asked;
  useLayoutEffect(() => {
    if (asked !== undefined && record) open('notes');
  }, [asked, record === null]);

  const onKeyDown = (event: KeyboardEvent & { target: EventTarget | null }): void => {
    if (event.key === 'Escape') {
      if (view !== null) close();
      else if (inPage && !collapsed) actions.setPreferences({ collapsed: true });
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTyping(event.target)) return;
    if (collapsed) return;
    const act = keyAct(event);
    if (act === null) return;
    event.preventDefault();
    act();
  };

  /** What a single key does here and now. */
  const keyAct = ({ key, target, repeat }: KeyboardEvent): (() => void) | null => {
    if (key === '/') return () => open('search');
    if (key === '?') return () => open('help');
    if (key === 'm' && notes && record) return () => open('notes');
    if (key === 'u' && notice?.undo) return actions.undo;
    const answer = ANSWER_KEYS[key];
    if (answer === undefined || repeat || view !== null || state.kind !== 'advice') return null;
    const { tip: top, others, possible } = state.advice;
    const id = target instanceof Element ? target.closest('[data-tip]')?.getAttribute('data-tip') : undefined;
    const tip = [...others, ...possible].find((one) => one.id === id) ?? (state.enough ? null : top);
    return tip ? () => toggleAnswer(tip, answer, actions) : null;
  };

  const flags: Flags | null =
    notes && state.kind === 'advice'
      ? {
          shelf,
          given: { notes, record: state.record, advice: state.advice, t, now: props.now, say },
          show(thread) {
            setShown({ thread, asked: -props.now });
            open('notes');
          },
        }
      : null;

  return (
    <aside
      ref={whole}
      class={`sidebar ${inPage ? preferences.side : 'alone'} ${collapsed ? 'collapsed' : ''}`}
      aria-label={t('panel_landmark')}
      lang={t.locale}
      data-theme={theme}
      onKeyDown={onKeyDown}
    >
      {collapsed ? (
        <EdgeTab preferences={preferences} t={t} actions={actions} />
      ) : (
        <>
          <Header
            key={record?.id}
            state={state}
            preferences={preferences}
            t={t}
            now={props.now}
            actions={actions}
            notes={notes}
            shelf={shelf}
            open={open}
          />
          <div class="body">
            <div class="content" key={record ? `${record.id}` : state.kind} inert={view !== null}>
              {state.kind === 'advice' ? (
                <div class="line-of-sight">
                  {state.advice.redirect && (
                    <RedirectBanner redirect={state.advice.redirect} pending={pending} t={t} actions={actions} />
                  )}
                  {state.advice.goal && <GoalNode goal={state.advice.goal} shelf={shelf} t={t} />}
                  <StepNode
                    advice={state.advice}
                    markdown={state.markdown}
                    pending={pending}
                    shelf={shelf}
                    t={t}
                    flags={flags}
                    tick={actions.tick}
                  />
                  <TipNode
                    state={state}
                    pending={pending}
                    held={props.held}
                    flags={flags}
                    shelf={shelf}
                    t={t}
                    actions={actions}
                  />
                  {record?.hint && <p class="hint">{t.dynamic(`panel_hint_${record.hint}`)}</p>}
                </div>
              ) : (
                <Message state={state} t={t} actions={actions} />
              )}
            </div>
            {view === 'search' && (
              <OverPart key={view} shelf={shelf} t={t} title={t('panel_search')} close={close} typing>
                {({ Search }, typed) => <Search t={t} actions={actions} close={close} say={say} typed={typed} />}
              </OverPart>
            )}
            {view === 'notes' && notes && state.kind === 'advice' && (
              <OverPart key={view} shelf={shelf} t={t} title={t('panel_notes')} close={close}>
                {({ Notes }) => (
                  <Notes
                    key={state.record.id}
                    notes={shown ? { ...notes, open: shown } : notes}
                    record={state.record}
                    advice={state.advice}
                    t={t}
                    now={props.now}
                    actions={actions}
                    close={close}
                    say={say}
                  />
                )}
              </OverPart>
            )}
            {view === 'help' && (
              <OverPart key={view} shelf={shelf} t={t} title={t('panel_help')} close={close}>
                {({ HelpSheet }) => <HelpSheet t={t} actions={actions} close={close} />}
              </OverPart>
            )}
          </div>
          {parts && notes && state.kind === 'advice' && <parts.News gate={notes.gate} state={state} t={t} />}
          {notice && <NoticeBar notice={notice} t={t} actions={actions} />}
          {state.kind === 'advice' && <Footer advice={state.advice} t={t} />}
          {inPage && <InnerEdge preferences={preferences} t={t} actions={actions} />}
        </>
      )}
      {/* Only what was added is spoken, so that nothing is said twice when a part of it goes. */}
      <div class="visually-hidden" role="status" aria-live="polite" aria-atomic="false">
        <p>{announcement(state, t) || null}</p>
        <p>{notice && spoken(notice, t)}</p>
        <p>{said || null}</p>
      </div>
    </aside>
  );
}

/** A notice as it is heard: with the key that takes it back. */
const spoken = (notice: Notice, t: Translate): string =>
  [noticeWords(notice, t), ...(notice.undo ? [t('panel_undo_hint')] : [])].join(' ');
