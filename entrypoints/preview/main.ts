import {
  type FromPreview,
  isToPreview,
  type PreviewAct,
  type PreviewFrame,
} from '../../components/options/desk/preview/frame';
import { bringParts } from '../../components/sidebar/bring';
import type { SidebarActions } from '../../components/sidebar/model';
import { mountSidebar } from '../../components/sidebar/mount';
import { catalogue } from '../../lib/i18n/catalogues';
import { translator } from '../../lib/i18n/translate';
import './preview.css';

/** The frame of the desk's preview: the real sidebar, drawn as the options page around it says. */
const host = document.querySelector('#panel');
if (host === null) throw new Error('preview: no place');
const mounted = mountSidebar(host.attachShadow({ mode: 'open' }), bringParts);
const waiting = new Map<number, (value: unknown) => void>();
let number = 0;

const send = (message: FromPreview): void => window.parent.postMessage(message, window.location.origin);

const tell =
  (act: PreviewAct) =>
  (...given: unknown[]): void => {
    number += 1;
    send({ act, given, number });
  };
const question =
  <T>(act: PreviewAct) =>
  (...given: unknown[]): Promise<T | null> =>
    new Promise((resolve) => {
      tell(act)(...given);
      // The page around is ours, of the same version.
      waiting.set(number, (value) => resolve(value as T | null));
    });
const nothing = (): void => {};

const actions: SidebarActions = {
  tick: tell('tick'),
  answer: tell('answer'),
  snooze: tell('snooze'),
  acknowledge: tell('acknowledge'),
  showTip: nothing,
  nextTip: nothing,
  undo: nothing,
  setPreferences: nothing,
  drag: nothing,
  find: question('find'),
  openItem: question('openItem'),
  shortcuts: () => Promise.resolve([]),
  openSelfTest: nothing,
  retry: nothing,
};

function draw({ language, ...props }: PreviewFrame): void {
  document.documentElement.lang = language;
  const { state } = props;
  document.body.dataset.state = state.kind;
  document.body.dataset.recordId = state.kind === 'advice' ? state.record.id : '';
  const t = translator(catalogue(language), language);
  mounted.update({ ...props, t, actions, darkPage: false, pending: {}, notice: null, held: false });
}

window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
  if (origin !== window.location.origin || source !== window.parent || !isToPreview(data)) return;
  if ('frame' in data) draw(data.frame);
  else {
    waiting.get(data.answer)?.(data.value);
    waiting.delete(data.answer);
  }
});
send({ ready: true });
