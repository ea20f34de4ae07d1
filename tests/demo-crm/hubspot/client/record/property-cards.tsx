import { cardsOf } from '../../cards.ts';
import { Late } from '../late.tsx';
import { look } from '../look.ts';
import { options } from '../setting.ts';
import { overlays, show } from '../state.ts';
import { type HubspotRecord, propertiesOf } from '../store.ts';
import { objectWord, Say } from '../words.tsx';
import { Card } from './card.tsx';
import { PropertyRow } from './property-row.tsx';

export function Bones() {
  return (
    <div class={look.card} aria-busy="true">
      {[70, 40, 55].map((width) => (
        <div key={width} class={look.bone} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** Every property card of a record, each late on its own. `editable`: rows can be edited (not in a preview). */
export function PropertyCards({ record, editable }: { record: HubspotRecord; editable: boolean }) {
  return (
    <>
      {cardsOf(record.kind, record.type, options).map((card) => (
        <Late key={card.id} token={record.hubspotId} value={record} instead={<Bones />}>
          {(shown) => (
            <Card
              type="PROPERTIES_V3"
              id={card.id}
              test="properties-card-content"
              heading={card.about ? objectWord(shown.kind, 'about') : <Say name="moreInfo" />}
              action={
                editable && card.about ? (
                  <button type="button" class={look.plain} onClick={() => show({ allProperties: true })}>
                    <Say name="allProperties" />
                  </button>
                ) : undefined
              }
            >
              <Rows names={card.properties} record={shown} editable={editable} />
            </Card>
          )}
        </Late>
      ))}
    </>
  );
}

function Rows({ names, record, editable }: { names: readonly string[]; record: HubspotRecord; editable: boolean }) {
  const properties = propertiesOf(record.kind);
  return (
    <ul data-selenium-test="profile-properties-list">
      {names.map((name) => {
        const property = properties.find((each) => each.name === name);
        const row = (shown: HubspotRecord) =>
          property && (
            <PropertyRow
              key={name}
              record={shown}
              property={property}
              editing={editable && overlays.editing === name}
              onEdit={() => editable && show({ editing: name })}
            />
          );
        // A card that is kept in place changes row by row.
        return options.reuse === 'remount' ? (
          row(record)
        ) : (
          <Late key={name} token={record.hubspotId} value={record}>
            {row}
          </Late>
        );
      })}
    </ul>
  );
}
