import type { JSX } from 'preact';
import type { Hat as HatName } from '../../../lib/playbook/edit';
import { Hat } from '../../ui/Icon';

export interface SightLine {
  /** Whose layer it is. */
  hat: HatName;
  /** What these are to the item: "Goals it serves". */
  label: string;
  items: readonly { title: string; address: string }[];
  /** In place of the items, where they are too many to name or there is only a number to say. */
  text?: string;
}

/** The layers above and below an item, to read and to go to; each is edited at its own desk. */
export function SightLines({ label, lines }: { label: string; lines: readonly SightLine[] }): JSX.Element {
  return (
    <section class="sight-lines" aria-label={label}>
      {lines.map(({ hat, label: name, items, text }) => (
        <div key={name} class="sight-line" data-hat={hat}>
          <Hat hat={hat} />
          <div>
            <b>{name}</b>
            {text !== undefined ? (
              <p>{text}</p>
            ) : (
              <ul>
                {items.map((item) => (
                  <li key={item.address}>
                    <a class="sight-link" href={item.address}>
                      {item.title}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
      ))}
    </section>
  );
}
