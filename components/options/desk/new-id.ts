/** An id for a thing that is new and has no title yet: `goal-1f0c9a2b`. Two pages that add at once never make the same. */
export function newId(kind: string): string {
  return `${kind}-${crypto.randomUUID().slice(0, 8)}`;
}
