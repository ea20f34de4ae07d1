/** Whether the page behind the panel is dark, by the background that it paints; a page that paints none is white. */
export function isDarkPage(window: Window): boolean {
  const { body, documentElement } = window.document;
  for (const element of [body, documentElement]) {
    const light = element && lightness(window.getComputedStyle(element).backgroundColor);
    if (typeof light === 'number') return light < 0.4;
  }
  return false;
}

/** Relative lightness 0 to 1 of a computed `rgb(…)` colour; null where it is see-through or in another notation. */
function lightness(color: string): number | null {
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]+)\)$/.exec(color)?.[1] ?? '').split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
  const value = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  return Number.isNaN(value) ? null : value;
}
