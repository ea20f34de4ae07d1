import type { Arrived, Desk, DeskActions } from '../../components/options/desk-model';
import { fitsMessage } from '../../lib/message-limit';
import { type Answered, type Failure, failed, type Requests, type RequestType } from '../../lib/messages';
import { oneAtATime } from '../../lib/one-at-a-time';
import { alignment, type Gap } from '../../lib/playbook/alignment';
import { settleConfirmations } from '../../lib/playbook/confirmation';
import { type Edit, HATS, type Hat, type ItemChange, type Weight } from '../../lib/playbook/edit';
import { editOf, itemChanges } from '../../lib/playbook/edit-between';
import { callWording } from '../../lib/playbook/fixed-point';
import { itemsOf } from '../../lib/playbook/items';
import { localDay } from '../../lib/playbook/local-day';
import type { Playbook, Release, Vision } from '../../lib/playbook/schema';
import type { News } from '../../lib/storage/news';
import type { DeskSource } from './desk-source';
import { deskOf, factsOf } from './desk-view';
import { LiveDraft } from './live-draft';
import { againOn } from './settle-clash';

export interface DeskStore {
  /** Null until the draft is read. */
  desk(): Desk | null;
  actions: DeskActions;
  /** Something happened to the draft or the releases elsewhere. */
  told(news: News, revision: number): void;
  /** Shows it anew: who may do what is another now. */
  again(): void;
  /** The page is about to go: sends what waits without waiting for answers. */
  flush(): void;
}

export interface DeskFacts {
  source: DeskSource;
  /** The hat to begin with; `worn` is told of another one. */
  hat: Hat;
  worn(hat: Hat): void;
  /** Those that this person may wear now; without it all. */
  hats?(): readonly Hat[];
  /** Most bytes of one edit; without it what a message takes. */
  mostBytes?: number;
  borrowed: readonly Vision[];
  /** Shows the desk anew. */
  changed(): void;
}

/** Milliseconds after the last edit until the alignment is worked out, and after a failure until it is tried again. */
const AFTER_EDIT = 150;
const TRY_AGAIN = 5_000;
/** How often a merge is tried while other pages go on writing. */
const MEET_TURNS = 3;

/**
 * The page's live draft. An act is shown at once, sent to the background in order, and counts as saved when that says so. What
 * another page did comes in underneath; what then does not fit is told as a clash.
 */
export function makeDeskStore({
  source,
  borrowed,
  changed,
  worn,
  mostBytes,
  hats = () => HATS,
  ...begin
}: DeskFacts): DeskStore {
  const page = crypto.randomUUID();
  let draft: LiveDraft | null = null;
  let active: Release | null = null;
  let { hat } = begin;
  let gaps: readonly Gap[] = [];
  let trouble: Failure | null = null;
  let arrived: Arrived | null = null;
  let shown: Desk | null = null;
  let heard = 0;
  let checking: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;

  const hatOn = (): Hat => (hats().includes(hat) ? hat : (hats()[0] ?? hat));

  const show = (): void => {
    if (!draft) return;
    shown = deskOf(draft, {
      today: localDay(new Date()),
      hat: hatOn(),
      hats: hats(),
      gaps,
      trouble,
      arrived,
      borrowed,
    });
    changed();
  };
  const check = (): void => {
    if (!draft) return;
    gaps = alignment(draft.playbook, localDay(new Date()));
    show();
  };
  const checkSoon = (): void => {
    clearTimeout(checking);
    checking = setTimeout(check, AFTER_EDIT);
  };

  /** What reads or sends does so in turn, so that nothing is read while something is under way. */
  const inTurn = oneAtATime();

  /** Reads everything anew, and keeps what this page has not stored. */
  const read = async (): Promise<void> => {
    const answer = await source.read();
    if (!answer.ok) {
      trouble = answer.error;
      return show();
    }
    const next = new LiveDraft(answer.value.draft);
    if (draft) next.takeOver(draft);
    draft = next;
    ({ active } = answer.value);
    trouble = null;
    arrived = active.number === draft.base.number ? null : { release: factsOf(active), conflicts: [], failure: null };
    check();
    if (arrived) await meet();
  };

  /** What another page did since the last time. */
  const catchUp = async (): Promise<boolean> => {
    if (!draft) return false;
    const { facts } = draft;
    const answer = await source.ask('draft/get', { draft: facts.draft, revision: facts.revision });
    if (!answer.ok) {
      trouble = answer.error;
      return false;
    }
    const { draft: number, base, revision } = answer.value;
    // Revisions only grow: a lower one is of a database that was emptied meanwhile.
    if (number !== facts.draft || base !== facts.base || revision < facts.revision) await read();
    else draft.told(answer.value);
    show();
    checkSoon();
    return true;
  };

  /** A release came in while the draft was written: it is merged at once where nothing has to be chosen. */
  const meet = async (turns = MEET_TURNS): Promise<void> => {
    if (!draft || !active) return;
    await send();
    const { facts } = draft;
    const answer = await source.ask('draft/rebase', { draft: facts.draft, revision: facts.revision, choices: {} });
    const met = (more: Pick<Arrived, 'conflicts' | 'failure'>): void => {
      arrived = active && { release: factsOf(active), ...more };
      show();
    };
    if (!answer.ok) return met({ conflicts: [], failure: answer.error });
    const { value } = answer;
    if (value.outcome === 'conflicts') return met({ conflicts: value.conflicts, failure: null });
    if (value.outcome !== 'behind') return read();
    // Another page did something meanwhile; without a second try the release would wait for whatever comes next.
    if (turns <= 1 || !(await catchUp())) return met({ conflicts: [], failure: trouble ?? failed('gone').error });
    if (arrived) await meet(turns - 1);
  };

  const send = async (): Promise<void> => {
    clearTimeout(retrying);
    for (let next = draft?.take(); draft && next; next = draft?.take()) {
      const { act, revision } = next;
      const answer =
        act.type === 'edit'
          ? await source.ask('draft/edit', { revision, edit: act.edit })
          : await source.ask(`draft/${act.type}`, { revision, id: act.id });
      if (answer.ok && answer.value.outcome !== 'behind') {
        draft.settled(answer.value.revision);
        trouble = null;
        continue;
      }
      if (!answer.ok) trouble = answer.error;
      else if (await catchUp()) {
        // Refused though nothing else has happened: a fault of ours, not to be repeated without end.
        if (draft.facts.revision !== revision) continue;
        trouble = failed('internal', `${act.type} refused`).error;
      }
      retrying = setTimeout(() => void inTurn(send), TRY_AGAIN);
      break;
    }
    show();
  };
  const listen = async (): Promise<void> => {
    if (draft && heard > draft.facts.revision) await catchUp();
  };

  const act = (changes: readonly ItemChange[], facts: { what?: Weight; hat?: Hat }): void => {
    if (!draft || changes.length === 0) return;
    const edit: Edit = editOf(changes, { id: crypto.randomUUID(), at: Date.now(), page, hat: hatOn(), ...facts });
    if (!hats().includes(edit.hat)) {
      trouble = failed('not-your-hat').error;
      show();
    } else if (!fitsMessage(edit, mostBytes)) {
      // It could be shown and never be kept: whatever a person did after it would wait behind it for good.
      trouble = failed('too-large').error;
      show();
    } else if (draft.act({ type: 'edit', edit })) changedHere();
  };
  const changedHere = (): void => {
    show();
    checkSoon();
    void inTurn(send);
  };
  const turn = (type: 'undo' | 'redo'): void => {
    const edit = type === 'undo' ? draft?.undoable : draft?.redoable;
    if (draft && edit && draft.act({ type, id: edit.id })) changedHere();
  };

  /** Everything is stored first; afterwards everything is read anew. */
  const request = <T extends RequestType>(
    type: T,
    body: (facts: { draft: number; revision: number }) => Requests[T]['request'],
  ): Promise<Answered<Requests[T]['response']>> =>
    inTurn(async () => {
      await send();
      if (!draft || draft.waiting.length > 0) return { ok: false, error: trouble ?? failed('gone').error };
      const { facts } = draft;
      const answer = await source.ask(type, body({ draft: facts.draft, revision: facts.revision }));
      if (answer.ok) await read();
      return answer;
    });

  const actions: DeskActions = {
    wear(next) {
      if (!hats().includes(next)) return;
      if (next !== hat) worn(next);
      hat = next;
      show();
    },
    edit(next, options = {}) {
      if (!draft) return;
      const before = draft.playbook;
      const after: Playbook = typeof next === 'function' ? next(before) : next;
      try {
        act(itemChanges(draft.items, itemsOf(settleConfirmations(before, after, options.what))), options);
      } catch (error) {
        // Two items of one id: a fault of the form that made them. Nothing is changed.
        trouble = failed('internal', String(error)).error;
        show();
      }
    },
    callWording({ key, fields }) {
      const item = draft?.items.get(key);
      if (item) act(callWording(item, fields), { what: 'wording' });
    },
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    settle(clash, choice) {
      if (!draft) return;
      draft.forget(clash);
      const { what, hat: worn, changes } = clash.edit;
      if (choice === 'mine') act(againOn(draft.items, changes), { what, hat: worn });
      show();
    },
    discard: () => request('draft/discard', (ref) => ref),
    publish: (note, author) =>
      request('draft/publish', (ref) => {
        if (draft) source.expect(draft.playbook);
        return { ...ref, note, author };
      }),
    merge: (choices) => request('draft/rebase', (ref) => ({ ...ref, choices: Object.fromEntries(choices) })),
    releases: () => source.ask('releases/list', {}),
    release: (number) => source.ask('releases/get', { number }),
    republish: (number, note, author) =>
      request('releases/republish', () => ({ number, note, author, base: active?.number ?? 0 })),
    examples: () => source.ask('examples/list', {}),
    removeExample: (id) => source.ask('examples/remove', { id }),
  };

  void inTurn(read);
  return {
    desk: () => shown,
    actions,
    told(news, revision) {
      if (news === 'draft' && revision > 0) {
        heard = revision;
        void inTurn(listen);
      } else if (news !== 'examples') void inTurn(read);
    },
    again: show,
    flush() {
      for (const { act: one, revision } of draft?.send() ?? []) {
        if (one.type === 'edit') void source.ask('draft/edit', { revision, edit: one.edit });
        else void source.ask(`draft/${one.type}`, { revision, id: one.id });
      }
    },
  };
}
