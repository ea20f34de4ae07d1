import { expect, it } from 'vitest';
import { makeReleaseShelf } from '../../../entrypoints/options/release-shelf';
import { makeRelease } from '../../../lib/playbook/release';
import type { Release } from '../../../lib/playbook/schema';
import type { Connection } from '../../../lib/storage/connection';
import type { Database } from '../../../lib/storage/database';
import { sample } from '../playbook/sample';

/** Releases as the database gives them: copies. `read`: the numbers of those that were read as a whole. */
function database(...releases: Release[]) {
  const read: number[] = [];
  const get = async (store: string, key: unknown): Promise<unknown> => {
    if (store === 'releases') {
      const found = releases.find(({ number }) => number === key);
      read.push(Number(key));
      return structuredClone(found && { number: key, release: found, checkedBy: '1' });
    }
    const found = releases.find(({ number }) => key === `facts ${number}`);
    if (!found) return undefined;
    const { playbook, ...facts } = found;
    return { key, facts: { ...facts, title: playbook.title, bytes: 1, vision: playbook.vision } };
  };
  const connection: Connection = { use: (work) => work({ get } as unknown as Database) };
  return { read, shelf: makeReleaseShelf(connection) };
}

const facts = (number: number) => ({ number, date: '2026-11-24T09:00:00.000Z', author: 'Manager', note: `${number}` });

it('reads a release once, also when two ask at the same time', async () => {
  const release = await makeRelease(sample(), facts(3));
  const { read, shelf } = database(release);
  const [one, other] = await Promise.all([shelf.get(3), shelf.get(3)]);
  expect(one).toEqual(release);
  expect(other).toBe(one);
  expect(await shelf.get(3)).toBe(one);
  expect(read).toEqual([3]);
  expect(await shelf.get(4)).toBeNull();
});

it('makes a release of the playbook that was expected, of its very objects and with its own facts', async () => {
  const playbook = sample();
  const release = await makeRelease(playbook, facts(3));
  const { read, shelf } = database(release);
  shelf.expect(playbook);
  const got = await shelf.get(3);
  expect(got).toEqual(release);
  expect(got?.playbook).toBe(playbook);
  expect(read).toEqual([]);
});

it('reads a release that says something else than what was expected', async () => {
  const release = await makeRelease(sample(), facts(3));
  const { read, shelf } = database(release);
  const other = sample();
  other.vision.statement = 'Something else.';
  shelf.expect(other);
  expect(await shelf.get(3)).toEqual(release);
  expect(read).toEqual([3]);
});

it('uses what it holds for a release that says the same again', async () => {
  const [one, again] = [await makeRelease(sample(), facts(3)), await makeRelease(sample(), facts(5))];
  const { read, shelf } = database(one, again);
  const first = await shelf.get(3);
  const second = await shelf.get(5);
  expect(second).toEqual(again);
  expect(second?.playbook).toBe(first?.playbook);
  expect(read).toEqual([3]);
});
