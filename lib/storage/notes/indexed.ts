import { isGone } from '../../notes/summary';
import type { ThreadView } from '../../notes/thread';
import { wordsIn } from '../../search/words';
import type { StoredThread } from '../database';
import { bitsOf, type Indexed } from './block';

/** Kinds of values in the index, each with the letter that stands before its values. */
export const VALUE = {
  person: 'p',
  mention: 'm',
  object: 'o',
  record: 'r',
  /** The record's name, folded. */
  name: 'n',
  stage: 's',
  /** `<kind> <id>` of an item that the thread is tied to or that was in force. */
  item: 'i',
  field: 'f',
  tag: 't',
  /** What its notes hold: `link`, `checklist`, `mention`. */
  has: 'h',
} as const;

/** What the index holds of a thread; null where it is in no list, because all of it was deleted. */
export function indexedOf({ no, lastAt, unread, size, view }: StoredThread): Indexed | null {
  if (isGone(view)) return null;
  const { record, state, visibility, flag, beganAt, tie, snapshot } = view;
  const texts = view.notes.flatMap(({ text }) => (text ? [text] : []));
  const names = [record?.name ?? '', tie?.kind === 'field' ? tie.label : '', snapshot.stage ?? ''];
  return {
    no,
    lastAt,
    beganAt,
    size,
    bits: bitsOf({ state, visibility, flag, crm: record?.crm ?? null, unread: unread === 1 }),
    values: valuesOf(view),
    texts: texts.flatMap(({ markdown, links }) => [searchedIn(markdown), ...links.map(({ title }) => wordsIn(title))]),
    names: names.filter((name) => name !== '').map(wordsIn),
  };
}

/** Words of a note. Its markup is no word; the id of who is mentioned is not searched. */
const searchedIn = (markdown: string): string[] => wordsIn(markdown.replace(/\]\(person:[^)]*\)/g, ']'));

export const itemValue = (kind: string, id: string): string => `${VALUE.item}${kind} ${id}`;

function valuesOf({ record, tie, snapshot, notes, tags, mentions, checklist }: ThreadView): string[] {
  const { goal, step, metric, tip, stage } = snapshot;
  const items = Object.entries({ goal, step, metric, tip }).flatMap(([kind, id]) => (id ? [itemValue(kind, id)] : []));
  const links = notes.some(({ text }) => text !== null && text.links.length > 0);
  return [
    ...notes.map(({ author }) => VALUE.person + author),
    ...mentions.map((person) => VALUE.mention + person),
    ...(record
      ? [VALUE.object + record.object, VALUE.record + record.key, VALUE.name + wordsIn(record.name).join(' ')]
      : []),
    ...(stage === null ? [] : [VALUE.stage + stage]),
    ...items,
    ...(tie === null ? [] : [tie.kind === 'field' ? VALUE.field + tie.key : itemValue(tie.kind, tie.id)]),
    ...tags.map((tag) => VALUE.tag + tag),
    ...(links ? [`${VALUE.has}link`] : []),
    ...(checklist.length > 0 ? [`${VALUE.has}checklist`] : []),
    ...(mentions.length > 0 ? [`${VALUE.has}mention`] : []),
  ];
}
