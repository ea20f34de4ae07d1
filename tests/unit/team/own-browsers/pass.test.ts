import { beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../../../lib/playbook/digest.ts';
import { RELEASE, STOPPED } from '../../../../lib/team/own-browsers/items.ts';
import { tagOf } from '../../../../lib/team/own-browsers/pack.ts';
import { pass, removal } from '../../../../lib/team/own-browsers/pass.ts';
import { planRelease, type Write } from '../../../../lib/team/own-browsers/pieces.ts';
import { type Local, type Memory, NO_MEMORY, type Ports } from '../../../../lib/team/own-browsers/ports.ts';
import { OwnBrowser } from '../../../support/own-browser.ts';
import { Account } from '../../../support/sync-area.ts';

const NOTHING: Local = { preferences: {}, defaults: {}, identity: null, release: null, inTeam: false };
const unused = async (): Promise<never> => {
  throw new Error('not to be called');
};

let written: Write[];
let kept: Memory;
let ports: Ports;
beforeEach(() => {
  written = [];
  kept = NO_MEMORY;
  ports = {
    write: async (write) => void written.push(write),
    mayWrite: async () => true,
    setPreferences: async () => ({}),
    setIdentity: unused,
    releaseText: async () => 'x'.repeat(500),
    take: unused,
    save: async (memory) => {
      kept = memory;
    },
    now: () => 1_000,
  };
});

const mine = { number: 2, digest: 'f'.repeat(64) };
const items = (number: number, over: object = {}): { [key: string]: unknown } => ({
  [RELEASE]: {
    v: 1,
    generation: 3,
    tag: 'b'.repeat(64),
    pieces: 1,
    number,
    digest: 'e'.repeat(64),
    after: [],
    ...over,
  },
});

describe('a pass', () => {
  it('writes nothing where nothing is anybody’s own yet', async () => {
    const outcome = await pass({}, NOTHING, NO_MEMORY, ports);
    expect({ written, outcome }).toMatchObject({ written: [], outcome: { release: { is: 'none' }, sent: false } });
  });

  it('leaves the playbook of a team to the team’s own way, both out and in', async () => {
    const outcome = await pass(items(9), { ...NOTHING, release: mine, inTeam: true }, NO_MEMORY, ports);
    expect({ written, is: outcome.release.is }).toEqual({ written: [], is: 'team' });
  });

  it('writes over nothing that a later Sightline wrote', async () => {
    const there = { ...items(1, { v: 2 }), person: { v: 2 } };
    const local = { ...NOTHING, release: mine, preferences: { hubspot: { side: 'left' } } };
    const outcome = await pass(there, local, NO_MEMORY, ports);
    expect(written).toEqual([]);
    expect(outcome.release).toEqual({ is: 'newer' });
    expect(outcome.told).toEqual([{ what: 'refused-person', reason: 'newer' }]);
  });

  it('keeps a playbook that is too large here and says by how much; preferences go on', async () => {
    const local = { ...NOTHING, release: mine, preferences: { hubspot: { side: 'left' } } };
    const outcome = await pass({}, local, NO_MEMORY, ports, { total: 400, item: 300 });
    expect(outcome.release).toMatchObject({ is: 'too-large', over: expect.any(Number) });
    expect(written.map((write) => ('set' in write ? Object.keys(write.set) : []))).toEqual([['person']]);
  });

  it('owes what may not be written yet, and has taken nothing for sent', async () => {
    ports.mayWrite = async () => false;
    const outcome = await pass({}, { ...NOTHING, release: mine }, NO_MEMORY, ports);
    expect(outcome).toMatchObject({ owed: true, sent: false, release: { is: 'owed' } });
    expect(kept.agreed).toBeNull();
  });

  it('says once that a release was refused, and keeps what is here', async () => {
    const text = 'AAAA';
    const { writes } = planRelease({}, { text, tag: await tagOf(text) }, { ...mine, number: 9, after: [] });
    const there = Object.assign({}, ...writes.map((write) => ('set' in write ? write.set : {})));
    const local = { ...NOTHING, release: { number: 1, digest: await digestOf('here') } };
    const first = await pass(there, local, NO_MEMORY, ports);
    expect(first.told).toEqual([{ what: 'refused', number: 9, reason: 'unreadable' }]);
    const again = await pass(there, local, kept, ports);
    expect(again).toMatchObject({ told: [], release: { is: 'refused', reason: 'unreadable' } });
    expect(written).toEqual([]);
    // What is published here afterwards is above it.
    const newer = await pass(there, { ...local, release: { number: 10, digest: mine.digest } }, kept, ports);
    expect(newer.release).toMatchObject({ is: 'same' });
  });

  it('stops where the person removed everything in another browser', async () => {
    expect(await pass({ [STOPPED]: { v: 1, at: 1 } }, { ...NOTHING, release: mine }, NO_MEMORY, ports)).toMatchObject({
      stopped: true,
    });
    expect(written).toEqual([]);
    expect(removal({ person: 1, other: 2, 'release.1.bbbbbbbb.0': 'x' }, 7)).toEqual([
      { remove: ['person', 'release.1.bbbbbbbb.0'] },
      { set: { stopped: { v: 1, at: 7 } } },
    ]);
  });

  it('that is killed after any one of its writes is ended by the next, with every release whole', async () => {
    for (let kill = 0; kill < 12; kill += 1) {
      const account = new Account();
      const one = new OwnBrowser(account.area(), new Set());
      one.setPreference('side', 'left');
      await one.publish('the first of them all, said at some length');
      await one.pass();
      await one.publish('the one after it, said at some length as well');
      await one.pass(kill);
      await one.pass();
      const other = new OwnBrowser(account.area(), one.published);
      for (const key of [...one.area.unsent]) account.upload(one.area, key);
      for (const key of [...other.area.arriving.keys()]) other.area.deliver(key, true);
      await other.pass();
      expect(other.active?.text).toBe(one.active?.text);
      expect(other.preferences.crm.side).toBe('left');
    }
  });
});
