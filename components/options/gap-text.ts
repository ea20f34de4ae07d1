import type { Translate } from '../../lib/i18n/translate';
import type { Gap } from '../../lib/playbook/alignment';

/** What is out of line, in the person's language. */
export function gapText({ code, values }: Gap, t: Translate): string {
  const words: Gap['values'] = { ...values };
  if (typeof values.date === 'string') words.date = dayText(values.date, t);
  if (typeof values.field === 'string') words.field = fieldText(values.field, t);
  switch (code) {
    case 'dangling-id':
      return t.dynamic(`gap_dangling_${values.list}`, words);
    case 'unknown-field':
      return values.meant === undefined ? t('gap_unknown_field', words) : t('gap_unknown_field_meant', words);
    case 'stage-claimed-twice':
      return t('gap_stage_claimed_twice', { ...words, crm: t.dynamic(`popup_crm_${values.crm}`) });
    case 'successor-lost':
    case 'step-never-done':
    case 'tip-never-shows':
    case 'process-never-applies':
      return t.dynamic(`gap_${code}_${values.cause}`, words);
    case 'redirect-without-reframe':
      return t.dynamic(`gap_reframe_${values.missing}`);
    case 'unconfirmed':
      return values.days === undefined
        ? t('gap_never_confirmed')
        : t('gap_unconfirmed', { ...words, count: Number(values.days) });
    default:
      return t.dynamic(`gap_${code}`, words);
  }
}

/** A field in words; an API name stays as the CRM spells it. */
function fieldText(field: string, t: Translate): string {
  const words = t.dynamic(`rule_field_${field}`);
  return words.startsWith('rule_field_') ? field : words;
}

/** A calendar day as this language writes it. */
export function dayText(day: string, t: Translate): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : date.toLocaleDateString(t.locale, { dateStyle: 'medium', timeZone: 'UTC' });
}
