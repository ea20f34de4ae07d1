/**
 * Follows the record in front, and never shows one record as another. The address is the truth about *which* record it
 * is; the page comes later, in pieces, in any order, and keeps the last record on screen meanwhile. The rules:
 *
 * 1. When the address names another record, what was given out is withdrawn in the same turn (`looking`, or `none`).
 * 2. A page element that held another record is not believed because the address moved. Its header must have changed to
 *    another name first; then only fields count that changed in or after the batch of changes in which the header did.
 *    What changed earlier may be the old record's last pieces; what did not change may be the old record's value. Such
 *    fields are `unreadable` until they change or the page has been quiet for 3 seconds.
 *    If the old record's page had not come to rest when its address was left, more of it may come even after that: then
 *    the whole page waits until it is quiet.
 * 3. Two records can have the same name. Then the header tells nothing: the page must be a new element, or every field
 *    of it must have come since the address moved, or some field (or one that came in its place) must show another text
 *    and the page be quiet.
 * 4. An element that no record was seen in is believed, unless it was in front under another address already.
 * 5. An element that held the addressed record before is believed, unless it changed while it was in front under
 *    another address; then it must be quiet first.
 * 6. When an address was left before its record was seen, the page may still be about to render it. Until the page has
 *    been quiet, nothing new is believed, in whatever element it comes.
 * 7. While the address stays, another element in front (a tab of a console that the address does not follow) is believed
 *    only when it was quiet, and never when it held another record. What was given out stands meanwhile.
 * 8. A page that is never quiet (a clock, a feed) counts as quiet when its fields have not changed for 10 seconds.
 * 9. Nothing runs while the tab is hidden. What may have been missed makes rule 6 apply.
 * 10. What cannot be believed or read stays `looking`; it is tried again on every change and, ever more slowly, without.
 *
 * The order of changes is what the observer sees in the page itself, so the rules hold for any speed of either side. The
 * one thing they presume is that a page does not go on rendering an old record after it began with the new one in the
 * same element, nor rest for 3 seconds between two addresses that it has yet to render.
 */
import type { Adapter } from '../adapter';
import { readWith, surface } from '../read-with';
import type { Identity, NoIdentity, ReadResult, Record } from '../record';
import { watchAddress } from './address';
import { watchPage } from './page';
import { isSame } from './same';
import type { Follower, Sight } from './sight';
import { type Found, Trust } from './trust';

export interface FollowOptions {
  /** Milliseconds without a change after which a page counts as quiet (rule 2); 3000 unless told. */
  quiet?: number;
  /** Told after every look at a page that shows the record in view: where its fields are, by API name. */
  looked?: (places: readonly FieldPlace[]) => void;
}

export type FieldPlace = readonly [api: string, element: Element];

/** Waiting times between tries on a page that does not change, in milliseconds; the last one repeats. */
const TRIES = [250, 500, 1000, 2000, 5000];

const isRecord = (identity: Identity | NoIdentity): identity is Identity => !('none' in identity);
const keyOf = (identity: Identity | NoIdentity): string | null =>
  isRecord(identity) ? `${identity.crm}:${identity.org}:${identity.id}` : null;

/**
 * Gives out what is in view: first in the turn of the call, then with every change of it. `show` is not called for a
 * reading that says the same as the last one. Ends with the signal. The adapter is that of the page's CRM, which stays
 * the same: another CRM is another host, and so another document.
 */
export function follow(
  window: Window,
  { addresses, reader }: Adapter,
  show: (sight: Sight) => void,
  signal: AbortSignal,
  options: FollowOptions = {},
): Follower {
  const { document } = window;
  const trust = new Trust(options.quiet);
  const clock = (): number => window.performance.now();
  let href = window.location.href;
  let identity = addresses.identify(new URL(href));
  let sight: Sight = { ...blank(identity), reading: 1 };
  let tries = 0;
  let timer: number | undefined;

  function give(next: Blank | { state: 'record'; identity: Identity; record: Record }): void {
    sight = { ...next, reading: sight.reading + 1 };
    show(sight);
  }

  function moved(url: URL): void {
    if (signal.aborted) return;
    href = url.href;
    const before = keyOf(identity);
    const reason = sight.state === 'none' ? sight.reason : null;
    const next = addresses.identify(url);
    page.flush();
    identity = next;
    tries = 0;
    const key = keyOf(next);
    if (key !== before) {
      trust.move(key, clock());
      give(blank(next));
    } else if ('none' in next) {
      if (next.none !== reason) give(blank(next));
    } else trust.reopen();
    page.now();
  }

  /** One look at the page. */
  function look(): void {
    // An address event may have been missed; nothing is read for an address that is no longer there.
    if (window.location.href !== href) moved(new URL(window.location.href));
    window.clearTimeout(timer);
    if (!isRecord(identity)) return;
    trust.see(reader.activePage(identity, document), clock());
    const fields: [Element, string][] = [];
    const places: FieldPlace[] = [];
    const isStale = trust.filter(clock());
    const result = readWith(reader, identity, document, {
      onField(element, raw, api) {
        fields.push([element, raw]);
        if (api !== undefined && options.looked) places.push([api, element]);
      },
      ...(isStale ? { isStale } : {}),
    });
    conclude(identity, result, fields);
    if (sight.state === 'record' && 'record' in result) options.looked?.(places);
    again(fields);
  }

  function conclude(of: Identity, result: ReadResult, fields: Found['fields']): void {
    if ('none' in result) {
      if (sight.state !== 'none' || sight.reason !== result.none) give({ state: 'none', reason: result.none });
      return;
    }
    if ('record' in result && trust.accept({ name: result.record.name, fields }, clock())) {
      const { record } = result;
      if (sight.state === 'record' && isSame(sight.identity, of) && isSame(sight.record, record, 'readAt')) return;
      give({ state: 'record', identity: of, record });
      return;
    }
    if (sight.state === 'record') return;
    const wait = 'wait' in result ? result.wait : 'header-disagrees';
    if (sight.state !== 'looking' || sight.wait !== wait) give({ state: 'looking', identity: of, wait });
  }

  /** Without a change of the page: when it may have become quiet, and now and then while there is no record. */
  function again(fields: Found['fields']): void {
    if (!trust.open && sight.state === 'record') return;
    const quiet = trust.quietIn(clock(), fields);
    const next = TRIES[Math.min(tries++, TRIES.length - 1)] ?? 0;
    timer = window.setTimeout(
      () => {
        page.rescan();
        page.soon();
      },
      quiet > 0 ? Math.min(quiet + 1, next) : next,
    );
  }

  const page = watchPage(
    window,
    {
      attributes: reader.watchedAttributes,
      run() {
        try {
          look();
        } catch (error) {
          surface(error);
        }
      },
      records: (records) => trust.note(records, clock()),
      wantsRecords: () => trust.isArmed(clock()),
      isAwaited: () => sight.state === 'looking',
      back: () => trust.blink(clock()),
    },
    signal,
  );
  signal.addEventListener('abort', () => window.clearTimeout(timer), { once: true });
  trust.move(keyOf(identity), clock());
  if (!signal.aborted) {
    show(sight);
    watchAddress(window, moved, signal);
    page.soon();
  }

  return {
    current: () => sight,
    refresh() {
      page.rescan();
      page.soon();
    },
  };
}

type Blank =
  | { state: 'none'; reason: Extract<Sight, { state: 'none' }>['reason'] }
  | {
      state: 'looking';
      identity: Identity;
      wait: Extract<Sight, { state: 'looking' }>['wait'];
    };

const blank = (identity: Identity | NoIdentity): Blank =>
  isRecord(identity) ? { state: 'looking', identity, wait: null } : { state: 'none', reason: identity.none };
