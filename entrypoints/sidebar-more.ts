import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { COUNTER, world } from '../components/sidebar/counter';
import { MORE } from '../components/sidebar/more';
import { makeMarkedFields } from './sidebar.content/marked-fields';
import { MARKER_MAKER, markerWorld } from './sidebar.content/marker-maker';

/** Injected by the background into a tab whose panel asks for it: the parts that nobody sees at first (docs/decisions/0012). */
export default defineUnlistedScript(() => {
  const counter = world[COUNTER];
  if (counter) counter.more ??= MORE;
  markerWorld[MARKER_MAKER] = makeMarkedFields;
});
