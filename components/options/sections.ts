import type { JSX } from 'preact';
import type { Translate } from '../../lib/i18n/translate';
import type { Hat } from '../../lib/playbook/edit';
import { ExamplesPart } from './desk/examples/ExamplesPart';
import { FlagsSection } from './desk/flags/FlagsSection';
import { HistoryPart } from './desk/history/HistoryPart';
import { MetricsSection } from './desk/metrics/MetricsSection';
import { OverviewPart } from './desk/overview/OverviewPart';
import { PreviewPane } from './desk/preview/PreviewPane';
import { ProcessSection } from './desk/process/ProcessSection';
import { PublishPart } from './desk/publish/PublishPart';
import { TipsPart } from './desk/tips/TipsPart';
import { VisionSection } from './desk/vision/VisionSection';
import type { Desk, DeskActions } from './desk-model';
import { ExchangePart } from './exchange/ExchangePart';
import type { OptionsActions, OptionsData } from './model';

/** What every desk section is given. */
export interface DeskPartProps {
  /** The draft as it is now. */
  desk: Desk;
  actions: DeskActions;
  data: OptionsData;
  options: OptionsActions;
  t: Translate;
  /** What follows the section in the address: `#tips/ask-why` → `ask-why` (`address.ts`). Null: the section as a whole. */
  at: string | null;
}

/**
 * One section of the desk. To add one, add its line to `DESK_SECTIONS` and the texts `options_section_<id>` (its name) and
 * `options_intro_<id>` (one sentence below the heading).
 *
 * - The shell draws heading and intro and puts the focus there. If `at` says an item, the focus goes to the element with
 *   `data-at={at}` and `tabIndex={-1}` inside the section instead, as soon as that is drawn; best its own heading.
 * - A part is mounted when its section first comes to the front. Behind another section it keeps its state and is not drawn
 *   again until it comes back, so that it costs nothing while a person types elsewhere.
 * - `hat`: under which the section is edited, null for one that is no editor. What another hat edits is wrapped in
 *   `desk/HatFrame.tsx`, which makes it read-only and offers the change of hat.
 */
export interface DeskSection {
  id: string;
  hat: Hat | null;
  Part: (props: DeskPartProps) => JSX.Element;
}

/** In the order of the navigation. */
export const DESK_SECTIONS: readonly DeskSection[] = [
  { id: 'overview', hat: null, Part: OverviewPart },
  { id: 'vision', hat: 'leader', Part: VisionSection },
  { id: 'process', hat: 'manager', Part: ProcessSection },
  { id: 'metrics', hat: 'manager', Part: MetricsSection },
  { id: 'tips', hat: 'coach', Part: TipsPart },
  { id: 'flags', hat: null, Part: FlagsSection },
  { id: 'examples', hat: null, Part: ExamplesPart },
  { id: 'publish', hat: null, Part: PublishPart },
  { id: 'history', hat: null, Part: HistoryPart },
  { id: 'exchange', hat: null, Part: ExchangePart },
];

/** Shown beside any desk section while a person wants it. */
export const PREVIEW: ((props: Pick<DeskPartProps, 'desk' | 'actions' | 'data' | 't'>) => JSX.Element) | null =
  PreviewPane;
