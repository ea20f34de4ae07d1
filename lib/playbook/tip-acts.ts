import type { Playbook, Tip } from './schema';

/** The playbook with these tips changed; the others stay the same objects. */
export function changeTips(playbook: Playbook, ids: ReadonlySet<string>, change: (tip: Tip) => Tip): Playbook {
  return { ...playbook, tips: playbook.tips.map((tip) => (ids.has(tip.id) ? change(tip) : tip)) };
}

/** The playbook with one tip changed, without a look at the ones behind it; the same playbook where it is not there. */
export function changeTip(playbook: Playbook, id: string, change: (tip: Tip) => Tip): Playbook {
  const at = playbook.tips.findIndex((tip) => tip.id === id);
  const tip = playbook.tips[at];
  return tip ? { ...playbook, tips: playbook.tips.with(at, change(tip)) } : playbook;
}

/** Fields of a tip that may be missing; undefined takes one away. */
type Loose = Partial<Record<'owner' | 'confirmedOn' | 'validFrom' | 'validUntil', string | undefined>>;

/** A tip with these fields. An empty text counts as none: the field is taken away. */
export function withTipFields(tip: Tip, fields: Loose): Tip {
  const next: Tip = { ...tip };
  for (const name of ['owner', 'confirmedOn', 'validFrom', 'validUntil'] as const) {
    if (!Object.hasOwn(fields, name)) continue;
    const value = fields[name];
    if (value === undefined || value === '') delete next[name];
    else next[name] = value;
  }
  return next;
}

export const confirmTip = (tip: Tip, today: string): Tip => withTipFields(tip, { confirmedOn: today });

/** Why a tip is retired: another takes its place, or a reason in words. One of them has to be given. */
export interface Retirement {
  successor?: string | undefined;
  reason?: string | undefined;
}

/** A tip that is given up on that day; null where neither a successor nor a reason is given. */
export function retireTip(tip: Tip, { successor, reason }: Retirement, today: string): Tip | null {
  const words = reason?.trim() ?? '';
  if (!successor && words === '') return null;
  return {
    ...tip,
    retired: { on: today, ...(successor ? { successor } : {}), ...(words === '' ? {} : { reason: words }) },
  };
}

/** A retired tip with another successor; undefined: with none. */
export function withSuccessor(tip: Tip, successor: string | undefined): Tip {
  if (!tip.retired) return tip;
  const { successor: _, ...retired } = tip.retired;
  return { ...tip, retired: successor === undefined ? retired : { ...retired, successor } };
}

/** Takes a retired tip back. */
export function reviveTip(tip: Tip): Tip {
  const { retired: _, ...rest } = tip;
  return rest;
}

/** A new tip, still to be written. `id`: `newTipId`. */
export function newTip(id: string, serves: Pick<Tip, 'steps' | 'metrics'>): Tip {
  return { id, title: '', body: '', ...serves, priority: 3, resources: [] };
}
