import type { Items } from './limits';
import { differing, join, NOBODY, newest, notice, type PersonItem, personIn, same, type Values } from './person';
import type { Local, Memory, Outcome, Ports, Writer } from './ports';

/** Brings preferences and identity here and in the area together. Answers what is known afterwards. */
export async function bringPerson(
  items: Items,
  local: Local,
  before: Memory,
  ports: Ports,
  outcome: Outcome,
  write: Writer,
): Promise<Memory> {
  const there = personIn(items);
  if (there === 'newer' || there === 'unreadable') outcome.told.push({ what: 'refused-person', reason: there });
  if (there === 'newer') return before;
  const travelling = there === 'unreadable' ? null : there;
  const known = join({ v: 1, preferences: before.preferences, identity: before.identity }, travelling ?? NOBODY);
  const noticed = notice(known.preferences, {
    values: local.preferences,
    seen: before.seen,
    defaults: local.defaults,
    now: ports.now(),
    founds: travelling === null,
  });
  // One id for the person wherever one is known: a browser that has written under its own keeps that to itself.
  const here = local.identity && { ...local.identity, id: known.identity?.id ?? local.identity.id };
  const joined: PersonItem = { v: 1, preferences: noticed, identity: newest(known.identity, here) };
  const set = await ports.setPreferences(differing(joined.preferences, local.preferences));
  const names = Object.entries(set).flatMap(([crm, fields]) => Object.keys(fields).map((field) => `${crm} ${field}`));
  const { identity } = joined;
  if (identity && !same(identity, local.identity) && (await ports.setIdentity(identity))) names.push('identity');
  if (names.length > 0) outcome.told.push({ what: 'set', names });
  const memory = { ...before, preferences: joined.preferences, identity, seen: over(local.preferences, set) };
  if (!same(memory, before)) await ports.save(memory);
  if (!same(joined, travelling ?? NOBODY)) await write([{ set: { person: joined } }]);
  return memory;
}

const over = (values: Values, set: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([crm, fields]) => [crm, { ...fields, ...set[crm] }]));
