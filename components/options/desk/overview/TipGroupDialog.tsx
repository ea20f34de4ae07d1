import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import type { SightLink } from '../../../../lib/playbook/sight-map';
import { editorAddress } from '../../address';
import { tipsAddress } from '../tips/tip-address';

export interface TipGroupDialogProps {
  link: SightLink;
  close(): void;
  writeTip(link: SightLink): void;
  t: Translate;
}

/** The tips of one step or metric, as far as they are named; the others are in the list of tips. Escape closes. */
export function TipGroupDialog({ link, close, writeTip, t }: TipGroupDialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // A link in it leads to another section.
    window.addEventListener('hashchange', close);
    return () => window.removeEventListener('hashchange', close);
  }, []);
  const { count, named, faulty, firstFaulty } = link.tips;
  return (
    <dialog ref={dialog} class="tip-group" aria-labelledby="tip-group" onClose={close}>
      <h2 id="tip-group">{link.title}</h2>
      <p class="soft">{t('overview_tip_group', { count })}</p>
      {firstFaulty !== null && (
        <p class="notice warn">
          {t('overview_faulty', { count: faulty })}{' '}
          <a href={editorAddress({ kind: 'tip', id: firstFaulty })}>{t('overview_open_first')}</a>
        </p>
      )}
      <ul class="named">
        {named.map(({ id, title }) => (
          <li key={id}>
            <a href={editorAddress({ kind: 'tip', id })}>{title}</a>
          </li>
        ))}
      </ul>
      {count > named.length && (
        <p>
          <a href={tipsAddress({ [link.kind]: link.id })}>{t('overview_more_tips', { count: count - named.length })}</a>
        </p>
      )}
      <div class="actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {t('options_close')}
        </button>
        <button type="button" onClick={() => writeTip(link)}>
          {t('overview_write_tip')}
        </button>
      </div>
    </dialog>
  );
}
