import type { Clash } from '../../components/options/desk-model';
import type { DraftFacts, DraftNews, KeptEdit } from '../../lib/draft-requests';
import type { Edit } from '../../lib/playbook/edit';
import { applyEdit, draftOf, invertEdit } from '../../lib/playbook/edit-history';
import { playbookOf } from '../../lib/playbook/from-items';
import { type Items, itemsOf } from '../../lib/playbook/items';
import type { Playbook, Release } from '../../lib/playbook/schema';
import { type Act, editsAfter, queued, type WaitingAct, withNews } from './draft-acts';

/** What is stored of a draft. */
export interface StoredDraft extends DraftNews {
  release: Release;
}

/**
 * The draft as a page sees it: what is stored, and on top of it what the page did that is not stored yet. Pure: it sends
 * nothing and knows no clock.
 */
export class LiveDraft {
  readonly base: Release;
  readonly baseItems: Items;
  /** The base as it comes out of its items, so that what no edit touched is the same object in the draft. */
  readonly published: Playbook;
  /** What the background has said. */
  #facts: DraftFacts;
  #stored: KeptEdit[];
  /** Not known to be stored, the oldest first. */
  #waiting: WaitingAct[] = [];
  /** With what waits. */
  #edits: KeptEdit[];
  #items: Items;
  #playbook: { of: Items; made: Playbook };
  #clashes: Clash[] = [];

  constructor({ release, edits, ...facts }: StoredDraft) {
    this.base = release;
    this.baseItems = itemsOf(release.playbook);
    this.#facts = facts;
    this.#stored = edits;
    this.#edits = edits;
    this.#items = draftOf(this.baseItems, done(edits)).items;
    this.published = playbookOf(this.baseItems);
    this.#playbook = { of: this.baseItems, made: this.published };
  }

  get facts(): DraftFacts {
    return this.#facts;
  }
  get items(): Items {
    return this.#items;
  }
  /** The same as a whole. */
  get playbook(): Playbook {
    if (this.#playbook.of !== this.#items) this.#playbook = { of: this.#items, made: playbookOf(this.#items) };
    return this.#playbook.made;
  }
  /** Those that make up the draft. */
  get done(): KeptEdit[] {
    return done(this.#edits);
  }
  get clashes(): readonly Clash[] {
    return this.#clashes;
  }
  get waiting(): readonly WaitingAct[] {
    return this.#waiting;
  }
  /** What `undo` takes back, and `redo` does again. */
  get undoable(): KeptEdit | undefined {
    return this.#edits.findLast(({ standing }) => standing === 'done');
  }
  get redoable(): KeptEdit | undefined {
    const at = this.#edits.findLastIndex(({ standing }) => standing === 'done');
    return this.#edits.slice(at + 1).find(({ standing }) => standing === 'undone');
  }

  /** Does an act at once; false where it does not fit what is there. */
  act(act: Act): boolean {
    if (!this.#shows(act)) return false;
    this.#waiting = queued(this.#waiting, act);
    return true;
  }

  /** What waits, each with the revision to send it with. All of it counts as sent from now on. */
  send(): { act: Act; revision: number }[] {
    this.#waiting = this.#waiting.map((act) => ({ ...act, sent: true }));
    return this.#waiting.map((act, index) => ({ act, revision: this.#facts.revision + index }));
  }

  /** The next act to send, and the revision to send it with. It counts as sent from now on. */
  take(): { act: Act; revision: number } | undefined {
    const [act, ...more] = this.#waiting;
    if (!act) return undefined;
    this.#waiting = [{ ...act, sent: true }, ...more];
    return { act, revision: this.#facts.revision };
  }

  /** The act that was taken is stored. */
  settled(revision: number): void {
    const [act, ...waiting] = this.#waiting;
    if (!act) return;
    this.#waiting = waiting;
    this.#stored = editsAfter(this.#stored, act, { ...this.#facts, revision }) ?? this.#stored;
    this.#facts = { ...this.#facts, revision };
    if (waiting.length > 0) return;
    const said = (edits: readonly KeptEdit[]): string =>
      done(edits)
        .map(({ id }) => id)
        .join();
    if (said(this.#stored) === said(this.#edits)) this.#edits = this.#stored;
    else this.#redoWaiting([]);
  }

  /**
   * What happened to the draft elsewhere. What this page did and has not stored is done again on top; edits that do not fit
   * become clashes.
   */
  told(news: DraftNews): void {
    const { edits, ...facts } = news;
    this.#stored = withNews(this.#stored, edits);
    this.#facts = facts;
    this.#redoWaiting(this.#waiting);
  }

  /** Takes over what another one, of an older state, has not stored, and its clashes. */
  takeOver(former: LiveDraft): void {
    this.#clashes = [...former.#clashes];
    this.#redoWaiting(former.#waiting);
  }

  /** Ends a clash. */
  forget(clash: Clash): void {
    this.#clashes = this.#clashes.filter((one) => one !== clash);
  }

  #redoWaiting(waiting: readonly WaitingAct[]): void {
    this.#waiting = [];
    this.#edits = this.#stored;
    this.#items = draftOf(this.baseItems, done(this.#stored)).items;
    // Stored after all, though the answer was lost: then so is everything that was sent before it.
    const stored = new Set(this.#stored.map(({ id }) => id));
    const known = waiting.findLastIndex((act) => act.type === 'edit' && stored.has(act.edit.id));
    for (const act of waiting.slice(known + 1)) {
      if (this.#shows(act)) this.#waiting.push(act);
      else if (act.type === 'edit') {
        const result = applyEdit(this.#items, act.edit);
        this.#clashes = [...this.#clashes, { edit: act.edit, keys: 'conflicts' in result ? result.conflicts : [] }];
      }
    }
  }

  #shows(act: Act): boolean {
    const edits = editsAfter(this.#edits, act, this.#next());
    const result = edits && applyEdit(this.#items, this.#changesOf(act));
    if (!result || 'conflicts' in result) return false;
    this.#edits = edits;
    this.#items = result.items;
    return true;
  }

  #changesOf(act: Act): Pick<Edit, 'changes'> {
    if (act.type === 'edit') return act.edit;
    const edit = this.#edits.find(({ id }) => id === act.id);
    if (!edit) return { changes: [] };
    return act.type === 'undo' ? invertEdit(edit) : edit;
  }

  #next(): DraftFacts {
    const newest = this.#edits.reduce((most, { revision }) => Math.max(most, revision), this.#facts.revision);
    return { ...this.#facts, revision: newest + 1 };
  }
}

const done = (edits: readonly KeptEdit[]): KeptEdit[] => edits.filter(({ standing }) => standing === 'done');
