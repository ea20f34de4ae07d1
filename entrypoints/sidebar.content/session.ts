import type { Pending, SidebarState } from '../../components/sidebar/model';
import type { StepAdvice } from '../../lib/coaching/advice';
import { stageReadingOf } from '../../lib/coaching/facts';
import { type Record as CrmRecord, type NoRecordReason, recordKey } from '../../lib/crm/record';
import type { Sight } from '../../lib/crm/watch/sight';
import type { Answered, Requests, SelfTestReport } from '../../lib/messages';
import { type Acts, type ActsParts, makeActs } from './acts';

type AdviceRequest = Omit<Requests['advice/get']['request'], 'visible'>;
type AdviceAnswer = Answered<Requests['advice/get']['response']>;
type Tick = Requests['step/tick']['request'];

/** What a session needs of the world. */
export interface SessionParts {
  askAdvice(request: AdviceRequest): Promise<AdviceAnswer>;
  askTexts(sources: string[]): Promise<Answered<Requests['advice/texts']['response']>>;
  sendTick(tick: Tick): Promise<Answered<{ saved: true }>>;
  saveAct: ActsParts['save'];
  keepExample: ActsParts['keep'];
  changed(): void;
  newId(): string;
  now(): number;
}

/** Milliseconds until a page that still does not show its record is called slow. */
const SLOW_AFTER = 4_000;

/** Reasons for which a record is in front but cannot be read; with any other the address is simply no record. */
const UNSUPPORTED: readonly NoRecordReason[] = ['create-modal', 'classic-ui', 'no-access'];

/**
 * From sights to what the panel shows. Advice belongs to crm, org, object, id and reading: an answer for anything but the
 * newest reading of the record in view is dropped, and another record in view ends the old advice in the same turn. A new
 * reading of the *same* record keeps its advice until the new one is there, so that the panel does not flicker while
 * somebody edits.
 */
export interface Session {
  state(): SidebarState;
  reading(): number;
  pending(): Pending;
  /** What the person does with tips and redirects. */
  acts: Acts;
  show(sight: Sight): void;
  /** Asks again for what is in view; with a `recordKey`, only if that record is. */
  refresh(key?: string | null): void;
  tick(step: string, done: boolean): void;
  report(): Omit<SelfTestReport, 'url' | 'version'>;
}

export function makeSession(parts: SessionParts, signal: AbortSignal): Session {
  let sight: Sight = { state: 'none', reason: 'other-page', reading: 0 };
  let state: SidebarState = { kind: 'no-record', reason: 'other-page' };
  let pending: Pending = {};
  /** A tick was saved that the advice on screen was not made with. */
  let saved = false;
  let slow: ReturnType<typeof setTimeout> | undefined;
  /** The stage last read of the record in view. */
  let stage: { key: string; label: string } | null = null;
  /** The record that the acts are about. */
  let actsOn: string | null = null;
  /** Grows with every request for advice; only the answer to the newest one counts. */
  let asked = 0;
  signal.addEventListener('abort', () => clearTimeout(slow));

  const set = (next: SidebarState): void => {
    state = next;
    if (!signal.aborted) parts.changed();
  };

  const request = async (record: CrmRecord, reading: number, stageChanged: boolean): Promise<void> => {
    asked += 1;
    const mine = asked;
    const answer = await parts.askAdvice({ record, reading, stageChanged });
    if (signal.aborted || mine !== asked) return;
    if (!answer.ok) return set({ kind: 'error', failure: answer.error });
    const { key, advice, markdown } = answer.value;
    if (key !== recordKey(record) || answer.value.reading !== reading) return;
    const arranged = acts.arrange(advice);
    // A tip that is held was shown before.
    const enough = answer.value.enough && !acts.holding() && !(arranged.tip && acts.revealed(arranged.tip.id));
    // Texts that were read before stay; the others follow, and nobody waits for them.
    const trees = { ...(state.kind === 'advice' ? state.markdown : {}), ...markdown };
    set({ kind: 'advice', record: answer.value.record, reading, advice: arranged, markdown: trees, enough });
    const folded = [...advice.others, ...advice.possible].map(({ body }) => body);
    const missing = [...new Set(folded)].filter((source) => !Object.hasOwn(trees, source));
    const more = missing.length > 0 ? await parts.askTexts(missing) : null;
    if (more?.ok && mine === asked && state.kind === 'advice')
      set({ ...state, markdown: { ...trees, ...more.value.markdown } });
  };

  const refresh = (key: string | null = null): void => {
    if (sight.state !== 'record' || (key !== null && recordKey(sight.record) !== key)) return;
    void request(sight.record, sight.reading, false);
  };

  const acts = makeActs(
    {
      save: parts.saveAct,
      keep: parts.keepExample,
      newId: parts.newId,
      now: parts.now,
      shown: () => (state.kind === 'advice' ? state : null),
      replace: (advice) => state.kind === 'advice' && set({ ...state, advice }),
      changed() {
        const tip = state.kind === 'advice' ? state.advice.tip?.id : undefined;
        if (state.kind === 'advice' && state.enough && tip !== undefined && acts.revealed(tip)) {
          state = { ...state, enough: false };
        }
        if (!signal.aborted) parts.changed();
      },
      refresh: () => refresh(),
    },
    signal,
  );

  const look = (next: Extract<Sight, { state: 'looking' }>): void => {
    const { identity, wait } = next;
    const loading = (isSlow: boolean): SidebarState => ({
      kind: 'loading',
      identity,
      ...(wait === null ? {} : { wait }),
      slow: isSlow,
    });
    const wasSlow = state.kind === 'loading' && state.identity.id === identity.id && state.slow;
    set(loading(wasSlow));
    if (!wasSlow) slow = setTimeout(() => sight === next && set(loading(true)), SLOW_AFTER);
  };

  const read = ({ record, reading, identity }: Extract<Sight, { state: 'record' }>): void => {
    const key = recordKey(record);
    const label = stageReadingOf(record)?.raw ?? '';
    const stageChanged = stage?.key === key && stage.label !== '' && label !== '' && stage.label !== label;
    if (label !== '' || stage?.key !== key) stage = { key, label };
    // First of all: the panel is drawn while the question is on its way.
    void request(record, reading, stageChanged);
    if (state.kind === 'advice' && recordKey(state.record) === key) return;
    pending = {};
    const isLooked = state.kind === 'loading' && state.identity === identity && !state.slow;
    if (!isLooked) set({ kind: 'loading', identity, slow: false });
  };

  return {
    state: () => state,
    reading: () => sight.reading,
    pending: () => ({ ...pending, ...acts.pending() }),
    acts,
    show(next) {
      sight = next;
      clearTimeout(slow);
      // A page that shows the same record anew takes nothing back of what was done on it.
      const inView = next.state === 'none' ? null : `${next.identity.org} ${next.identity.object} ${next.identity.id}`;
      if (inView !== actsOn) acts.leave();
      actsOn = inView;
      if (next.state === 'record') return read(next);
      asked += 1;
      pending = {};
      if (next.state === 'looking') return look(next);
      const { reason } = next;
      set(UNSUPPORTED.includes(reason) ? { kind: 'unsupported', reason } : { kind: 'no-record', reason });
    },
    refresh,
    tick(step, done) {
      if (state.kind !== 'advice') return;
      const { record, advice } = state;
      const { crm, org, object, id, name } = record;
      const key = recordKey(record);
      const before = advice.steps.find((one) => one.id === step)?.done ?? 'no';
      /** Shows the step as the person left it until the background has answered. */
      const mark = (next: 'saving' | 'failed' | null, shown: StepAdvice['done']): boolean => {
        if (signal.aborted || state.kind !== 'advice' || recordKey(state.record) !== key) return false;
        const { [step]: _, ...others } = pending;
        pending = next === null ? others : { ...others, [step]: next };
        const steps = state.advice.steps.map((one) => (one.id === step ? { ...one, done: shown } : one));
        set({ ...state, advice: { ...state.advice, steps } });
        return true;
      };
      const shown = done ? 'hand' : 'no';
      mark('saving', shown);
      const tick: Tick = {
        event: parts.newId(),
        record: { crm, org, object, id, name },
        step,
        done,
        release: advice.release.number,
        at: parts.now(),
      };
      void parts.sendTick(tick).then((answer) => {
        if (!mark(answer.ok ? null : 'failed', answer.ok ? shown : before)) return;
        saved ||= answer.ok;
        // An answer that came between two ticks would show the second as undone.
        if (!saved || Object.values(pending).includes('saving')) return;
        saved = false;
        refresh();
      });
    },
    report() {
      const reason = sight.state === 'none' ? sight.reason : sight.state === 'looking' ? sight.wait : null;
      return {
        state: state.kind,
        reading: sight.reading,
        ...(reason === null ? {} : { reason }),
        ...(sight.state === 'record' ? { record: sight.record } : {}),
      };
    },
  };
}
