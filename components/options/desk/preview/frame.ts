import type { SidebarActions, SidebarProps } from '../../../sidebar/model';

/**
 * Between the options page and the frame in which the preview draws the real sidebar. It needs a page of its own: the
 * sidebar heeds only events that its guard has seen, which is set up once for everything that a page draws
 * (components/sidebar/person-only.ts).
 */
export const PREVIEW_PAGE = '/preview.html';

/** What the frame draws; the texts are its own. */
export interface PreviewFrame extends Pick<SidebarProps, 'state' | 'preferences' | 'now'> {
  language: 'en' | 'de';
}

/** To the frame: what to draw, or the answer to a question. */
export type ToPreview = { frame: PreviewFrame } | { answer: number; value: unknown };

/** From the frame: it is there, or what a person did in it. */
export type FromPreview = { ready: true } | { act: PreviewAct; given: unknown[]; number: number };

/** What can be done in the preview. All of it is forgotten; what is not here does nothing. */
export const PREVIEW_ACTS = [
  'tick',
  'answer',
  'snooze',
  'acknowledge',
  'find',
  'openItem',
] as const satisfies readonly (keyof SidebarActions)[];
export type PreviewAct = (typeof PREVIEW_ACTS)[number];

/** Both ends come in one package; that a message is from the other one is checked by origin and source. */
export function isFromPreview(message: unknown): message is FromPreview {
  if (typeof message !== 'object' || message === null) return false;
  if ('ready' in message) return true;
  return (
    'act' in message &&
    PREVIEW_ACTS.some((act) => act === message.act) &&
    'given' in message &&
    Array.isArray(message.given)
  );
}

export const isToPreview = (message: unknown): message is ToPreview =>
  typeof message === 'object' && message !== null && ('frame' in message || 'answer' in message);
