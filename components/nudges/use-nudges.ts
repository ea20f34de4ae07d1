import { useEffect, useState } from 'preact/hooks';
import type { NudgeActions, NudgesKnown } from './model';

/** What is known of nudges, kept up to date; null until it is known. */
export function useNudges(nudges: NudgeActions): NudgesKnown | null {
  const [known, setKnown] = useState<NudgesKnown | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const read = async (): Promise<void> => {
      const answer = await nudges.known();
      if (!ended.signal.aborted && answer.ok) setKnown(answer.value);
    };
    void read();
    nudges.listen(() => void read(), ended.signal);
    return () => ended.abort();
  }, [nudges]);
  return known;
}
