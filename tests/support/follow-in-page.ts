import { complete } from '../../lib/crm/complete';
import { addresses, readers } from '../../lib/crm/registry';
import { type FollowOptions, follow as followWith } from '../../lib/crm/watch/follow';
import type { Follower, Sight } from '../../lib/crm/watch/sight';

/** `follow` in a plain page, with the adapter of the CRM that the page's address belongs to, and every value made. */
export function follow(
  window: Window,
  show: (sight: Sight) => void,
  signal: AbortSignal,
  options: FollowOptions = {},
): Follower {
  const own = addresses.find((one) => one.owns(new URL(window.location.href)));
  const reader = readers.find((one) => one.crm === own?.crm);
  if (!own || !reader) throw new Error(`no adapter for ${window.location.href}`);
  const whole = (sight: Sight): Sight =>
    sight.state === 'record' ? { ...sight, record: complete(sight.record) } : sight;
  const follower = followWith(window, { addresses: own, reader }, (sight) => show(whole(sight)), signal, options);
  return { ...follower, current: () => whole(follower.current()) };
}
