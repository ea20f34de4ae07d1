import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, writeAndKill } from '../support/hub-writers';
import { member, startHub, type TestHub } from '../support/nats';

/** `npm run bench -- hub` does the same with 10,000 writes and ten killings. */
const WRITES = 2_000;
const people = Array.from({ length: 20 }, (_, at) => member(`Coach ${at}`, 'coach'));

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub(people, { nodes: 3 });
});
afterAll(() => hub.remove());

describe('three nodes', () => {
  it('lose, double and disorder nothing that 20 clients write while the leader and another one are killed, and all converge', async () => {
    const ordeal = await writeAndKill(hub, people, WRITES, WRITES / 2);
    expect(ordeal.killed).toEqual(['leader', 'other']);
    expect(await faultsOf(hub, ordeal, WRITES)).toEqual([]);
  }, 120_000);
});
