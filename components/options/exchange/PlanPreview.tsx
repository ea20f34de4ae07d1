import type { JSX } from 'preact';
import type { Translate } from '../../../lib/i18n/translate';
import type { ImportNote, ImportPlan, LineRefusal, PlannedItem } from '../../../lib/playbook/in-out/import-plan';
import { fieldName } from '../Changes';
import { mendText, placeText, reasonText } from '../refusal-text';
import { Decide, type DecideProps } from './Decide';

/** Longest list of one kind; the rest is counted. */
const LISTED = 200;

/** What a table would add and change, what of it is refused and why, and what else to know. */
export function PlanPreview({ plan, t, ...decide }: DecideProps & { plan: ImportPlan }): JSX.Element {
  const { added, updated, same, refused, notes, playbook } = plan;
  const refusedLines = new Set(refused.map(({ line }) => line)).size;
  const possible = playbook !== null && added.length + updated.length > 0;
  return (
    <>
      <ul class="counts" data-plan>
        <li class="added">{t('options_exchange_added', { count: added.length })}</li>
        <li class="changed">{t('options_exchange_updated', { count: updated.length })}</li>
        <li>{t('options_exchange_same_lines', { count: same.length })}</li>
        <li class={refusedLines > 0 ? 'removed' : ''}>{t('options_exchange_refused', { count: refusedLines })}</li>
      </ul>
      <p class={refused.length > 0 ? 'notice bad' : 'soft'}>
        {t(refused.length > 0 ? 'options_exchange_all_or_nothing' : 'options_exchange_table_about')}
      </p>
      <LineRefusals refused={refused} t={t} />
      <Notes notes={notes} t={t} />
      <Planned heading={t('options_exchange_list_added')} items={added} t={t} />
      <Planned heading={t('options_exchange_list_updated')} items={updated} t={t} />
      <Decide possible={possible} t={t} {...decide} />
    </>
  );
}

function LineRefusals({ refused, t }: { refused: readonly LineRefusal[]; t: Translate }): JSX.Element | null {
  if (refused.length === 0) return null;
  return (
    <ol class="refusals">
      {refused.slice(0, LISTED).map((refusal) => (
        <li key={`${refusal.line} ${refusal.path} ${refusal.reason.code}`} data-code={refusal.reason.code}>
          <span class="place">
            {[
              t('options_exchange_line', { line: String(refusal.line) }),
              refusal.path === '' ? '' : t('options_exchange_column', { column: refusal.path }),
              placeText(refusal, t),
            ]
              .filter((text) => text !== '')
              .join(' · ')}
          </span>
          <b>{reasonText(refusal.reason, t)}</b>
          <span>{mendText(refusal.mend, t)}</span>
        </li>
      ))}
      {refused.length > LISTED && <li>{t('options_more_unlisted', { count: refused.length - LISTED })}</li>}
    </ol>
  );
}

function Notes({ notes, t }: { notes: readonly ImportNote[]; t: Translate }): JSX.Element | null {
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.slice(0, LISTED).map((note, index) => (
        <li key={index} class="notice warn" data-code={note.code}>
          {noteText(note, t)}
        </li>
      ))}
      {notes.length > LISTED && <li>{t('options_more_unlisted', { count: notes.length - LISTED })}</li>}
    </ul>
  );
}

function noteText(note: ImportNote, t: Translate): string {
  switch (note.code) {
    case 'unknown-column':
      return t('options_exchange_unknown_column', { column: note.column });
    case 'unknown-reference': {
      const words = { line: String(note.line), column: note.column, found: note.found };
      return note.nearest === undefined
        ? t('options_exchange_unknown_reference', words)
        : t('options_exchange_unknown_reference_nearest', { ...words, nearest: note.nearest });
    }
    case 'two-readings':
      return t('options_exchange_two_readings', {
        line: String(note.line),
        column: note.column,
        found: note.found,
        read: note.read,
      });
  }
}

function Planned({
  heading,
  items,
  t,
}: {
  heading: string;
  items: readonly (PlannedItem & { fields?: string[] })[];
  t: Translate;
}): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <details class="planned">
      <summary>
        {heading} ({items.length.toLocaleString(t.locale)})
      </summary>
      <ul>
        {items.slice(0, LISTED).map(({ line, id, title, fields }) => (
          <li key={`${line} ${id}`}>
            {title}
            <small>
              {[
                t('options_exchange_line', { line: String(line) }),
                id,
                (fields ?? []).map((field) => fieldName(field, t)).join(', '),
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </small>
          </li>
        ))}
        {items.length > LISTED && <li>{t('options_more_unlisted', { count: items.length - LISTED })}</li>}
      </ul>
    </details>
  );
}
