import type { SidebarState } from '../../components/sidebar/model';
import type { CrmId } from '../../lib/crm/record';
import type { HostMarks } from './host';

/** What the host element says of a state. Names the record only while something of that record is or will be shown. */
export function marksOf(state: SidebarState, crm: CrmId, reading: number): HostMarks {
  switch (state.kind) {
    case 'advice':
      return {
        state: state.kind,
        crm,
        object: state.record.object,
        record: state.record.id,
        reading: state.reading,
      };
    case 'loading': {
      const { object, id } = state.identity;
      return { state: state.kind, crm, ...(object === null ? {} : { object }), record: id, reading };
    }
    default:
      return { state: state.kind, crm, reading };
  }
}
