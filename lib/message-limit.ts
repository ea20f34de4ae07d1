/** Most bytes of JSON in one message between a page and the background, with room to spare: Chromium takes 64 MiB. */
export const MESSAGE_LIMIT = 60 * 1024 * 1024;

/** Whether a value fits into one message. Its text is measured in UTF-8 only where its length leaves that open. */
export function fitsMessage(value: unknown, most: number = MESSAGE_LIMIT): boolean {
  const text = JSON.stringify(value);
  // No UTF-16 code unit takes more than three bytes.
  return text.length * 3 <= most || new TextEncoder().encode(text).length <= most;
}
