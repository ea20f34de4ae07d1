import type { MORE } from './more';

/**
 * Parts of the panel that nobody sees at first. They are no part of the panel's script: a second one (`entrypoints/sidebar-more.ts`)
 * is brought into the page when the first of them is asked for (docs/decisions/0012). To add one: name its view in
 * `more.ts`, with its style, and draw it through `OverPart`, or in the line of sight by
 *
 *     const parts = shelf.parts();
 *     return parts ? <parts.Notes … /> : <Coming shelf={shelf} t={t} />;
 *
 * No other file of the panel's first script may import it, but for its types, or it is in both scripts. What a part
 * imports of Preact, or of views that the first script has anyway, is named in `lend.ts` and `borrowed.ts`.
 */
export type More = typeof MORE;

/** Null when the parts cannot be brought now. */
export type Bring = () => Promise<More | null>;

/** Where the parts are, once they are here. */
export interface Shelf {
  /** The views by name; null while they are not here. */
  parts(): More['parts'] | null;
  /** How far it is while they are not here; `again`: on their way once more after a try that failed. */
  state(): 'away' | 'coming' | 'failed' | 'again';
  /** Has them brought, unless they are here or on their way. */
  want(): void;
}

/** `came`: they are here, or it was found that they cannot be brought, or it is tried again. */
export function makeShelf(bring: Bring, came: (more: More | null) => void): Shelf {
  let more: More | null = null;
  let state: ReturnType<Shelf['state']> = 'away';
  const settle = (brought: More | null): void => {
    more = brought;
    state = brought ? 'away' : 'failed';
    came(brought);
  };
  return {
    parts: () => more?.parts ?? null,
    state: () => state,
    want() {
      if (more !== null || state === 'coming' || state === 'again') return;
      const again = state === 'failed';
      state = again ? 'again' : 'coming';
      if (again) came(null);
      bring().then(settle, () => settle(null));
    },
  };
}
