/** Whether two pieces of plain data say the same. The order of keys does not matter; `ignore` names keys that do not. */
export function isSame(a: unknown, b: unknown, ignore?: string): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keysOf = (of: object): string[] => Object.keys(of).filter((key) => key !== ignore);
  const keys = keysOf(a);
  if (keys.length !== keysOf(b).length) return false;
  return keys.every(
    (key) => key in b && isSame((a as { [key: string]: unknown })[key], (b as { [key: string]: unknown })[key]),
  );
}
