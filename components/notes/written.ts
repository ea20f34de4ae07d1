import { mentionOf } from '../../lib/notes/write';

/**
 * What a text area shows of a note's Markdown. `@[Anna Berg](person:…)` is nothing to type in: the person sees and types
 * "@Anna Berg", and the id is put behind it when it is kept.
 */
export interface Written {
  text: string;
  /** Name → id of everybody whose mention stands in the text. */
  mentions: ReadonlyMap<string, string>;
}

const MENTION = /@\[((?:\\.|[^[\]\\\n])+)\]\(person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;

/** A name as it stands in a text that is being written. */
export const writtenName = (name: string): string => name.replace(/\s+/g, ' ').trim();

/**
 * As it is shown. What `mentionOf` would write otherwise is left as it is, and so is a second person of one name: the two are
 * not to be mixed up.
 */
export function shownText(markdown: string): Written {
  const mentions = new Map<string, string>();
  const text = markdown.replace(MENTION, (whole, escapedName: string, id: string) => {
    const name = escapedName.replace(/\\(.)/g, '$1');
    const known = mentions.get(name);
    if ((known !== undefined && known !== id) || mentionOf({ id, name }) !== whole) return whole;
    mentions.set(name, id);
    return `@${name}`;
  });
  return { text, mentions };
}

/** As it is kept: the inverse of `shownText`. Only who is in `mentions` becomes a mention; the longest name counts. */
export function keptText({ text, mentions }: Written): string {
  const names = [...mentions.keys()].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const any = new RegExp(`@(${names.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(any, (whole, name: string) => {
    const id = mentions.get(name);
    return id === undefined ? whole : mentionOf({ id, name });
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** What is being typed at the caret: the beginning of a mention or of a tag. */
export interface Begun {
  kind: 'mention' | 'tag';
  /** Where its sign stands. */
  from: number;
  typed: string;
}

/** A sign counts at the beginning of a word: an e-mail address is no mention, and `a#b` no tag. */
export function begunAt(text: string, caret: number): Begun | null {
  const before = text.slice(Math.max(0, caret - 60), caret);
  const found = /(?:^|[\s([{"'„“])([@#])([\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]*)?)$/u.exec(before);
  if (!found) return null;
  const [, sign, typed = ''] = found;
  if (sign === '#' && typed.includes(' ')) return null;
  return { kind: sign === '@' ? 'mention' : 'tag', from: caret - typed.length - 1, typed };
}

/** The text with what was begun replaced by `whole` and a space, and where the caret then stands. */
export function completed(text: string, begun: Begun, whole: string): { text: string; caret: number } {
  const end = begun.from + 1 + begun.typed.length;
  const rest = text.slice(end);
  const put = `${text[begun.from]}${whole}${/^\s/.test(rest) ? '' : ' '}`;
  return { text: text.slice(0, begun.from) + put + rest, caret: begun.from + put.length + (/^\s/.test(rest) ? 1 : 0) };
}

/** The best of what is known: those that begin so first, then those with a word that does. */
export function matching<T>(known: readonly T[], typed: string, name: (one: T) => string, most = 6): T[] {
  const wanted = folded(typed);
  const rank = (one: T): number => {
    const text = folded(name(one));
    return text.startsWith(wanted) ? 0 : text.split(/[\s-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return known
    .filter((one) => rank(one) < 2)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most);
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
