/** A place in the review page, as its address says it behind `#`: `#queue/<thread>?state=open`, `#people/<person>`. */
export interface Address {
  /** Id of the view. */
  view: string;
  /** What is open in it; null: nothing. */
  at: string | null;
  /** Of the view; in the queue its filter (`filter-address.ts`). */
  search: URLSearchParams;
}

/** Reads what is behind `#`. What cannot be decoded is taken as it stands. */
export function addressOf(hash: string): Address {
  const text = hash.replace(/^#/, '');
  const question = text.indexOf('?');
  const path = question < 0 ? text : text.slice(0, question);
  const slash = path.indexOf('/');
  const at = slash < 0 ? '' : path.slice(slash + 1);
  return {
    view: slash < 0 ? path : path.slice(0, slash),
    at: at === '' ? null : decoded(at),
    search: new URLSearchParams(question < 0 ? '' : text.slice(question + 1)),
  };
}

/** The address as a link has it, `#` included. */
export function hashOf({ view, at, search }: Address): string {
  const query = search.toString();
  return `#${view}${at === null ? '' : `/${encodeURIComponent(at)}`}${query === '' ? '' : `?${query}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
