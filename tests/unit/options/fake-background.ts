import type { DeskSource } from '../../../entrypoints/options/desk-source';
import { editsAfter } from '../../../entrypoints/options/draft-acts';
import type { KeptEdit } from '../../../lib/draft-requests';
import { type Answered, failed, type Requests, type RequestType } from '../../../lib/messages';
import { draftOf } from '../../../lib/playbook/edit-history';
import { playbookOf } from '../../../lib/playbook/from-items';
import { itemsOf } from '../../../lib/playbook/items';
import { mergeItems } from '../../../lib/playbook/merge';
import type { Playbook, Release } from '../../../lib/playbook/schema';

/** A background in memory that keeps one draft, with ways to be slow, to fail and to lose answers. */
export class FakeBackground {
  draft = 1;
  revision = 1;
  edits: KeptEdit[] = [];
  base: Release;
  active: Release;
  requests: string[] = [];
  /** What happens to the next requests: `fail` does nothing, `lose` does it and says nothing of it. */
  trouble: ('fail' | 'lose')[] = [];
  /** Resolves before a request is answered. */
  gate: Promise<void> = Promise.resolve();
  tell: ((revision: number) => void)[] = [];

  constructor(playbook: Playbook) {
    this.base = releaseOf(1, playbook);
    this.active = this.base;
  }

  get playbook(): Playbook {
    const done = this.edits.filter(({ standing }) => standing === 'done');
    return playbookOf(draftOf(itemsOf(this.base.playbook), done).items);
  }

  source(): DeskSource {
    return {
      expect: () => {},
      read: async () => ({
        ok: true,
        value: { draft: { ...this.facts(), edits: this.edits, release: this.base }, active: this.active },
      }),
      ask: async <T extends RequestType>(type: T, body: Requests[T]['request']) => {
        this.requests.push(type);
        const sent: unknown = JSON.parse(JSON.stringify(body));
        await this.gate;
        const trouble = this.trouble.shift();
        if (trouble === 'fail') return failed('storage-full');
        const value = this.answer(type, sent as never);
        if (trouble === 'lose') return failed('gone');
        return { ok: true, value } as Answered<Requests[T]['response']>;
      },
    };
  }

  facts() {
    return { draft: this.draft, base: this.base.number, revision: this.revision };
  }

  answer(type: RequestType, body: never): unknown {
    switch (type) {
      case 'draft/get': {
        const { draft, revision } = body as Requests['draft/get']['request'];
        return { ...this.facts(), edits: this.edits.filter((one) => draft !== this.draft || one.revision > revision) };
      }
      case 'draft/edit': {
        const { revision, edit } = body as Requests['draft/edit']['request'];
        const known = this.edits.find(({ id }) => id === edit.id);
        if (known) return { outcome: 'kept', seq: known.seq, revision: known.revision };
        return this.keep(revision, { type: 'edit', edit }, 'kept');
      }
      case 'draft/undo':
      case 'draft/redo': {
        const { revision, id } = body as Requests['draft/undo']['request'];
        return this.keep(revision, { type: type === 'draft/undo' ? 'undo' : 'redo', id }, 'done');
      }
      case 'draft/rebase': {
        const { choices, revision } = body as Requests['draft/rebase']['request'];
        if (revision !== this.revision) return { outcome: 'behind' };
        const [began, theirs] = [itemsOf(this.base.playbook), itemsOf(this.active.playbook)];
        const mine = draftOf(
          began,
          this.edits.filter(({ standing }) => standing === 'done'),
        ).items;
        const { conflicts } = mergeItems(began, mine, theirs, new Map(Object.entries(choices)));
        if (conflicts.length > 0) return { outcome: 'conflicts', conflicts };
        this.base = this.active;
        this.revision += 1;
        return { outcome: 'merged' };
      }
      default:
        throw new Error(`not asked in these tests: ${type}`);
    }
  }

  private keep(revision: number, act: Parameters<typeof editsAfter>[1], outcome: string): unknown {
    const next = { draft: this.draft, revision: this.revision + 1 };
    const edits = revision === this.revision ? editsAfter(this.edits, act, next) : null;
    if (!edits) return { outcome: 'behind' };
    this.edits = edits;
    this.revision += 1;
    for (const tell of this.tell) tell(this.revision);
    return { outcome, seq: this.revision, revision: this.revision };
  }
}

export function releaseOf(number: number, playbook: Playbook): Release {
  return { number, date: '2026-11-24T08:00:00.000Z', author: '', note: '', digest: '0'.repeat(64), playbook };
}
