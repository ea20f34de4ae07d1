import type { Reading, Value } from '../record';

/**
 * The value of a text as shown where it is the text itself; everything else is left to `complete`, which takes `kind` and
 * `orText` from the reading.
 */
export function valueLater(raw: string, kind: Value['kind'], orText: boolean): Pick<Reading, 'value' | 'expected'> {
  switch (kind) {
    case 'text':
      return { value: { kind, text: raw } };
    case 'reference':
      return { value: { kind, name: raw } };
    case 'choice':
      return { value: { kind, label: raw } };
    default:
      return { value: null, expected: orText ? { kind, orText } : { kind } };
  }
}
