import type { JSX } from 'preact';
import type { Advice } from '../../lib/coaching/advice';
import type { Translate } from '../../lib/i18n/translate';
import { formatDay } from './format';
import type { SidebarActions, SidebarState } from './model';

/** A state without advice: what is the matter, and what can be done about it. */
export function Message({
  state,
  t,
  actions,
}: {
  state: SidebarState;
  t: Translate;
  actions: SidebarActions;
}): JSX.Element {
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
export function announcement(state: SidebarState, t: Translate): string {
  if (state.kind !== 'advice') return '';
  const { advice, record } = state;
  const step = advice.steps.find((one) => one.id === advice.step);
  return t('panel_announce', {
    record: record.name,
    step: step?.title ?? t('panel_stage_complete'),
    tip: advice.tip?.title ?? t('panel_no_tip'),
  });
}

export function Footer({ advice, t }: { advice: Advice; t: Translate }): JSX.Element {
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
