import type { ActiveRelease } from './active-release';
import type { EventLog } from './event-log';

/** What was read into memory is read again after `renew`, because what is stored was replaced or deleted. */
export interface Renewable {
  renew(): void;
}

export function renewableRelease(make: () => ActiveRelease): ActiveRelease & Renewable {
  let current = make();
  return {
    get: () => current.get(),
    renew() {
      current = make();
    },
  };
}

export function renewableLog(make: () => EventLog): EventLog & Renewable {
  let current = make();
  return {
    about: (record) => current.about(record),
    add: (events, durability) => current.add(events, durability),
    renew() {
      current = make();
    },
  };
}
