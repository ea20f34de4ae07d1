import type { Reader } from '../../lib/crm/adapter';
import { complete } from '../../lib/crm/complete';

/** A reader whose records come with every value made, as the background makes them. */
export function completeReader(reader: Reader): Reader {
  return {
    ...reader,
    read(identity, document, options) {
      const result = reader.read(identity, document, options);
      return 'record' in result ? { record: complete(result.record) } : result;
    },
  };
}
