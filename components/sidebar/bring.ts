import type { More } from './parts';

/** How pages of the extension have the parts brought that a sidebar does not show at first. */
export const bringParts = async (): Promise<More> => (await import('./more')).MORE;
