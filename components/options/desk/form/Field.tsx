import type { ComponentChildren, JSX } from 'preact';
import { useUniqueId } from '../../../ui/use-unique-id';

/** What ties a control to its label and hints. Spread onto the control. */
export interface ControlProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

export interface FieldProps {
  label: string;
  /** More to know, below the label. */
  about?: ComponentChildren;
  /** What is wrong with the value, beside the control; the control is then marked as invalid. */
  fault?: string | null;
  /** What is still to be done, said without alarm: nothing is wrong yet. */
  missing?: string | null;
  children(control: ControlProps): ComponentChildren;
}

/** A label with its control, and what belongs to it: a hint, a fault, what is missing. Every other form part is drawn in one. */
export function Field({ label, about, fault, missing, children }: FieldProps): JSX.Element {
  const id = useUniqueId();
  const told = fault ?? missing;
  const described = [about ? `${id}-about` : '', told ? `${id}-told` : ''].filter(Boolean).join(' ');
  return (
    <div class="entry">
      <label for={id}>{label}</label>
      {about && (
        <small id={`${id}-about`} class="about">
          {about}
        </small>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      {told && (
        <small id={`${id}-told`} class={fault ? 'fault' : 'missing'}>
          {told}
        </small>
      )}
    </div>
  );
}
