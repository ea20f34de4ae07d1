import type { Notice, Pending, SnoozeFor } from '../../components/sidebar/model';
import type { Advice, Answer } from '../../lib/coaching/advice';
import { type Record as CrmRecord, recordKey } from '../../lib/crm/record';
import type { Answered, PersonAct, Requests } from '../../lib/messages';
import { answerIn, keepOrder, orderOf, withAnswer } from './hold';

type Save = Requests['act/save']['request'];
type Keep = Requests['examples/keep']['request'];

/** What the acts need of the session around them. */
export interface ActsParts {
  save(request: Save): Promise<Answered<{ saved: true }>>;
  keep(request: Keep): Promise<Answered<Requests['examples/keep']['response']>>;
  /** What is on screen; null while it is no advice. */
  shown(): { record: CrmRecord; advice: Advice } | null;
  /** Shows this advice for the record that is on screen. */
  replace(advice: Advice): void;
  /** Something but the advice changed. */
  changed(): void;
  /** Asks for new advice. */
  refresh(): void;
  newId(): string;
  now(): number;
}

/** Milliseconds until the offer to undo goes. */
const UNDO_FOR = 10_000;
/** Milliseconds between tries to reach a background that does not answer, beyond the patience of one request. */
const TRY_AGAIN_AFTER = 5_000;
const DAY = 86_400_000;

/** What a person does with tips and redirects; see `SidebarActions`, whose names these are. */
export interface Acts {
  answer(tip: string, answer: Answer | null): void;
  snooze(tip: string, how: SnoozeFor): void;
  acknowledge(redirect: string): void;
  showTip(): void;
  nextTip(): void;
  undo(): void;
  keepExample(): void;
  pending(): Pending;
  notice(): Notice | null;
  /** Whether the top tip is kept in its place although another may rank before it. */
  holding(): boolean;
  /** New advice for the record on screen, with what is held and what is still being saved. */
  arrange(advice: Advice): Advice;
  /** Whether this tip is shown although enough were shown today. */
  revealed(tip: string): boolean;
  /** Another record is in view, or none. */
  leave(): void;
}

export function makeActs(parts: ActsParts, signal: AbortSignal): Acts {
  let pending: Pending = {};
  let notice: Notice | null = null;
  let takeBack: PersonAct | null = null;
  let fading: ReturnType<typeof setTimeout> | undefined;
  let held: { order: string[]; stage: string } | null = null;
  let revealed: string | null = null;
  /** Answers being saved: tip → what was said last. */
  const saying = new Map<string, Answer | null>();
  /** Type and item of an act → the newest event about it: only its outcome is shown. */
  const newest = new Map<string, string>();
  /** Acts are told apart by their time, so no two share one. */
  let lastAt = 0;
  signal.addEventListener('abort', () => clearTimeout(fading));

  const stageOf = ({ stage }: Advice): string => ('none' in stage ? '' : stage.id);

  const say = (next: Notice | null, undo: PersonAct | null = null): void => {
    clearTimeout(fading);
    notice = next;
    takeBack = undo;
    if (next !== null) fading = setTimeout(() => say(null), UNDO_FOR);
    if (!signal.aborted) parts.changed();
  };

  const mark = (name: string, state: Pending[string] | null): void => {
    const { [name]: _, ...others } = pending;
    pending = state === null ? others : { ...others, [name]: state };
    parts.changed();
  };

  /** Sends until there is an answer: a background that restarts or is busy gets the same event again. */
  const deliver = async (request: Save, late: () => void): Promise<Answered<{ saved: true }>> => {
    for (;;) {
      const answer = await parts.save(request);
      if (signal.aborted || answer.ok || answer.error.code !== 'gone') return answer;
      late();
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_AFTER));
    }
  };

  /** Saves an act on the record on screen. `saved` and `failed` run only while that record is in view. */
  const save = async (act: PersonAct, saved: () => void, failed: () => void = () => {}): Promise<void> => {
    const on = parts.shown();
    if (on === null || signal.aborted) return;
    const { crm, org, object, id, name } = on.record;
    const what = `${act.type}:${act.item}`;
    const event = parts.newId();
    newest.set(what, event);
    lastAt = Math.max(parts.now(), lastAt + 1);
    const release = on.advice.release.number;
    mark(what, 'saving');
    const isNewest = (): boolean => !signal.aborted && newest.get(what) === event;
    const request: Save = { event, record: { crm, org, object, id, name }, release, at: lastAt, act };
    const answer = await deliver(request, () => isNewest() && mark(what, 'late'));
    if (!isNewest()) return;
    mark(what, answer.ok ? null : 'failed');
    if (answer.ok) saved();
    else failed();
  };

  const answerTo = (tip: string, answer: Answer | null, saved: (before: Answer | null) => void): void => {
    const on = parts.shown();
    if (on === null) return;
    const before = answerIn(on.advice, tip);
    held ??= { order: orderOf(on.advice), stage: stageOf(on.advice) };
    saying.set(tip, answer);
    parts.replace(withAnswer(on.advice, tip, answer));
    const ends = (shown: Answer | null) => (): void => {
      saying.delete(tip);
      const now = parts.shown();
      if (now) parts.replace(withAnswer(now.advice, tip, shown));
    };
    void save(
      { type: 'answer', item: tip, answer },
      () => {
        ends(answer)();
        saved(before);
        parts.refresh();
      },
      ends(before),
    );
  };

  const titleOf = (id: string): string => {
    const advice = parts.shown()?.advice;
    const tips = advice ? [...(advice.tip ? [advice.tip] : []), ...advice.others, ...advice.possible] : [];
    return tips.find((tip) => tip.id === id)?.title ?? '';
  };

  return {
    answer(tip, answer) {
      const title = titleOf(tip);
      answerTo(tip, answer, (before) => {
        if (answer === null) say({ act: 'undone', title, undo: false });
        else say({ act: answer, title, undo: true }, { type: 'answer', item: tip, answer: before });
      });
    },
    snooze(tip, how) {
      const title = titleOf(tip);
      const until = how === 'record' ? how : parts.now() + (how === 'day' ? DAY : 7 * DAY);
      void save({ type: 'snooze', item: tip, until }, () => {
        say({ act: `snoozed-${how}`, title, undo: true }, { type: 'snooze', item: tip, until: null });
        parts.refresh();
      });
    },
    acknowledge(redirect) {
      void save({ type: 'acknowledged', item: redirect }, () => {
        say({ act: 'acknowledged', title: '', undo: false });
        parts.refresh();
      });
    },
    showTip() {
      const tip = parts.shown()?.advice.tip?.id;
      if (tip === undefined) return;
      revealed = tip;
      void save({ type: 'shown', item: tip }, () => {});
    },
    nextTip() {
      held = null;
      parts.refresh();
    },
    undo() {
      const act = takeBack;
      const title = notice?.title ?? '';
      if (act === null) return;
      say(null);
      const undone = (): void => say({ act: 'undone', title, undo: false });
      if (act.type === 'answer') return answerTo(act.item, act.answer, undone);
      void save(act, () => {
        undone();
        parts.refresh();
      });
    },
    keepExample() {
      const record = parts.shown()?.record;
      if (record === undefined || signal.aborted) return;
      void parts.keep({ id: parts.newId(), name: record.name, record }).then((answer) => {
        const now = parts.shown()?.record;
        if (signal.aborted || now === undefined || recordKey(now) !== recordKey(record)) return;
        const kept = answer.ok && (answer.value.replaced ? 'example-replaced' : 'example-kept');
        say({ act: kept || 'example-failed', title: '', undo: false });
      });
    },
    pending: () => pending,
    notice: () => notice,
    holding: () => held !== null,
    arrange(advice) {
      const kept = held && held.stage === stageOf(advice) ? keepOrder(advice, held.order) : null;
      if (held && kept === null) {
        held = null;
        // It was asked for as not seen, because another tip stood in its place.
        queueMicrotask(parts.refresh);
      }
      return [...saying].reduce((shown, [tip, answer]) => withAnswer(shown, tip, answer), kept ?? advice);
    },
    revealed: (tip) => revealed === tip,
    leave() {
      pending = {};
      held = null;
      revealed = null;
      saying.clear();
      newest.clear();
      clearTimeout(fading);
      notice = null;
      takeBack = null;
    },
  };
}
