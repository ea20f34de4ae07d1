import type { JSX } from 'preact';
import type { Advice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import { Hat } from '../ui/Icon';
import { formatDay } from './format';
import { GoalNode } from './GoalNode';
import { Header } from './Header';
import type { SidebarActions, SidebarProps, SidebarState } from './model';
import { StepNode } from './StepNode';
import { TipNode } from './TipNode';

/** A state without advice: what is the matter, and what can be done about it. */
function Message({ state, t, actions }: { state: SidebarState; t: Translate; actions: SidebarActions }): JSX.Element {
  if (state.kind === 'loading') {
    return (
      <div class="message">
        <div class="skeleton" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
        <p>{state.slow && state.wait ? t.dynamic(`wait_${state.wait}`) : t('panel_loading')}</p>
        {state.slow && (
          <button type="button" class="button" onClick={actions.openSelfTest}>
            {t('panel_self_test')}
          </button>
        )}
      </div>
    );
  }
  if (state.kind === 'error') {
    return (
      <div class="message" role="alert">
        <h3>{t('panel_error')}</h3>
        <p>{t.dynamic(`error_${state.failure.code}`)}</p>
        <button type="button" class="button" onClick={actions.retry}>
          {t('panel_retry')}
        </button>
      </div>
    );
  }
  return (
    <div class="message">
      <h3>{t(state.kind === 'unsupported' ? 'panel_unsupported' : 'panel_no_record')}</h3>
      {state.kind !== 'advice' && <p>{t.dynamic(`none_${state.reason}`)}</p>}
    </div>
  );
}

/** What a screen reader hears when the advice changes: once, in one sentence. */
function announcement(state: SidebarState, t: Translate): string {
  if (state.kind !== 'advice') return '';
  const { advice, record } = state;
  const step = advice.steps.find((one) => one.id === advice.step);
  return t('panel_announce', {
    record: record.name,
    step: step?.title ?? t('panel_stage_complete'),
    tip: advice.tip?.title ?? t('panel_no_tip'),
  });
}

function Footer({ advice, t }: { advice: Advice; t: Translate }): JSX.Element {
  const { release } = advice;
  return (
    <footer>
      {t('panel_release', {
        playbook: release.playbook,
        number: release.number,
        date: formatDay(release.date, t.locale),
      })}
    </footer>
  );
}

/** The collapsed panel: a tab at the edge of the page. */
function EdgeTab({ t, actions }: { t: Translate; actions: SidebarActions }): JSX.Element {
  return (
    <button
      type="button"
      class="edge-tab"
      aria-label={t('panel_expand')}
      title={t('panel_expand')}
      onClick={() => actions.setPreferences({ collapsed: false })}
    >
      <Hat hat="leader" />
      <Hat hat="manager" />
      <Hat hat="coach" />
    </button>
  );
}

/** The sidebar: goal, step and tip for one record, or why there are none. */
export function Sidebar(props: SidebarProps): JSX.Element {
  const { state, preferences, t, actions } = props;
  const theme = preferences.theme === 'page' ? (props.darkPage ? 'dark' : 'light') : preferences.theme;
  const record = state.kind === 'advice' ? state.record : null;
  return (
    <aside
      class={`sidebar ${preferences.side} ${preferences.collapsed ? 'collapsed' : ''}`}
      aria-label={t('panel_landmark')}
      lang={t.locale}
      data-theme={theme}
    >
      {preferences.collapsed ? (
        <EdgeTab t={t} actions={actions} />
      ) : (
        <>
          <Header key={record?.id} state={state} preferences={preferences} t={t} now={props.now} actions={actions} />
          <div class="content" key={record ? `${record.id}` : state.kind}>
            {state.kind === 'advice' ? (
              <div class="line-of-sight">
                {state.advice.goal && <GoalNode goal={state.advice.goal} t={t} />}
                <StepNode
                  advice={state.advice}
                  markdown={state.markdown}
                  pending={props.pending}
                  t={t}
                  tick={actions.tick}
                />
                <TipNode advice={state.advice} markdown={state.markdown} t={t} />
                {record?.hint && <p class="hint">{t.dynamic(`panel_hint_${record.hint}`)}</p>}
              </div>
            ) : (
              <Message state={state} t={t} actions={actions} />
            )}
          </div>
          {state.kind === 'advice' && <Footer advice={state.advice} t={t} />}
        </>
      )}
      <div class="visually-hidden" role="status" aria-live="polite">
        {announcement(state, t)}
      </div>
    </aside>
  );
}
