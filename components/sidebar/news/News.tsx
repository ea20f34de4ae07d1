import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { recordKey } from '../../../lib/crm/record';
import type { Translate } from '../../../lib/i18n/translate';
import type { RequestType } from '../../../lib/messages';
import type { ShownNudge } from '../../../lib/news-requests';
import type { NotesGate } from '../../notes/gate';
import type { SidebarState } from '../model';
import { type Answer, NUDGE_KEYS, NudgeCard } from './NudgeCard';
import { ReleaseLine } from './ReleaseLine';
import { keepNews, onNews, useNews } from './store';

interface NewsProps {
  gate: NotesGate;
  state: Extract<SidebarState, { kind: 'advice' }>;
  t: Translate;
}

/** Whether a key belongs to what the person is typing. */
const isTyping = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type="checkbox"])');

/** What is new, at the foot of the advice: a release, and what somebody of the team sent. Says nothing where there is nothing. */
export function News({ gate, state, t }: NewsProps): JSX.Element {
  const { record, advice } = state;
  const key = recordKey(record);
  const stage = 'id' in advice.stage ? advice.stage.id : null;
  const process = advice.process?.id;
  const news = useNews();
  const whole = useRef<HTMLElement>(null);
  const [failed, setFailed] = useState(false);
  const [said, say] = useState('');
  const asked = useRef(0);

  const ask = (): void => {
    asked.current += 1;
    const mine = asked.current;
    const place = process !== undefined && stage !== null ? { process, stage } : null;
    // An answer for another record or stage than the one in view is dropped, as with advice.
    void gate.ask('news/get', { record: key, place }).then((answer) => {
      if (mine === asked.current && answer.ok) keepNews(answer.value);
    });
  };
  useEffect(() => {
    ask();
    return onNews(ask);
  }, [key, process, stage, advice.release.number]);
  useEffect(
    () => () => {
      asked.current += 1;
      keepNews(null);
    },
    [key],
  );

  const nudges = news?.nudges ?? [];
  const release = news?.release ?? null;
  useEffect(() => {
    const fresh = nudges.filter((nudge) => nudge.fresh);
    const see = (): void => {
      if (fresh.length === 0 || document.visibilityState !== 'visible') return;
      say(
        fresh
          .map((nudge) =>
            t('panel_nudge_said', { name: nameOf(nudge, t), line: nudge.line || (nudge.tip?.title ?? '') }),
          )
          .join(' '),
      );
      for (const { id } of fresh.splice(0)) void gate.ask('nudges/answer', { id, word: 'seen' });
    };
    see();
    document.addEventListener('visibilitychange', see);
    return () => document.removeEventListener('visibilitychange', see);
  }, [nudges.map(({ id }) => id).join()]);

  /** What had the focus goes: it must not fall out of the panel. */
  const leave = (): void => {
    const root = whole.current?.getRootNode();
    if (root instanceof ShadowRoot && whole.current?.contains(root.activeElement)) root.querySelector('h2')?.focus();
  };
  const act = (type: RequestType, answer: Promise<{ ok: boolean }>): void => {
    setFailed(false);
    void answer.then(({ ok }) => {
      setFailed(!ok);
      if (!ok) return;
      if (type === 'nudges/answer') say(t('panel_nudge_answered'));
      leave();
      ask();
    });
  };
  const answer: Answer = (id, word) => act('nudges/answer', gate.ask('nudges/answer', { id, word }));

  const first = nudges[0]?.id;
  useLayoutEffect(() => {
    const root = whole.current?.getRootNode();
    if (!root || first === undefined) return;
    const press = (event: Event & Partial<KeyboardEvent>): void => {
      // In a page it is a plain event with the facts of the key (`key-guard.ts`).
      const { key: pressed = '', repeat, ctrlKey, altKey, metaKey, target } = event;
      const word = NUDGE_KEYS[pressed];
      if (word === undefined || event.defaultPrevented || repeat || ctrlKey || altKey || metaKey) return;
      if (isTyping(event.composedPath()[0])) return;
      event.preventDefault();
      const within = target instanceof Element ? target.closest('[data-nudge]') : null;
      answer(within?.getAttribute('data-nudge') ?? first, word);
    };
    root.addEventListener('keydown', press);
    return () => root.removeEventListener('keydown', press);
  }, [first, key]);

  return (
    <section ref={whole} class="news" aria-label={release || first ? t('panel_news') : undefined}>
      <div class="visually-hidden" role="status">
        {said}
      </div>
      {release && (
        <ReleaseLine
          key={`${release.how} ${release.number}`}
          release={release}
          t={t}
          away={() =>
            act('news/away', gate.ask('news/away', { release: release.number, waits: release.how === 'waits' }))
          }
          apply={() => act('news/apply', gate.ask('news/apply', { number: release.number }))}
        />
      )}
      {nudges.map((nudge) => (
        <NudgeCard key={nudge.id} nudge={nudge} name={nameOf(nudge, t)} t={t} answer={answer} />
      ))}
      {failed && (
        <p class="bad" role="alert">
          {t('panel_news_failed')}
        </p>
      )}
    </section>
  );
}

const nameOf = ({ author }: ShownNudge, t: Translate): string => author || t('panel_nudge_somebody');
