import { plainMarkdown } from '../markdown/plain';
import type { CoachingPlan } from '../note-requests';
import type { Stall } from './stalls';
import type { ThreadSummary } from './thread';

/** What a talk between two is about. Of the coach's private notes nothing is in it. */
export interface AgendaFacts {
  /** Whom the coach talks with. */
  name: string;
  actions: CoachingPlan['actions'];
  /** Not resolved, in the order in which they are to be spoken of. */
  threads: readonly Pick<ThreadSummary, 'record' | 'tie' | 'lastExcerpt' | 'beganAt'>[];
  stalls: readonly Stall[];
}

/** The agenda's own words in the person's language. */
export interface AgendaWords {
  title(name: string): string;
  lastContact: string;
  agreed: string;
  due(day: string): string;
  open: string;
  since(at: number): string;
  /** What a thread is tied to; null where that is its record as a whole. */
  tied(thread: AgendaFacts['threads'][number]): string | null;
  noRecord: string;
  stalls: string;
  stall(stall: Stall): string;
  /** In place of an empty list. */
  nothing: string;
  more: string;
}

/**
 * A one-to-one's agenda as Markdown: what was agreed, open threads, where records stall, and room for more. Names and excerpts
 * are text: nothing in them becomes markup.
 */
export function agendaText({ name, actions, threads, stalls }: AgendaFacts, words: AgendaWords): string {
  const section = (title: string, lines: readonly string[]): string[] => [
    `## ${plain(title)}`,
    '',
    ...(lines.length > 0 ? lines : [plain(words.nothing)]),
    '',
  ];
  const agreed = actions.map(({ text, due, done }) =>
    [`- [${done ? 'x' : ' '}] ${plain(text)}`, ...(due === null ? [] : [` (${plain(words.due(due))})`])].join(''),
  );
  const open = threads.map((thread) => {
    const about = [words.tied(thread), words.since(thread.beganAt)].filter((part) => part !== null).join(', ');
    return `- **${plain(thread.record?.name ?? words.noRecord)}** (${plain(about)}): ${plain(thread.lastExcerpt)}`;
  });
  const stalled = stalls.map((stall) => `- **${plain(stall.record.name)}**: ${plain(words.stall(stall))}`);
  return [
    `# ${plain(words.title(name))}`,
    '',
    plain(words.lastContact),
    '',
    ...section(words.agreed, agreed),
    ...section(words.open, open),
    ...section(words.stalls, stalled),
    `## ${plain(words.more)}`,
    '',
  ].join('\n');
}

/** Characters of a name, an excerpt or an action; what is longer is cut, so that one of them cannot spoil the others. */
const LONGEST = 200;

/** A text on one line in which no character means anything to Markdown. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return plainMarkdown(line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line);
}
