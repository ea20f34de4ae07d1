import { Late } from '../late.tsx';
import { options } from '../setting.ts';
import type { HubspotRecord } from '../store.ts';
import { style } from '../style.ts';
import { Left } from './left.tsx';
import { Middle } from './middle.tsx';
import { Right } from './right.tsx';

const columns = style('display:flex;height:100%;min-height:0');

/** A record's page. Its three columns come in steps, the cards in them later still (crm.md §4). */
export function RecordPage({ record }: { record: HubspotRecord }) {
  // With a key per record React throws the old page away; with one per object type it fills it anew.
  const page = options.reuse === 'remount' ? record.hubspotId : record.type;
  return (
    <div class={columns} key={page}>
      <Late token={record.type} value={record}>
        {(shown) => <Left record={shown} />}
      </Late>
      <Late token={record.type} value={record}>
        {(shown) => <Middle record={shown} />}
      </Late>
      <Late token={record.type} value={record}>
        {(shown) => <Right record={shown} />}
      </Late>
    </div>
  );
}
