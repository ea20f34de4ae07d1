import type {
  BegunEvent,
  CreditedEvent,
  DeletedEvent,
  EditedEvent,
  NotedRecord,
  NoteText,
  RepliedEvent,
  Snapshot,
  StateEvent,
  VisibilityEvent,
} from '../../../lib/notes/event';

/** A UUID by number, so that tests name events in order. */
export const uuid = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const ANNA = uuid(0xa001);
export const BEN = uuid(0xa002);
export const CARA = uuid(0xa003);

export const words = (markdown: string): NoteText => ({ markdown, links: [], tips: [] });

export const record: NotedRecord = {
  key: 'salesforce:acme:Opportunity:006000000000001AAA',
  crm: 'salesforce',
  org: 'acme',
  object: 'Opportunity',
  kind: 'deal',
  id: '006000000000001AAA',
  name: 'Nordwind: two plants',
  url: 'https://acme.lightning.force.com/lightning/r/Opportunity/006000000000001AAA/view',
};

export const snapshot: Snapshot = {
  stage: 'Negotiation',
  release: 3,
  goal: 'twenty-plants',
  step: 'agree-plan',
  metric: 'days-in-stage',
  tip: 'write-the-plan',
  fields: [{ key: 'amount', label: 'Amount', raw: '€ 480,000' }],
};

/** Makes events of one thread, `uuid(1)`, each with the clock and time of its number unless told. */
const common = (number: number, author: string) => ({
  id: uuid(number),
  at: 1_000 * number,
  clock: number,
  author,
  hat: 'rep' as const,
  thread: uuid(1),
});

export const begun = (more: Partial<BegunEvent> = {}): BegunEvent => ({
  ...common(1, ANNA),
  type: 'begun',
  record,
  tie: { kind: 'step', id: 'agree-plan' },
  visibility: 'team',
  flag: null,
  snapshot,
  text: words('How do I open the plan?'),
  ...more,
});
export const replied = (
  number: number,
  author: string,
  text: string,
  more: Partial<RepliedEvent> = {},
): RepliedEvent => ({
  ...common(number, author),
  type: 'replied',
  text: words(text),
  ...more,
});
export const edited = (
  number: number,
  author: string,
  note: number,
  over: number[],
  text: string,
  more: Partial<EditedEvent> = {},
): EditedEvent => ({
  ...common(number, author),
  type: 'edited',
  note: uuid(note),
  over: over.map(uuid),
  text: words(text),
  ...more,
});
export const deleted = (number: number, author: string, note: number, gone = true): DeletedEvent => ({
  ...common(number, author),
  type: 'deleted',
  note: uuid(note),
  deleted: gone,
});
export const state = (number: number, author: string, to: StateEvent['state']): StateEvent => ({
  ...common(number, author),
  type: 'state',
  state: to,
});
export const visibility = (number: number, author: string, to: VisibilityEvent['visibility']): VisibilityEvent => ({
  ...common(number, author),
  type: 'visibility',
  visibility: to,
});
export const credited = (number: number, author: string, release: number): CreditedEvent => ({
  ...common(number, author),
  type: 'credited',
  release,
});
