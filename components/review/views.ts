import type { JSX } from 'preact';
import type { MessageKey, Translate } from '../../lib/i18n/translate';
import type { Address } from './address';
import type { ReviewActions, ReviewData } from './model';
import { PeopleView } from './plan/PeopleView';
import { QuietView } from './plan/QuietView';
import { QueueView } from './queue/QueueView';

/** What a view of the review page is given. */
export interface ReviewViewProps {
  data: ReviewData;
  actions: ReviewActions;
  /** Where in this view the page is: `#people/<id>` has the id as `at`. A link leads there by `hashOf`. */
  address: Address;
  t: Translate;
}

/**
 * One view of the page, with a tab of its own. To add one, add its line here and the text of its title. The shell draws tabs and
 * heading, says whose page it is, and puts the focus on the heading when the view changes; the view draws what is below, and
 * asks again for what it shows when `data.news` changes. It is mounted while it is in front.
 */
export interface ReviewViewEntry {
  /** Also what begins its address. */
  id: string;
  /** Key of its title. */
  title: MessageKey;
  View: (props: ReviewViewProps) => JSX.Element;
}

/** In the order of the tabs; the first is where the page opens. */
export const REVIEW_VIEWS: readonly ReviewViewEntry[] = [
  { id: 'queue', title: 'review_view_queue', View: QueueView },
  { id: 'people', title: 'review_view_people', View: PeopleView },
  { id: 'quiet', title: 'review_view_quiet', View: QuietView },
];
