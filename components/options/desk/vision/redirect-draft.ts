import { visionSnapshot } from '../../../../lib/playbook/fixed-point';
import { put } from '../../../../lib/playbook/revise';
import type { Redirect, Vision } from '../../../../lib/playbook/schema';

/** The reframe: all three are needed where the change is bad news. */
export const REFRAME = ['challenge', 'opportunity', 'whyWeCan'] as const;

/**
 * A redirect to be written, with the vision as it was published. Its texts are blank, which the format refuses: publishing
 * waits until they are written.
 */
export function newRedirect(id: string, outcome: Redirect['outcome'], today: string, before: Vision): Redirect {
  return {
    id,
    date: today,
    cause: 'market',
    outcome,
    title: '',
    whatChanged: '',
    whyConsiderable: '',
    ...(outcome === 'changed' ? { visionBefore: visionSnapshot(before) } : {}),
  };
}

/** Bad news asks for the three parts of the reframe, blank until they are written; good news keeps those that are. */
export function withBadNews(redirect: Redirect, bad: boolean): Redirect {
  const marked = put(redirect, 'badNews', bad ? true : undefined);
  return REFRAME.reduce((now, part) => {
    if (bad) return now[part] === undefined ? put(now, part, '') : now;
    return now[part]?.trim() ? now : put(now, part, undefined);
  }, marked);
}
