/** Text fields undo their own typing, as everywhere; the draft is undone from anywhere else in the page. */
const OWN_UNDO = 'textarea, input:is([type="text"], [type="search"], [type="number"], [type="url"], [type="date"])';

/** What a key press asks of the draft; null: nothing. Ctrl or ⌘ with Z undoes, with Shift and Z (or with Y) redoes. */
export function undoKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'target' | 'defaultPrevented'>,
): 'undo' | 'redo' | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target, defaultPrevented } = event;
  if (ctrlKey === metaKey || altKey || defaultPrevented) return null;
  if (target instanceof Element && target.closest(OWN_UNDO)) return null;
  switch (key.toLowerCase()) {
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return shiftKey ? null : 'redo';
    default:
      return null;
  }
}
