import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Translate } from '../../../../lib/i18n/translate';
import { differencesOf, ITEM_KINDS, type ItemDifference } from '../../../../lib/playbook/changes';
import type { ItemKey, Items } from '../../../../lib/playbook/items';
import { fieldName } from '../../Changes';
import { differenceSentence } from './difference-words';
import { type Wording, wordingOf } from './value-text';

/** Items of one kind that are listed at first, and added by each press. */
const LISTED = 20;

export interface DifferencesProps {
  before: Items;
  after: Items;
  /** What each side is called: "Release 3", "Draft". */
  names: { before: string; after: string };
  /** The release since which the vision is as it is; null where that is not known. */
  since: { number: number; date: string } | null;
  /** How many flags from the field lie behind what differs, by item. */
  flags?: ReadonlyMap<ItemKey, number>;
  t: Translate;
}

/** What differs between two playbooks: in one sentence, then kind by kind, each item with its values before and after. */
export function Differences({ before, after, names, since, flags, t }: DifferencesProps): JSX.Element {
  const differences = useMemo(() => differencesOf(before, after), [before, after]);
  const words = useMemo(() => wordingOf([after, before], t), [before, after, t]);
  if (differences.length === 0) return <p class="soft">{t('diff_none')}</p>;
  return (
    <div class="differences">
      <p class="sentence">{differenceSentence(differences, since, t)}</p>
      {ITEM_KINDS.map((kind) => {
        const own = differences.filter((one) => one.kind === kind);
        return own.length === 0 ? null : (
          <Kind
            key={kind}
            title={t.dynamic(`options_kind_${kind}`)}
            differences={own}
            words={words}
            names={names}
            flags={flags}
            t={t}
          />
        );
      })}
    </div>
  );
}

interface KindProps extends Pick<DifferencesProps, 'names' | 'flags' | 't'> {
  title: string;
  differences: readonly ItemDifference[];
  words: Wording;
}

function Kind({ title, differences, words, names, flags, t }: KindProps): JSX.Element {
  const [listed, setListed] = useState(LISTED);
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {differences.slice(0, listed).map((one) => (
          <li key={one.key} data-item={one.key}>
            <Difference difference={one} words={words} names={names} flags={flags} t={t} />
          </li>
        ))}
      </ul>
      {differences.length > listed && (
        <button type="button" class="quiet" onClick={() => setListed(listed + 5 * LISTED)}>
          {t('overview_show_more', { count: differences.length - listed })}
        </button>
      )}
    </section>
  );
}

const SIGN: { [what in ItemDifference['what']]: string } = {
  added: '+',
  removed: '−',
  meaning: '≠',
  place: '↕',
  wording: '~',
  upkeep: '·',
};

function Difference({
  difference,
  words,
  names,
  flags,
  t,
}: Omit<KindProps, 'title' | 'differences'> & { difference: ItemDifference }): JSX.Element {
  const { key, what, title, fields } = difference;
  const heard = flags?.get(key) ?? 0;
  const line = (
    <>
      <span class="sign" aria-hidden="true">
        {SIGN[what]}
      </span>
      <span>{title || t('overview_untitled')}</span> <small>{t.dynamic(`diff_what_${what}`)}</small>
      {heard > 0 && <span class="badge">{t('diff_after_flags', { count: heard })}</span>}
    </>
  );
  if (fields.length === 0) return <p class={`difference ${what}`}>{line}</p>;
  return (
    <details>
      <summary class={`difference ${what}`}>{line}</summary>
      <table class="before-after">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">{t('diff_field')}</span>
            </th>
            <th scope="col">{names.before}</th>
            <th scope="col">{names.after}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{fieldName(name, t)}</th>
              <td data-side={names.before}>{words(name, before) ?? <i>{t('diff_nothing')}</i>}</td>
              <td data-side={names.after}>{words(name, after) ?? <i>{t('diff_nothing')}</i>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
