import type { Translate } from '../../lib/i18n/translate';
import type { Mend, Refusal, RefusalReason } from '../../lib/playbook/refusal';

/** What is wrong, in the person's language. */
export function reasonText(reason: RefusalReason, t: Translate): string {
  switch (reason.code) {
    case 'not-json':
      if (reason.looksLike) return t('refusal_other_file', { what: t.dynamic(`refusal_file_${reason.looksLike}`) });
      if (reason.cutOff) return t('refusal_cut_off');
      return reason.line === undefined
        ? t('refusal_not_json')
        : t('refusal_not_json_at', { line: reason.line, column: reason.column ?? 1 });
    case 'other-format':
      return reason.found === '' ? t('refusal_no_playbook') : t('refusal_other_format', { found: reason.found });
    case 'unknown-version':
      return reason.found === ''
        ? t('refusal_no_version', { known: reason.known })
        : t('refusal_unknown_version', { found: reason.found, known: reason.known });
    case 'missing':
      return t('refusal_missing', { what: t.dynamic(`refusal_value_${reason.expected}`) });
    case 'wrong-type':
      return t('refusal_wrong_type', {
        expected: t.dynamic(`refusal_value_${reason.expected}`),
        found: t.dynamic(`refusal_value_${reason.found}`),
      });
    case 'not-allowed':
      return t('refusal_not_allowed', { found: reason.found, allowed: list(reason.allowed, 'disjunction', t) });
    case 'not-one-condition':
      return reason.found.length === 0
        ? t('refusal_no_condition')
        : t('refusal_two_conditions', { found: list(reason.found, 'conjunction', t) });
    case 'not-table':
      return t('refusal_not_table', { what: t.dynamic(`refusal_file_${reason.looksLike}`) });
    case 'no-known-column':
      return t('refusal_no_known_column', { found: reason.found.join(', ') });
    default:
      return t.dynamic(`refusal_${reason.code}`, plain(reason));
  }
}

/** How to mend it. */
export function mendText(mend: Mend, t: Translate): string {
  switch (mend.code) {
    case 'repair-json':
      return mend.line === undefined ? t('refusal_mend_check_json') : t('refusal_mend_repair_json');
    case 'add':
      return mend.allowed.length > 0
        ? t('refusal_mend_add_one_of', { allowed: list(mend.allowed, 'disjunction', t) })
        : t('refusal_mend_add', { what: t.dynamic(`refusal_value_${mend.expected}`) });
    case 'change-type':
      return t('refusal_mend_change_type', { what: t.dynamic(`refusal_value_${mend.expected}`) });
    case 'use-one-of':
      return mend.nearest === undefined
        ? t('refusal_mend_use_one_of', { allowed: list(mend.allowed, 'disjunction', t) })
        : t('refusal_mend_did_you_mean', { nearest: mend.nearest });
    case 'use-range':
      if (mend.most === undefined) return t('refusal_mend_at_least', { least: mend.least ?? 0 });
      return t('refusal_mend_at_most', { most: mend.most });
    case 'name-columns':
      return t('refusal_mend_name_columns', { columns: mend.columns.join(', ') });
    case 'name-item':
    case 'name-metric':
      return mend.nearest === undefined
        ? t.dynamic(`refusal_mend_${mend.code}`)
        : t('refusal_mend_did_you_mean', { nearest: mend.nearest });
    default:
      return t.dynamic(`refusal_mend_${mend.code}`, plain(mend));
  }
}

/** The item that it is in: `Tip “Ask for the date”`; empty for the whole document. */
export function placeText({ item }: Refusal, t: Translate): string {
  const name = item?.title ?? item?.id;
  return item && name !== undefined ? t('refusal_place', { kind: t.dynamic(`options_item_${item.kind}`), name }) : '';
}

const list = (words: readonly string[], type: 'conjunction' | 'disjunction', t: Translate): string =>
  new Intl.ListFormat(t.locale, { type }).format(words);

/** The values that a text can hold. */
function plain(values: object): { [name: string]: string | number } {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
