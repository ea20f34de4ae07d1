import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { PrintView, type Sheet } from '../print/PrintView';
import { BringIn } from './BringIn';
import type { ExchangeProps } from './model';
import { TakeOut } from './TakeOut';

/** Playbooks, tables and Paths into the draft; the draft as files and on paper. */
export function ExchangeSection(props: ExchangeProps): JSX.Element {
  const { desk, t } = props;
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const edition =
    desk.edits.length === 0 ? t('options_exchange_release', { number: desk.base.number }) : t('options_exchange_draft');
  const print = (wanted: Sheet, button: HTMLElement): void => {
    opener.current = button;
    setSheet(wanted);
  };
  const close = (): void => {
    setSheet(null);
    opener.current?.focus();
  };
  return (
    <>
      <TakeOut {...props} print={print} />
      {sheet && <PrintView playbook={desk.playbook} edition={edition} first={sheet} close={close} t={t} />}
      <BringIn {...props} />
    </>
  );
}
