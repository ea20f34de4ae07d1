import type { Reader } from '../adapter';
import { findActivePage } from './active-page';
import { readRecord } from './read-record';
import { recordAddress } from './record-address';
import { makeRoomBeside, roomBeside } from './room';

/** Reads Lightning record pages, in synthetic and native shadow (crm.md §2). */
export const salesforceReader: Reader = {
  crm: 'salesforce',
  read(identity, document, options) {
    try {
      return readRecord(identity, document, options);
    } catch (error) {
      // A page can shadow DOM members (a form control named `attributes`) or change under the reading.
      options.onError?.(error);
      return { wait: 'page-not-rendered' };
    }
  },
  activePage(identity, document) {
    try {
      return findActivePage(identity, document);
    } catch {
      return null;
    }
  },
  watchedAttributes: ['class', 'style', 'aria-selected', 'aria-hidden', 'data-value', 'data-name', 'title', 'slot'],
  room: roomBeside,
  makeRoom: makeRoomBeside,
  recordUrl: (record, current) => recordAddress(record, current.href),
};
