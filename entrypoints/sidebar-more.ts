import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { COUNTER, world } from '../components/sidebar/counter';
import { MORE } from '../components/sidebar/more';
import { answerPushes } from '../lib/messages';
import { makeMarkedFields } from './sidebar.content/marked-fields';
import { MARKER_MAKER, markerWorld } from './sidebar.content/marker-maker';

/**
 * Injected by the background into a tab whose panel asks for it, or where something new is to be seen: the parts that nobody sees
 * at first (docs/decisions/0012).
 */
export default defineUnlistedScript(() => {
  const counter = world[COUNTER];
  markerWorld[MARKER_MAKER] = makeMarkedFields;
  if (!counter || counter.more) return;
  counter.more = MORE;
  const changed = (): { done: true } => {
    MORE.newsChanged();
    return { done: true };
  };
  // For as long as the page lives: a later panel in it has another counter, and other parts.
  answerPushes({ 'news/changed': changed }, new AbortController().signal);
  counter.want?.();
});
