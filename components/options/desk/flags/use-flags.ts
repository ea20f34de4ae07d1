import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../../../../lib/messages';
import type { OptionsActions, OptionsData } from '../../model';
import type { Flags } from '../../note-model';

/** What the field said; both null until it is read. */
export interface FlagsRead {
  flags: Flags | null;
  failure: Failure | null;
}

/** Reads the flags, and again whenever the page's data was read again. */
export function useFlags(options: Pick<OptionsActions, 'flags'>, data: OptionsData): FlagsRead {
  const [read, setRead] = useState<FlagsRead>({ flags: null, failure: null });
  useEffect(() => {
    let wanted = true;
    void options.flags().then((answer) => {
      if (!wanted) return;
      setRead(({ flags }) => (answer.ok ? { flags: answer.value, failure: null } : { flags, failure: answer.error }));
    });
    return () => {
      wanted = false;
    };
    // Data that was read again is another object.
  }, [options, data]);
  return read;
}
