import { render } from 'preact';
import form from '../../components/options/desk/form/form.css?inline';
import { addressOf, hashOf } from '../../components/review/address';
import dialogs from '../../components/review/dialogs.css?inline';
import { makeDraftShelf } from '../../components/review/draft-shelf';
import type { AskNotes, ReviewActions, ReviewData } from '../../components/review/model';
import queue from '../../components/review/queue.css?inline';
import { Review, type Toast } from '../../components/review/Review';
import reading from '../../components/review/reading.css?inline';
import review from '../../components/review/review.css?inline';
import rows from '../../components/review/rows.css?inline';
import pageCss from '../../components/ui/page.css?inline';
import tokens from '../../components/ui/tokens.css?inline';
import { type Messages, translator } from '../../lib/i18n/translate';
import type { Failure } from '../../lib/messages';
import type { Identity } from '../../lib/note-requests';
import type { NoteEvent, Person } from '../../lib/notes/event';
import type { Release } from '../../lib/playbook/schema';
import { memoryOf } from './review-memory';

export interface ReviewScene {
  locale: string;
  messages: Messages;
  release: Release;
  people: Person[];
  events: NoteEvent[];
  me: Identity | null;
  now: number;
  /** Every answer fails so. */
  failure?: Failure['code'];
}

declare global {
  interface Window {
    /** Everything that was asked, by type. */
    askedFor: [type: string, body: unknown][];
    keptTips: unknown[];
    savedFiles: { name: string; type: string; text: string }[];
    says: string[];
  }
}

/** The review page in a plain page; what is written lives in its memory. */
export function show(scene: ReviewScene): void {
  const style = document.createElement('style');
  style.textContent = [tokens, pageCss, form, review, queue, rows, reading, dialogs].join('\n');
  document.head.append(style);
  document.documentElement.lang = scene.locale;
  Object.assign(window, { askedFor: [], keptTips: [], savedFiles: [], says: [] });
  const place = document.createElement('div');
  document.body.append(place);
  const t = translator(scene.messages, scene.locale);
  let data: ReviewData = {
    me: scene.me,
    self: scene.me?.id ?? null,
    people: scene.people,
    release: scene.release,
    news: 1,
  };
  let toast: Toast | null = null;
  let said = 0;
  const memory = memoryOf(scene, () => {
    data = { ...data, news: data.news + 1 };
    draw();
  });
  const ask: AskNotes = async (type, body) => {
    window.askedFor.push([type, body]);
    if (scene.failure) return { ok: false, error: { code: scene.failure } };
    return { ok: true, value: memory(type, body) };
  };
  const now = (): number => scene.now;
  const actions: ReviewActions = {
    ask,
    now,
    shelf: makeDraftShelf({ ask, now: Date.now }),
    // No hub was joined.
    nudges: {
      known: () => Promise.resolve({ ok: false, error: { code: 'gone' } }),
      send: () => Promise.resolve({ ok: false, error: { code: 'gone' } }),
      setLimits: () => Promise.resolve({ ok: false, error: { code: 'gone' } }),
      listen: () => {},
    },
    releaseOf: async () => null,
    recordShown: async () => null,
    async keepTip(tip) {
      window.keptTips.push(tip);
      return { ok: true, value: { kept: true } };
    },
    saveFile: (file) => window.savedFiles.push(file),
    copy: async () => true,
    go(address, how) {
      const hash = hashOf(address);
      if (how === 'replace') window.history.replaceState(null, '', hash);
      else window.history.pushState(null, '', hash);
      draw();
    },
    say(text, undo) {
      window.says.push(text);
      said += 1;
      toast = { text, count: said, ...(undo ? { undo } : {}) };
      draw();
    },
  };
  const draw = (): void =>
    render(
      <Review address={addressOf(window.location.hash)} data={data} actions={actions} toast={toast} t={t} />,
      place,
    );
  window.addEventListener('popstate', draw);
  window.addEventListener('hashchange', draw);
  draw();
}
