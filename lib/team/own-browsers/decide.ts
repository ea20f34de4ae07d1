/** A release between this person's browsers. */
export interface Ranked {
  number: number;
  /** Digest of its playbook. */
  digest: string;
}

/** `none`: there is nothing here nor there. */
export type Decision = { act: 'send'; as: Ranked } | { act: 'take' } | { act: 'same' } | { act: 'none' };

/**
 * Which release is in force in all of the person's browsers: the one with the higher number, of the same number the one whose
 * digest is greater. Every browser compares the same two, so all come to the same. `mine`: the active release here; null where
 * it is nobody's own. `agreed`: the release that was last sent from here or taken here. `there`: the one that travels now.
 */
export function decide(mine: Ranked | null, agreed: Ranked | null, there: Ranked | null): Decision {
  if (!mine) return { act: there ? 'take' : 'none' };
  if (mine.digest === there?.digest) return { act: 'same' };
  const as = rankOf(mine, agreed);
  return there && !isAbove(as, there) ? { act: 'take' } : { act: 'send', as };
}

/** What was taken from another browser can have another number here. What was made since is above it. */
export function rankOf(mine: Ranked, agreed: Ranked | null): Ranked {
  if (!agreed) return mine;
  if (mine.digest === agreed.digest) return agreed;
  return { ...mine, number: Math.max(mine.number, agreed.number + 1) };
}

const isAbove = (one: Ranked, other: Ranked): boolean =>
  one.number > other.number || (one.number === other.number && one.digest > other.digest);
