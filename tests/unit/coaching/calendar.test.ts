import { expect, it } from 'vitest';
import { OWN_ZONE } from '../../../lib/coaching/advice';
import { localNow } from '../../../lib/coaching/calendar';

it('reads the clock of this machine as Intl reads it in the machine’s zone, over every change of the clocks', () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const start = Date.UTC(2026, 0, 1);
  for (let hours = 0; hours < 366 * 24; hours += 7) {
    const at = start + hours * 3_600_000 + 61_000;
    expect(localNow({ at, timeZone: OWN_ZONE })).toEqual(localNow({ at, timeZone }));
  }
});
