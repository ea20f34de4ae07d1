import type { Database } from '../database';
import { writing } from './acts';
import { blockOf, type Part, partRange, SHAPE, type StoredBlock } from './block';
import { writeBlock } from './threads';

export type BlockOf<P extends Part> = Extract<StoredBlock, { part: P }>;
/** Every block of a part, by its number. */
export type Blocks<P extends Part> = readonly (BlockOf<P> | undefined)[];

/**
 * The index in memory, each part read when it is first needed. The background is the only writer and hands over what it
 * wrote, so the copy cannot go stale; and it is only a copy, which a background that was killed reads again.
 */
export interface IndexMemory {
  /** A whole part: what was missing, or written by another shape of this code, is made first. */
  read<P extends Part>(database: Database, part: P): Promise<Blocks<P>>;
  /** What was written since. */
  take(blocks: readonly StoredBlock[]): void;
  forget(): void;
}

export function makeIndexMemory(): IndexMemory {
  const parts = new Map<Part, Promise<(StoredBlock | undefined)[]>>();
  const load = (database: Database, part: Part): Promise<(StoredBlock | undefined)[]> => {
    const known = parts.get(part);
    if (known) return known;
    const loading = loadPart(database, part, (blocks) => take(blocks));
    parts.set(part, loading);
    loading.catch(() => {
      if (parts.get(part) === loading) parts.delete(part);
    });
    return loading;
  };
  const take = (blocks: readonly StoredBlock[]): void => {
    for (const [part, loading] of parts) {
      const own = blocks.filter((block) => block.part === part);
      // A part that could not be read is read again, and then holds them.
      void loading.then(
        (all) => {
          for (const block of own) all[block.block] = block;
        },
        () => undefined,
      );
    }
  };
  return {
    async read(database, part) {
      const isOf = isPart(part);
      return (await load(database, part)).map((block) => (block && isOf(block) ? block : undefined));
    },
    take,
    forget: () => parts.clear(),
  };
}

const isPart =
  <P extends Part>(part: P) =>
  (block: StoredBlock): block is BlockOf<P> =>
    block.part === part;

async function loadPart(
  database: Database,
  part: Part,
  made: (blocks: readonly StoredBlock[]) => void,
): Promise<(StoredBlock | undefined)[]> {
  const transaction = database.transaction(['threads', 'note-index']);
  const [stored, last] = await Promise.all([
    transaction.objectStore('note-index').getAll(partRange(part)),
    transaction.objectStore('threads').index('no').openKeyCursor(null, 'prev'),
  ]);
  await transaction.done;
  const blocks: (StoredBlock | undefined)[] = [];
  for (const block of stored) if (block.shape === SHAPE) blocks[block.block] = block;
  const count = last ? blockOf(last.key) + 1 : 0;
  for (let block = 0; block < count; block++) {
    if (blocks[block]) continue;
    // One transaction a block, so that others get their turn between them.
    const whole = await writing(database, (writer) => writeBlock(writer, block, new Map()));
    made(whole);
    blocks[block] = whole.find((one) => one.part === part);
  }
  return Array.from(blocks);
}
