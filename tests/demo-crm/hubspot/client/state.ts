import { startOver } from './late.tsx';
import { inAppPath } from './route.ts';

/** What is open over the page. */
export interface Overlays {
  /** Id of the record in the side preview. */
  preview: string | null;
  /** Object type whose create panel is open. */
  creator: string | null;
  allProperties: boolean;
  /** Name of the property that is being edited. */
  editing: string | null;
}

const CLOSED: Overlays = { preview: null, creator: null, allProperties: false, editing: null };

export let overlays: Overlays = CLOSED;
let draw: () => void = () => undefined;

/** Called once, with what renders the whole app again. */
export function drawWith(render: () => void): void {
  draw = render;
}

export function redraw(): void {
  draw();
}

export function show(change: Partial<Overlays>): void {
  overlays = { ...overlays, ...change };
  draw();
}

/** The address has changed: nothing of the old page stays open. */
export function arrived(): void {
  overlays = CLOSED;
  startOver();
  draw();
}

/** Goes to a path of the app without loading a page. */
export function goTo(path: string): void {
  history.pushState(null, '', inAppPath(path));
  arrived();
}

/** Moves to the address that HubSpot itself prefers for this page. */
export function correctTo(path: string): void {
  history.replaceState(null, '', path + location.search + location.hash);
  arrived();
}
