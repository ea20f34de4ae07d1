import type { JSX } from 'preact';
import { unpublishedItems } from '../desk/unpublished';
import { SHEETS, type Sheet } from '../print/PrintView';
import { localeOf } from './locale';
import { type ExchangeProps, OUT_KINDS, type OutKind } from './model';

/** The draft as a file, or on paper. */
export function TakeOut({
  desk,
  save,
  print,
  t,
}: ExchangeProps & { print(sheet: Sheet, button: HTMLElement): void }): JSX.Element {
  const { playbook, edits, base } = desk;
  const take = async (kind: OutKind): Promise<void> => {
    const { outFile } = await import('./texts');
    save(outFile(kind, playbook, edits.length === 0 ? `release-${base.number}` : 'draft', localeOf(t.locale)));
  };
  return (
    <section class="card" aria-labelledby="take-out">
      <h2 id="take-out">{t('options_exchange_out')}</h2>
      <p class="soft">
        {edits.length === 0
          ? t('options_exchange_out_release', { number: base.number })
          : t('options_exchange_out_draft', { count: unpublishedItems(edits) })}
      </p>
      <ul class="ways">
        {OUT_KINDS.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => void take(kind)}>
              {t.dynamic(`options_exchange_out_${kind}`)}
            </button>
            <span class="soft">{t.dynamic(`options_exchange_out_${kind}_about`)}</span>
          </li>
        ))}
        {SHEETS.map((sheet) => (
          <li key={sheet}>
            <button type="button" onClick={({ currentTarget }) => print(sheet, currentTarget)}>
              {t.dynamic(`options_exchange_print_${sheet}`)}
            </button>
            <span class="soft">{t.dynamic(`options_exchange_print_${sheet}_about`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
