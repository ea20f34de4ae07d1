import { plainMarkdown } from '../../markdown/plain';
import type { FlagWord, ThreadState, Tie, Visibility } from '../event';
import type { NoteView, ThreadView } from '../thread';
import type { FileNames } from './table';

/** The words of a readable file in the person's language. */
export interface FileWords {
  title: string;
  noRecord: string;
  time(at: number): string;
  state(state: ThreadState): string;
  visibility(visibility: Visibility): string;
  flag(flag: FlagWord): string;
  changedIn(release: number): string;
  /** "Step · Agree the plan"; null for the record as a whole. */
  tie(tie: Tie): string | null;
  stage: string;
  release: string;
  step: string;
  tip: string;
  edited: string;
}

/**
 * Threads as Markdown to be read or printed: each with its record, what was in force, and its notes quoted as they were
 * written, so that nothing in a note can pass for a part of the file. Deleted notes are left out, and threads that hold nothing else.
 */
export function notesMarkdown(threads: readonly ThreadView[], names: FileNames, words: FileWords): string {
  const parts = threads
    .filter(({ notes }) => notes.some(({ text }) => text))
    .map((one) => threadText(one, names, words));
  return [`# ${plainMarkdown(words.title)}\n`, ...parts].join('\n');
}

function threadText(thread: ThreadView, names: FileNames, words: FileWords): string {
  const { record, flag, changedIn, snapshot, notes } = thread;
  const about = [
    words.state(thread.state),
    words.visibility(thread.visibility),
    ...(flag === null ? [] : [words.flag(flag)]),
    ...(changedIn === null ? [] : [words.changedIn(changedIn)]),
    words.tie(thread.tie) ?? '',
  ].filter((part) => part !== '');
  const then = [
    [words.stage, snapshot.stage],
    [words.release, String(snapshot.release)],
    [words.step, snapshot.step && (names.item('step', snapshot.step) ?? snapshot.step)],
    [words.tip, snapshot.tip && (names.item('tip', snapshot.tip) ?? snapshot.tip)],
    ...snapshot.fields.map(({ label, key, raw }) => [label || key, raw]),
  ].flatMap(([label, value]) => (value ? [`- ${plainMarkdown(`${label}: ${value}`)}`] : []));
  return [
    `## ${plainMarkdown(record?.name ?? words.noRecord)}`,
    '',
    plainMarkdown(about.join(' · ')),
    '',
    ...(record ? [`<${record.url.replace(/[<>\s]/g, encodeURIComponent)}>`, ''] : []),
    ...then,
    '',
    ...notes.flatMap((note) => noteText(note, names, words)),
  ].join('\n');
}

function noteText({ author, at, text, history }: NoteView, names: FileNames, words: FileWords): string[] {
  if (!text) return [];
  const edited = history.length > 0 ? ` (${plainMarkdown(words.edited)})` : '';
  const quoted = text.markdown.split(/\r\n|\n|\r/).map((line) => (line === '' ? '>' : `> ${line}`));
  const more = [
    ...text.links.map(({ title, url }) => `- ${plainMarkdown(title)}: <${url.replace(/[<>\s]/g, encodeURIComponent)}>`),
    ...text.tips.map((id) => `- ${plainMarkdown(`${words.tip}: ${names.item('tip', id) ?? id}`)}`),
  ];
  return [
    `**${plainMarkdown(names.person(author))}**, ${plainMarkdown(words.time(at))}${edited}`,
    '',
    ...quoted,
    '',
    ...(more.length > 0 ? [...more, ''] : []),
  ];
}
