import { canonicalJson } from './digest';
import { localDay } from './local-day';
import type { Playbook, Release } from './schema';
import { freshStarter } from './starter';

/** Whether a release is this starter as it comes, its example dates moved on to the day of the release or left alone. */
export function isUntouchedStarter({ playbook, date }: Pick<Release, 'playbook' | 'date'>, starter: Playbook): boolean {
  const text = canonicalJson(playbook);
  return [starter, freshStarter(starter, localDay(new Date(date)))].some((one) => canonicalJson(one) === text);
}
