import { useEffect, useState } from 'preact/hooks';
import type { ReleaseEntry } from '../../../../lib/draft-requests';
import type { Failure } from '../../../../lib/messages';
import type { Desk, DeskActions } from '../../desk-model';

/** The history of releases; `entries` is null until it is read. */
export interface Releases {
  entries: readonly ReleaseEntry[] | null;
  failure: Failure | null;
}

/** Reads the history, and reads it again whenever another release is active. `active`: number of the active one. */
export function useReleases(actions: DeskActions, desk: Pick<Desk, 'base' | 'arrived'>, active: number): Releases {
  const [releases, setReleases] = useState<Releases>({ entries: null, failure: null });
  useEffect(() => {
    let wanted = true;
    void actions.releases().then((answer) => {
      if (!wanted) return;
      setReleases(
        answer.ok ? { entries: answer.value.releases, failure: null } : { entries: null, failure: answer.error },
      );
    });
    return () => {
      wanted = false;
    };
  }, [actions, desk.base.number, desk.arrived?.release.number, active]);
  return releases;
}
