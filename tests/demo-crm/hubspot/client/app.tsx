import { Creator } from './creator.tsx';
import { HelpDesk } from './pages/help-desk.tsx';
import { IndexBoard } from './pages/index-board.tsx';
import { IndexList } from './pages/index-list.tsx';
import { Conversation, Missing, Reports, Settings, Tasks } from './pages/plain-pages.tsx';
import { AllProperties } from './record/all-properties.tsx';
import { Preview } from './record/preview.tsx';
import { RecordPage } from './record/record-page.tsx';
import type { Route } from './route.ts';
import { Shell } from './shell.tsx';
import { overlays } from './state.ts';
import { type HubspotRecord, recordBy, recordById } from './store.ts';

/** The whole app at one address. */
export function App({ route }: { route: Route }) {
  const record = route.page === 'record' && !route.legacy ? recordBy(route.type, route.id) : undefined;
  const previewed = overlays.preview === null ? undefined : recordById(overlays.preview);
  return (
    <Shell>
      <Page route={route} record={record} />
      {previewed && <Preview record={previewed} />}
      {record && overlays.allProperties && <AllProperties record={record} />}
      {overlays.creator !== null && <Creator type={overlays.creator} />}
    </Shell>
  );
}

function Page({ route, record }: { route: Route; record: HubspotRecord | undefined }) {
  switch (route.page) {
    case 'record':
      return record ? <RecordPage record={record} /> : null;
    case 'help-desk': {
      const ticket = recordBy('0-5', route.id);
      return ticket ? <HelpDesk record={ticket} /> : <Missing name="missing" />;
    }
    case 'index':
      if (route.legacy) return null;
      return route.layout === 'board' ? <IndexBoard type={route.type} /> : <IndexList type={route.type} />;
    case 'conversation':
      return <Conversation />;
    case 'settings':
      return <Settings />;
    case 'reports':
      return <Reports />;
    case 'tasks':
      return <Tasks />;
    default:
      return <Missing name="noPage" />;
  }
}
