import type { JSX } from 'preact';
import { useContext, useLayoutEffect, useState } from 'preact/hooks';
import type { Tip } from '../../../lib/playbook/schema';
import { PrintTip, type PrintTipProps } from './PrintTip';
import { PrintQueueContext } from './print-queue';

/** Tips that are drawn in one go; a few milliseconds of work. */
const AT_ONCE = 50;

type Shared = Omit<PrintTipProps, 'tip'>;

/** Tips below a step, a metric or a heading. Many are drawn a few at a time, in their turn. */
export function PrintTips({ tips, ...shared }: { tips: readonly Tip[] } & Shared): JSX.Element {
  const parts: (readonly Tip[])[] = [];
  for (let at = 0; at < tips.length; at += AT_ONCE) parts.push(tips.slice(at, at + AT_ONCE));
  return (
    <>
      {parts.map((part) => (
        <Part key={part[0]?.id} tips={part} {...shared} />
      ))}
    </>
  );
}

function Part({ tips, ...shared }: { tips: readonly Tip[] } & Shared): JSX.Element | null {
  const queue = useContext(PrintQueueContext);
  const [drawn, setDrawn] = useState(queue === null);
  // Before the first frame, so that nobody is told that the sheet is whole.
  useLayoutEffect(() => (drawn ? undefined : queue?.add(() => setDrawn(true))), [queue]);
  if (!drawn) return null;
  return (
    <>
      {tips.map((tip) => (
        <PrintTip key={tip.id} tip={tip} {...shared} />
      ))}
    </>
  );
}
