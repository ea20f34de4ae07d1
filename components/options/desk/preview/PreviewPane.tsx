import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NO_PROGRESS, type Progress } from '../../../../lib/coaching/advice';
import type { Record as CrmRecord } from '../../../../lib/crm/record';
import type { Example } from '../../../../lib/draft-requests';
import { catalogue } from '../../../../lib/i18n/catalogues';
import { type Translate, translator } from '../../../../lib/i18n/translate';
import type { Playbook } from '../../../../lib/playbook/schema';
import { pageAddress } from '../../address';
import type { DeskPartProps } from '../../sections';
import { draftAdviser } from './draft-advice';
import { draftFinder } from './draft-finder';
import { type FromPreview, isFromPreview, PREVIEW_PAGE, type ToPreview } from './frame';
import { madeUpRecord } from './made-up-record';
import { PreviewControls } from './PreviewControls';
import { placesOf, plainScene, sceneInView } from './places';
import { pretend } from './pretended';

export type PreviewPaneProps = Pick<DeskPartProps, 'desk' | 'actions' | 'data' | 't'>;

/** How the preview is drawn: for which record, and how. */
export interface PreviewSettings {
  /** `follow`: in the stage of what is being edited; else `place <process>/<stage>` or `example <id>`. */
  record: string;
  theme: 'light' | 'dark';
  language: 'en' | 'de';
}

/**
 * The real sidebar beside the editor, made from the draft as it is at this moment. What a person does in it is forgotten.
 */
export function PreviewPane({ desk, data, actions, t }: PreviewPaneProps): JSX.Element {
  const [settings, setSettings] = useState<PreviewSettings>(() => firstSettings(t));
  const [progress, setProgress] = useState(NO_PROGRESS);
  const [ready, setReady] = useState(false);
  const [note, setNote] = useState<'brought' | 'absent' | 'broken' | null>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const address = useAddress();
  const examples = useExamples(actions);
  const [adviseOn, finder] = useMemo(() => [draftAdviser(), draftFinder()], []);
  const { playbook } = desk;
  const spoken = useMemo(() => translator(catalogue(settings.language), settings.language), [settings.language]);

  const draw = (): void => {
    const shown = exhibit(settings, playbook, address, examples, desk.today, spoken);
    if (!shown) return;
    const { record, start, tip } = shown;
    try {
      const at = Date.now();
      const so = {
        ...progress,
        ticks: { ...start.ticks, ...progress.ticks },
        acknowledged: [...start.acknowledged, ...progress.acknowledged],
      };
      const question = { playbook, facts: desk.base, record, progress: so, tip, at };
      const { advice, markdown, standing } = adviseOn(question);
      post(frame.current, {
        frame: {
          state: { kind: 'advice', record, reading: 1, advice, markdown },
          preferences: { ...data.preferences.salesforce, place: 'browser', theme: settings.theme },
          now: at,
          language: settings.language,
        },
      });
      setNote(standing === 'first' ? null : standing);
    } catch {
      // While a person writes, a draft may be what no release can be: the last picture stays.
      setNote('broken');
    }
  };
  useEffect(() => {
    if (!ready) return;
    // After the letter itself is on screen; the next letter makes this one superfluous.
    const timer = setTimeout(draw, 0);
    return () => clearTimeout(timer);
  }, [ready, playbook, settings, progress, address, examples, data.preferences]);

  const heed = useRef((_message: FromPreview): void => {});
  heed.current = (message) => {
    if ('ready' in message) return setReady(true);
    const { act, given, number } = message;
    if (act === 'find' || act === 'openItem') {
      void finder(playbook, act, given).then((value) => post(frame.current, { answer: number, value }));
    } else setProgress((former) => pretend(former, act, given, Date.now()));
  };
  useEffect(() => {
    const listen = ({ origin, source, data: message }: MessageEvent<unknown>): void => {
      const isOurs = origin === window.location.origin && source === frame.current?.contentWindow;
      if (isOurs && isFromPreview(message)) heed.current(message);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);

  return (
    <div class="preview">
      <h2>{t('desk_preview')}</h2>
      <PreviewControls
        settings={settings}
        change={(patch) => {
          setSettings({ ...settings, ...patch });
          if (patch.record !== undefined) setProgress(NO_PROGRESS);
        }}
        places={placesOf(playbook)}
        examples={examples}
        t={t}
      />
      {placesOf(playbook).length === 0 && <p class="notice">{t('preview_no_stage')}</p>}
      <div role="status">{note && <p class="notice warn">{t.dynamic(`preview_${note}`)}</p>}</div>
      <iframe ref={frame} class="preview-frame" src={PREVIEW_PAGE} title={t('preview_frame')} />
      <p class="soft">{t('preview_about')}</p>
    </div>
  );
}

function firstSettings(t: Translate): PreviewSettings {
  return {
    record: 'follow',
    theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    language: t.locale.toLowerCase().startsWith('de') ? 'de' : 'en',
  };
}

const post = (frame: HTMLIFrameElement | null, message: ToPreview): void =>
  frame?.contentWindow?.postMessage(message, window.location.origin);

/** The record to show and what is done on it before a person does anything: a kept example as it is, or a made-up one. */
function exhibit(
  { record }: PreviewSettings,
  playbook: Playbook,
  address: string,
  examples: readonly Example[],
  today: string,
  t: Translate,
): { record: CrmRecord; start: Progress; tip: string | null } | null {
  const [kind, id = ''] = [record.split(' ', 1)[0], record.slice(record.indexOf(' ') + 1)];
  const { section, at } = pageAddress(address);
  // A change of direction stands above everything else; beside other editors it would only be in the way.
  const acknowledged = section === 'vision' ? [] : playbook.vision.redirects.map((redirect) => redirect.id);
  const tip = section === 'tips' && playbook.tips.some(({ id: one, retired }) => one === at && !retired) ? at : null;
  const example = kind === 'example' ? examples.find((one) => one.id === id) : undefined;
  if (example) return { record: example.record, start: { ...NO_PROGRESS, acknowledged }, tip };
  const place = kind === 'place' ? placesOf(playbook).find((one) => one.id === id) : undefined;
  const scene = place ? plainScene(place) : sceneInView(playbook, section, at);
  if (!scene) return null;
  const ticks = Object.fromEntries(scene.done.map((step) => [step.id, { done: true, at: 0 }]));
  return { record: madeUpRecord(scene, today, t), start: { ...NO_PROGRESS, ticks, acknowledged }, tip };
}

/** What the page's address has behind `#`, as it changes. */
function useAddress(): string {
  const [address, setAddress] = useState(window.location.hash);
  useEffect(() => {
    const read = (): void => setAddress(window.location.hash);
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return address;
}

const NO_EXAMPLES: readonly Example[] = [];

function useExamples(actions: PreviewPaneProps['actions']): readonly Example[] {
  const [examples, setExamples] = useState(NO_EXAMPLES);
  useEffect(() => {
    void actions.examples().then((answer) => {
      if (answer.ok) setExamples(answer.value.examples);
    });
  }, [actions]);
  return examples;
}
