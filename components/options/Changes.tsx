import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { KindChanges } from '../../lib/playbook/changes';

/** Longest list of items of one kind; the rest is counted. */
const LISTED = 200;

/** What a playbook would change, kind by kind; each kind opens to its items. */
export function Changes({ changes, t }: { changes: readonly KindChanges[]; t: Translate }): JSX.Element {
  return (
    <ul class="changes">
      {changes.map((one) => (
        <Kind key={one.kind} one={one} t={t} />
      ))}
    </ul>
  );
}

function Kind({ one, t }: { one: KindChanges; t: Translate }): JSX.Element {
  const { kind, added, changed, removed, same } = one;
  const counts = [
    added.length > 0 && <b class="added">{t('options_added', { count: added.length })}</b>,
    changed.length > 0 && <b class="changed">{t('options_changed', { count: changed.length })}</b>,
    removed.length > 0 && <b class="removed">{t('options_removed', { count: removed.length })}</b>,
    same > 0 && <span>{t('options_same', { count: same })}</span>,
  ].filter(Boolean);
  const name = t.dynamic(`options_kind_${kind}`);
  const touched = added.length + changed.length + removed.length > 0;
  if (!touched) {
    return (
      <li data-kind={kind}>
        <div class="line">
          <span class="name">{name}</span>
          <span class="counts">{counts}</span>
        </div>
      </li>
    );
  }
  return (
    <li data-kind={kind}>
      <details>
        <summary class="line">
          <span class="name">{name}</span>
          <span class="counts">{counts}</span>
        </summary>
        <ul>
          {added.slice(0, LISTED).map((item) => (
            <Line key={item.id} sign="+" word={t('options_sign_added')} title={item.title} kind="added" />
          ))}
          {changed.slice(0, LISTED).map((item) => (
            <Line
              key={item.id}
              sign="~"
              word={t('options_sign_changed')}
              title={item.title}
              kind="changed"
              detail={item.fields.map((field) => fieldName(field, t)).join(', ')}
            />
          ))}
          {removed.slice(0, LISTED).map((item) => (
            <Line key={item.id} sign="−" word={t('options_sign_removed')} title={item.title} kind="removed" />
          ))}
          <Unlisted one={one} t={t} />
        </ul>
      </details>
    </li>
  );
}

function Unlisted({ one, t }: { one: KindChanges; t: Translate }): JSX.Element | null {
  const more = [one.added, one.changed, one.removed].reduce((sum, list) => sum + Math.max(0, list.length - LISTED), 0);
  return more > 0 ? <li>{t('options_more_unlisted', { count: more })}</li> : null;
}

function Line(props: { sign: string; word: string; title: string; kind: string; detail?: string }): JSX.Element {
  return (
    <li class={props.kind}>
      <span class="sign" aria-hidden="true">
        {props.sign}
      </span>
      <span>
        <span class="hidden">{props.word} </span>
        {props.title}
        {props.detail && <small>{props.detail}</small>}
      </span>
    </li>
  );
}

/** A field's name in words; one of a newer version as the document spells it. */
export function fieldName(field: string, t: Translate): string {
  const words = t.dynamic(`options_field_${field}`);
  return words.startsWith('options_field_') ? field : words;
}
