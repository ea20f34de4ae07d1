import { decide, type Ranked, rankOf } from './decide';
import { type Manifest, MOST_AFTER, manifestIn, pieceKey, short } from './items';
import type { Items, Limits } from './limits';
import { pack, unpack } from './pack';
import { same } from './person';
import { leftOver, planRelease, textIn } from './pieces';
import type { Local, Memory, Outcome, Ports, Taken, Writer } from './ports';

/** How long a release that is not whole is waited for, in milliseconds, before what is here is written again. */
export const PATIENCE = 3_600_000;

/** Brings the release here and the one in the area together. */
export async function bringRelease(
  items: Items,
  local: Local,
  before: Memory,
  ports: Ports,
  outcome: Outcome,
  write: Writer,
  limits: Limits,
): Promise<void> {
  let memory = before;
  const keep = async (change: Partial<Memory>): Promise<void> => {
    const next = { ...memory, ...change };
    if (!same(next, memory)) await ports.save(next);
    memory = next;
  };
  const manifest = manifestIn(items);
  if (local.inTeam || manifest === 'newer') {
    outcome.release = { is: local.inTeam ? 'team' : 'newer' };
    return;
  }

  const send = async (as: Ranked): Promise<void> => {
    const packed = await pack(await ports.releaseText(as.number));
    const after = lineTo(as.digest, [...memory.after, ...(memory.agreed ? [short(memory.agreed.digest)] : [])]);
    const { writes, over } = planRelease(items, packed, { ...as, after }, limits);
    outcome.release = over > 0 ? { is: 'too-large', over } : { is: 'owed' };
    if (over > 0) return;
    await keep({ wrote: packed.tag });
    if (!(await write(writes))) return;
    await keep({ agreed: as, after, awaited: null, refused: null });
    outcome.release = { is: 'same', number: as.number };
  };
  /** Whether it is not whole for so long that whoever wrote it will not come back soon. */
  const waitedFor = async ({ tag }: Manifest): Promise<boolean> => {
    const now = ports.now();
    const since = memory.awaited?.tag === tag && memory.awaited.since <= now ? memory.awaited.since : now;
    await keep({ awaited: { tag, since } });
    outcome.release = { is: 'not-whole', since };
    return now - since >= PATIENCE;
  };

  const decision = decide(local.release, memory.agreed, manifest);
  if (decision.act === 'send') return send(decision.as);
  if (decision.act === 'none' || !manifest) return;
  const { number, digest, after } = manifest;
  if (decision.act === 'same') {
    await keep({ agreed: { number, digest }, after });
    if (isThere(items, manifest)) {
      await keep({ awaited: null });
      outcome.release = { is: 'same', number };
      const left = leftOver(items, manifest);
      await write(left.length > 0 ? [{ remove: left }] : []);
    } else if (memory.wrote === manifest.tag || (await waitedFor(manifest))) {
      // What this browser wrote was there once, and was taken for another's left-over.
      await send({ number, digest });
    }
    return;
  }
  const text = await textIn(items, manifest);
  if (text === null) {
    const mine = local.release;
    // Under its own number: should the other come back, that one is still above it.
    if ((await waitedFor(manifest)) && mine) await send(rankOf(mine, memory.agreed));
    return;
  }
  if (memory.refused?.tag === manifest.tag) {
    outcome.release = { is: 'refused', reason: memory.refused.reason };
    return;
  }
  const unpacked = await unpack(text);
  const taken: Taken =
    unpacked === null ? { refused: 'unreadable' } : await ports.take(unpacked, manifest, local.release);
  if ('again' in taken) {
    outcome.owed = true;
  } else if ('refused' in taken) {
    const { refused: reason, ...detail } = taken;
    await keep({ refused: { tag: manifest.tag, reason }, awaited: null });
    outcome.told.push({ what: 'refused', number, reason, ...detail });
    outcome.release = { is: 'refused', reason };
  } else {
    const known = local.release === null || after.includes(short(local.release.digest));
    await keep({ agreed: { number, digest }, after, awaited: null, refused: null });
    outcome.told.push({ what: 'took', number: taken.number, kept: known ? null : (local.release?.number ?? null) });
    outcome.release = { is: 'same', number };
  }
}

const lineTo = (digest: string, before: readonly string[]): string[] =>
  before.filter((one, index) => one !== short(digest) && before.indexOf(one) === index).slice(-MOST_AFTER);

/** Whether every piece is there; what is in them is checked by whoever takes it. */
const isThere = (items: Items, { generation, tag, pieces }: Manifest): boolean =>
  Array.from({ length: pieces }, (_, index) => pieceKey(generation, tag, index)).every((key) => key in items);
