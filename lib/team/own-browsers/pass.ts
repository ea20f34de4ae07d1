import { bringPerson } from './bring-person';
import { bringRelease } from './bring-release';
import { ownKeys, STOPPED } from './items';
import { type Items, LIMITS } from './limits';
import type { Write } from './pieces';
import type { Local, Memory, Outcome, Ports, Writer } from './ports';

/**
 * Looks at what travels and at what is here, brings both together, and writes what is missing. It may end at any point: the next
 * pass finds what is still to be done from what there is. Nothing here is given up for what is not there whole and checked.
 */
export async function pass(
  items: Items,
  local: Local,
  before: Memory,
  ports: Ports,
  limits = LIMITS,
): Promise<Outcome> {
  const outcome: Outcome = { told: [], release: { is: 'none' }, sent: false, owed: false, stopped: false };
  if (STOPPED in items) return { ...outcome, stopped: true };
  const write = writer(outcome, ports);
  const memory = await bringPerson(items, local, before, ports, outcome, write);
  await bringRelease(items, local, memory, ports, outcome, write, limits);
  return outcome;
}

const writer =
  (outcome: Outcome, ports: Ports): Writer =>
  async (writes) => {
    if (writes.length === 0) return true;
    if (!(await ports.mayWrite(writes.length))) {
      outcome.owed = true;
      return false;
    }
    for (const write of writes) await ports.write(write);
    outcome.sent = true;
    return true;
  };

/** What takes everything of ours out of the area; the other browsers find that they are to stop as well. */
export function removal(items: Items, now: number): Write[] {
  const keys = ownKeys(items).filter((key) => key !== STOPPED);
  return [...(keys.length > 0 ? [{ remove: keys }] : []), { set: { [STOPPED]: { v: 1, at: now } } }];
}
