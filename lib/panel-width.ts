/** Least and most width of the panel, CSS pixels. */
export const PANEL_WIDTH = { least: 280, most: 560 } as const;
