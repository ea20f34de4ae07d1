import type { NoteLink, NoteText, Person } from './event';
import { NOTE_LIMITS } from './limits';

/** What a page needs to write a note with; no parser and no schema in it, so that the panel can carry it. */

export const NO_TEXT: NoteText = { markdown: '', links: [], tips: [] };

/** Says nothing: no words, no links, no tips. */
export function isEmptyText({ markdown, links, tips }: NoteText): boolean {
  return !/\S/.test(markdown) && links.length === 0 && tips.length === 0;
}

/** What a text holds too much of, and the limit; null where all is well. */
export function excessOf(text: NoteText): { what: 'text' | 'links' | 'tips'; limit: number } | null {
  if (text.markdown.length > NOTE_LIMITS.text) return { what: 'text', limit: NOTE_LIMITS.text };
  if (text.links.length > NOTE_LIMITS.links) return { what: 'links', limit: NOTE_LIMITS.links };
  return text.tips.length > NOTE_LIMITS.tips ? { what: 'tips', limit: NOTE_LIMITS.tips } : null;
}

/**
 * A pasted text as a link, where it is an https or mailto address and nothing else. Nothing is fetched: the title is what the
 * address says, host and path, or the mail address.
 */
export function linkFrom(pasted: string): NoteLink | null {
  const text = pasted.trim();
  if (/\s/.test(text) || text.length > NOTE_LIMITS.url || !/^(?:https:\/\/|mailto:)/i.test(text)) return null;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') return { title: decoded(url.pathname), url: url.href };
  if (url.protocol !== 'https:' || url.href.length > NOTE_LIMITS.url) return null;
  const path = decoded(url.pathname).replace(/\/$/, '');
  return { title: `${url.host.replace(/^www\./, '')}${path}`.slice(0, NOTE_LIMITS.name), url: url.href };
}

/** Percent signs read, unless what they hide would not be seen, or turns the direction of writing. */
function decoded(text: string): string {
  try {
    const words = decodeURIComponent(text);
    return /[\p{C}\p{Z}]/u.test(words) ? text : words;
  } catch {
    return text;
  }
}

/** Adds a link, once. */
export function withLink(text: NoteText, link: NoteLink): NoteText {
  return text.links.some(({ url }) => url === link.url) ? text : { ...text, links: [...text.links, link] };
}

/**
 * The Markdown with the box at that place of the tree (`Check.at` of lib/markdown) done or not; unchanged where no box stands there.
 */
export function withCheck(markdown: string, at: number, done: boolean): string {
  if (!/^\[[ xX]\]$/.test(markdown.slice(at - 1, at + 2))) return markdown;
  return `${markdown.slice(0, at)}${done ? 'x' : ' '}${markdown.slice(at + 1)}`;
}

/** A mention as it stands in Markdown. The name is for who reads the text; who is meant is the id. */
export function mentionOf({ id, name }: Pick<Person, 'id' | 'name'>): string {
  const words = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]`*_<>&!#]/g, '\\$&');
  return `@[${words}](person:${id})`;
}
