/** CSS pixels in the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Width and height of a mark, and how far it keeps from what is written. */
export const MARK_SIZE = 18;
const GAP = 4;

const isOver = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const at = (left: number, top: number): Box => ({ left, top, right: left + MARK_SIZE, bottom: top + MARK_SIZE });
const middle = ({ top, bottom }: Box): number => (top + bottom - MARK_SIZE) / 2;

/**
 * Places for a mark at a field, the best first: behind the label, at the ends of the field's first lines, behind and before
 * the field. None lies over what the field shows.
 */
export function placesAt(field: Box, shown: readonly Box[]): Box[] {
  const lines = [...shown].sort((a, b) => a.top - b.top || a.left - b.left);
  const behind = lines.slice(0, 4).map((line) => at(line.right + GAP, middle(line)));
  const first = lines[0] ?? field;
  return [
    ...behind.slice(0, 1),
    at(field.right - MARK_SIZE, middle(first)),
    ...behind.slice(1),
    at(field.right + GAP, middle(first)),
    at(field.left - MARK_SIZE - GAP, middle(first)),
  ].filter((place) => !shown.some((box) => isOver(place, box)));
}
