import type { ComponentChildren, JSX } from 'preact';
import type { Translate } from '../../../../lib/i18n/translate';
import { Field } from './Field';

export interface TextFieldProps {
  label: string;
  about?: ComponentChildren;
  value: string | undefined;
  /** The most characters that the format allows. */
  most: number;
  /** Whether publishing needs it: an empty one says so. */
  needed?: boolean;
  /** Another fault than an empty one. */
  fault?: string | null;
  /** Words to choose from; any other may be typed too. */
  offers?: readonly string[];
  /** Called with every key press. */
  set(value: string): void;
  t: Translate;
}

/** One line of text. */
export function TextField({
  label,
  about,
  value = '',
  most,
  needed,
  fault,
  offers,
  set,
  t,
}: TextFieldProps): JSX.Element {
  return (
    <Field label={label} about={about} fault={fault ?? null} missing={stillNeeded(value, needed, t)}>
      {(control) => (
        <>
          <input
            {...control}
            type="text"
            autocomplete="off"
            maxLength={most}
            value={value}
            required={needed}
            list={offers ? `${control.id}-offers` : undefined}
            onInput={({ currentTarget }) => set(currentTarget.value)}
          />
          {offers && (
            <datalist id={`${control.id}-offers`}>
              {offers.map((offer) => (
                <option key={offer} value={offer} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/** Says that a text is needed which is not there, or is nothing but space. */
export function stillNeeded(value: string, needed: boolean | undefined, t: Translate): string | null {
  return needed && value.trim() === '' ? t('desk_needed') : null;
}
