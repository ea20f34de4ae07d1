import { useLayoutEffect, useState } from 'preact/hooks';
import type { NotesGate } from './gate';
import { type NotesStore, storeOf } from './store';

/** The panel's store, drawing the view anew whenever something in it changes. */
export function useStore(gate: NotesGate): NotesStore {
  const store = storeOf(gate);
  const [, draw] = useState(0);
  // Before any answer can come to what this drawing asks for.
  useLayoutEffect(() => store.subscribe(() => draw((times) => times + 1)), [store]);
  return store;
}
