import type { Block } from '../../lib/markdown/tree';
import type { Answered } from '../../lib/messages';
import type { ActOutcome, Identity, NoteAct, NoteDraft, RecordNotes } from '../../lib/note-requests';
import type { Role } from '../../lib/notes/event';
import type { NotesGate } from './gate';

/** What the notes ask of the background. Everything may be sent twice without harm. */
export interface NoteAsking {
  ofRecord(record: string): Promise<Answered<RecordNotes>>;
  /** Trees of Markdown texts. What is missing in the answer is shown as it was written. */
  texts(sources: string[]): Promise<Answered<{ markdown: { [source: string]: Block[] } }>>;
  /** `draft`: the unfinished writing that this act completes. */
  act(event: string, at: number, act: NoteAct, draft?: string): Promise<Answered<ActOutcome>>;
  keepDraft(draft: NoteDraft): Promise<Answered<{ kept: true }>>;
  setIdentity(name: string, email: string | null, roles: Role[]): Promise<Answered<{ me: Identity }>>;
  /** The person has read what would leave. */
  setShared(): Promise<Answered<{ me: Identity }>>;
}

export function askingOf({ ask, wrote }: NotesGate): NoteAsking {
  /** Drafts that the panel was told of, and their being empty. */
  const told = new Map<string, boolean>();
  return {
    ofRecord: (record) => ask('notes/of-record', { record }),
    texts: (sources) => ask('notes/texts', { sources }),
    async act(event, at, act, draft) {
      const answer = await ask('notes/act', { event, at, hat: 'rep', act, ...(draft === undefined ? {} : { draft }) });
      wrote();
      return answer;
    },
    async keepDraft(draft) {
      const answer = await ask('notes/draft', { draft });
      const empty = draft.text.markdown === '' && draft.text.links.length === 0;
      if (answer.ok && told.get(draft.id) !== empty) {
        told.set(draft.id, empty);
        wrote();
      }
      return answer;
    },
    setIdentity: (name, email, roles) => ask('identity/set', { name, email, roles }),
    setShared: () => ask('identity/shared', {}),
  };
}
