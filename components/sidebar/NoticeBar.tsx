import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Notice, SidebarActions } from './model';
import { reach } from './reach';

/** What was just done, in words. */
export const noticeWords = ({ act, title }: Notice, t: Translate): string =>
  t.dynamic(`panel_done_${act}`, { tip: title });

/** What was just done, with the way to take it back while there is one. It is spoken by the panel's live region. */
export function NoticeBar({
  notice,
  t,
  actions,
}: {
  notice: Notice;
  t: Translate;
  actions: SidebarActions;
}): JSX.Element {
  return (
    <div class="notice">
      <span>{noticeWords(notice, t)}</span>
      {notice.undo && (
        <button
          type="button"
          class="button"
          aria-keyshortcuts="u"
          title={t('panel_key_hint', { key: 'u' })}
          onClick={(event) => {
            // The button goes with the notice; the focus must not fall out of the panel with it.
            reach(event.currentTarget, '.node.coach');
            actions.undo();
          }}
        >
          {t('panel_undo')}
        </button>
      )}
    </div>
  );
}
