import type { JSX } from 'preact';
import type { DeskPartProps } from '../../sections';
import { useSaid } from '../form/useSaid';
import { HatFrame } from '../HatFrame';
import { Answers } from './Answers';
import { Goals } from './Goals';
import { Redirects } from './Redirects';
import { Unexplained, Wordings } from './Unexplained';

/** Where we are going: the statement, the four answers behind it, the goals, and every change of course. */
export function VisionSection({ desk, actions, t, at }: DeskPartProps): JSX.Element {
  const [place, say] = useSaid();
  const parts = { desk, actions, t, say, at };
  return (
    <HatFrame hat="leader" desk={desk} actions={actions} t={t}>
      {place}
      <Unexplained {...parts} />
      <Wordings {...parts} />
      <Answers {...parts} />
      <Goals {...parts} />
      <Redirects {...parts} />
    </HatFrame>
  );
}
