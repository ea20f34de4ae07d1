import type { Playbook, Tip } from './schema';

const named = new WeakMap<readonly Tip[], ReadonlySet<string>>();

/** Everybody who owns something in the playbook, in alphabetical order. Tips are walked once for each list of them. */
export function ownersOf({ vision, processes, metrics, tips }: Playbook): string[] {
  const others = [
    vision.goals,
    processes,
    metrics,
    processes.flatMap(({ stages }) => stages.flatMap(({ steps }) => steps)),
  ];
  const owners = new Set(ownersIn(tips));
  for (const { owner } of others.flat()) if (owner) owners.add(owner);
  return [...owners].sort((one, other) => one.localeCompare(other));
}

function ownersIn(tips: readonly Tip[]): ReadonlySet<string> {
  const known = named.get(tips);
  if (known) return known;
  const owners = new Set(tips.flatMap(({ owner }) => (owner ? [owner] : [])));
  named.set(tips, owners);
  return owners;
}
