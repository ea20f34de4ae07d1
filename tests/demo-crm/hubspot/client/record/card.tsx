import type { ComponentChildren } from 'preact';
import { look } from '../look.ts';

interface Props {
  type: string;
  id: string;
  heading?: ComponentChildren;
  action?: ComponentChildren;
  /** `data-selenium-test` of the card itself. */
  test?: string;
  children: ComponentChildren;
}

/** The frame of any card on a record page (crm.md §3.1). */
export function Card({ type, id, heading, action, test, children }: Props) {
  return (
    <div data-test-id={`card-wrapper-${id}`}>
      <div class={look.card} data-card-type={type} data-card-id={id} data-selenium-test={test}>
        {heading !== undefined && (
          <div class={look.cardHead}>
            <h2>{heading}</h2>
            {action}
          </div>
        )}
        <div class={look.cardBody} data-test-id="crm-card-content" data-selenium-test={`card-id-${id}`}>
          {children}
        </div>
      </div>
    </div>
  );
}
