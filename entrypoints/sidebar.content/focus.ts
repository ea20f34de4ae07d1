/** Moves the focus between page and panel, and gives it back to where it was. */
export interface PanelFocus {
  isInside(): boolean;
  /** Remembers what the page had focused, then runs `enter`. */
  take(enter: () => void): void;
  /** Focuses what the page had focused before `take`, if it is still there. Does nothing when the focus is elsewhere. */
  giveBack(): void;
}

export function makePanelFocus(document: Document, host: HTMLElement): PanelFocus {
  let before: Element | null = null;
  const isInside = (): boolean => document.activeElement === host;
  return {
    isInside,
    take(enter) {
      if (!isInside()) before = document.activeElement;
      enter();
    },
    giveBack() {
      if (!isInside()) return;
      const target = before;
      before = null;
      if (target instanceof HTMLElement && target.isConnected) target.focus({ preventScroll: true });
    },
  };
}
