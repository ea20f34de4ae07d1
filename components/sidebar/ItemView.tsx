import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Block } from '../../lib/markdown/tree';
import type { ItemCard, ItemLink } from '../../lib/search/card';
import type { ItemKind } from '../../lib/search/items';
import { Hat, Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { formatDay } from './format';
import { Resources } from './Resources';
import { HAT_OF } from './Search';
import { ViewHead } from './ViewHead';

interface ItemViewProps {
  card: ItemCard;
  body: Block[];
  t: Translate;
  open(kind: ItemKind, id: string): Promise<void>;
  back(): void;
  close(): void;
}

/** One thing of the playbook to be read: not tied to the record, so there is nothing to tick or answer. */
export function ItemView({ card, body, t, open, back, close }: ItemViewProps): JSX.Element {
  const links = (title: string, all: ItemLink[]): JSX.Element | null =>
    all.length === 0 ? null : (
      <>
        <h4>{title}</h4>
        <ul class="links">
          {all.map(({ kind, id, title: name }) => (
            <li key={`${kind} ${id}`}>
              <button type="button" onClick={() => void open(kind, id)}>
                <Hat hat={HAT_OF[kind]} />
                <span class="visually-hidden">{t.dynamic(`panel_kind_${kind}`)}: </span>
                <span>{name}</span>
              </button>
            </li>
          ))}
        </ul>
      </>
    );
  const signed = [
    card.owner,
    card.confirmedOn && t('panel_confirmed_on', { date: formatDay(card.confirmedOn, t.locale) }),
  ];
  const said = signed.filter((part) => part !== undefined && part !== '').join(' · ');
  const kind = [t.dynamic(`panel_kind_${card.kind}`), ...card.place].join(' · ');
  return (
    <section
      class={`view item ${HAT_OF[card.kind]}`}
      aria-label={card.title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        back();
      }}
    >
      <button type="button" class="quiet back" onClick={back}>
        <Icon name="back" />
        {t('panel_back')}
      </button>
      <p class="eyebrow">{kind}</p>
      <ViewHead title={card.title} t={t} close={close} />
      {card.text !== undefined && <p class="soft">{card.text}</p>}
      {body.length > 0 && <Markdown blocks={body} />}
      <Resources resources={card.resources} t={t} />
      {said !== '' && <p class="signed">{said}</p>}
      {links(t('panel_card_serves'), card.serves)}
      {links(t('panel_card_served_by'), card.servedBy)}
    </section>
  );
}
