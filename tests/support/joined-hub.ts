import { expect, type Page } from 'playwright/test';
import type { Role } from '../../lib/notes/event.ts';
import type { RosterPerson } from '../../lib/team/hub/contract.ts';
import { hubJoinLink } from '../../lib/team/hub/join.ts';
import type { HubStatus } from '../../lib/team/hub/requests.ts';
import { send } from './extension.ts';
import { type HubOptions, startHub, type TestHub } from './nats.ts';

/** A browser and who sits at it; `own`: a quiet page of its extension. */
export interface Seat {
  own: Page;
  name: string;
  roles: Role[];
}

async function answer<T>(own: Page, type: string, body: object): Promise<T> {
  const said = (await send(own, { type, body })) as { ok: boolean; value: T };
  if (!said.ok) throw new Error(`${type}: ${JSON.stringify(said)}`);
  return said.value;
}

/** A real hub whose people are those at these browsers, which have joined it and are live. */
export async function joinedHub(
  seats: readonly Seat[],
  options: HubOptions = {},
): Promise<{ hub: TestHub; people: RosterPerson[] }> {
  const people = await Promise.all(
    seats.map(async ({ own, name, roles }): Promise<RosterPerson> => {
      const { me } = await answer<{ me: { id: string } }>(own, 'identity/set', { name, email: null, roles });
      const { publicKey } = await answer<{ publicKey: string }>(own, 'hub/make-key', {});
      return { id: me.id, name, roles, keys: [publicKey] };
    }),
  );
  const hub = await startHub(people, options);
  const link = hubJoinLink(hub.link, 'https://sightline.example/');
  await Promise.all(
    seats.map(async ({ own }) => {
      expect(await answer(own, 'hub/join', { link })).toEqual({ outcome: 'joined' });
      await expect
        .poll(async () => (await answer<HubStatus>(own, 'hub/status', {})).state)
        .toMatchObject({ state: 'live' });
    }),
  );
  return { hub, people };
}
