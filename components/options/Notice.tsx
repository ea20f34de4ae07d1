import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Failure } from '../../lib/messages';

/** What the last act came to. */
export interface Outcome {
  kind: 'good' | 'bad';
  text: string;
}

/** Said once by screen readers. The place is always there, because a region that comes with its text is not read. */
export function Notice({ outcome }: { outcome: Outcome | null }): JSX.Element {
  return (
    <div class="notices">
      <div role="status">{outcome?.kind === 'good' && <p class="notice good">{outcome.text}</p>}</div>
      <div role="alert">{outcome?.kind === 'bad' && <p class="notice bad">{outcome.text}</p>}</div>
    </div>
  );
}

/** A failure of a request in words. */
export const failureOutcome = (failure: Failure, t: Translate): Outcome => ({
  kind: 'bad',
  text: t.dynamic(`error_${failure.code}`),
});
