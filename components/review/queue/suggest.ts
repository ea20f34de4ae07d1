/** What can stand before a colon in the search, and what is offered behind it besides what the notes hold. */
export const SEARCH_FIELDS: { readonly [field: string]: readonly string[] } = {
  is: ['open', 'answered', 'resolved', 'reopened', 'unread', 'flag', 'note', 'private', 'coach', 'team'],
  has: ['link', 'checklist', 'mention'],
  person: [],
  record: [],
  stage: [],
  step: [],
  tip: [],
  goal: [],
  metric: [],
  tag: [],
  crm: ['salesforce', 'hubspot'],
  object: [],
  before: ['7d', '30d', '90d'],
  after: ['7d', '30d', '90d'],
};

/** As many as are offered at once. */
const MOST = 8;

export interface Suggestions {
  /** What an offer replaces. */
  from: number;
  to: number;
  offers: string[];
}

/**
 * What the word at the caret could become: a field, or behind a field its values. `values`: those that the notes hold, the most
 * used first. A value with a space is put into quotation marks.
 */
export function suggestionsAt(text: string, caret: number, values: (field: string) => readonly string[]): Suggestions {
  const from = wordStart(text, caret);
  const word = text.slice(from, caret);
  const sign = word.startsWith('-') ? '-' : '';
  const rest = word.slice(sign.length);
  const colon = rest.indexOf(':');
  const none = { from, to: caret, offers: [] };
  if (colon < 0) {
    if (rest === '') return none;
    const begun = Object.keys(SEARCH_FIELDS).filter((field) => field.startsWith(rest.toLowerCase()));
    return { ...none, offers: begun.map((field) => `${sign}${field}:`) };
  }
  const field = rest.slice(0, colon).toLowerCase();
  const known = Object.hasOwn(SEARCH_FIELDS, field) ? SEARCH_FIELDS[field] : undefined;
  if (!known) return none;
  const typed = folded(rest.slice(colon + 1).replace(/^"/, ''));
  const fitting = [...known, ...values(field)].filter((value) => {
    const words = folded(value);
    return words !== typed && (words.startsWith(typed) || words.split(/\s+/).some((one) => one.startsWith(typed)));
  });
  const offers = [...new Set(fitting)].slice(0, MOST).map((value) => `${sign}${field}:${quoted(value)}`);
  return { ...none, offers };
}

/** The text with an offer in place of the word, and where the caret then stands. A value is done with; a field waits for one. */
export function withOffer(text: string, { from, to }: Suggestions, offer: string): { text: string; caret: number } {
  const isField = offer.endsWith(':');
  const put = isField ? offer : `${offer} `;
  const rest = isField ? text.slice(to) : text.slice(to).trimStart();
  return { text: text.slice(0, from) + put + rest, caret: from + put.length };
}

/** Where the word at the caret begins: behind the last space that stands outside of quotation marks. */
function wordStart(text: string, caret: number): number {
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < caret; at += 1) {
    if (text[at] === '"') inQuotes = !inQuotes;
    else if (!inQuotes && /\s/.test(text[at] ?? '')) start = at + 1;
  }
  return start;
}

const quoted = (value: string): string => (/[\s":]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
