/**
 * Everything the reader goes by in HubSpot's DOM, each with what it should match (crm.md §3). HubSpot's class names are
 * hashes and are never used. A hook may stand in `data-test-id` or `data-selenium-test`; see `hooks.ts`.
 */

/** Every card of a record page, of whatever type. */
export const CARD = '[data-card-type]';

/** The card with the record's name and highlights, at the top of the left sidebar: one per record page. */
export const HIGHLIGHT_CARD = 'OBJECT_HIGHLIGHT';

/** Cards with rows of the record's own properties: one or more per record page, also such as a portal built. */
export const PROPERTY_CARD = 'PROPERTIES_V3';

/**
 * Object type in a card's id: `OBJECT_HIGHLIGHT-FAS-0-3-1`, `PROPERTIES_V3/0-1/V2`. Cards made in a portal have a bare
 * number and say no type.
 */
export const TYPE_IN_HIGHLIGHT_ID = /^OBJECT_HIGHLIGHT-[A-Z]+-(\d+-\d+)-/;
export const TYPE_IN_PROPERTY_ID = /^PROPERTIES_V3\/(\d+-\d+)(?:\/|$)/;

/** The record's name: exactly one with text on a record page, in the highlight card. */
export const TITLE_HOOKS: ReadonlySet<string> = new Set(['highlightTitle', 'highlight-record-label']);

/** `highlight-property-display-{property}`: a highlighted value, or the name inside the title. May be nested in itself. */
export const DISPLAY_PREFIX = 'highlight-property-display-';

/** `highlight-property-item-{x}`: label and value of a highlight; `{x}` is a property or several joined. */
export const ITEM_PREFIX = 'highlight-property-item-';

/** `property-input-{property}`: the value of a property, shown or being edited. */
export const INPUT_PREFIX = 'property-input-';

/** What a `property-input-` hook is named while a value is loading. */
export const SKELETON = 'skeleton';

/** The list whose direct children are rows with a bare property name as `data-test-id`. */
export const ROW_LIST = 'profile-properties-list';

/** The deal's stage as a drop-down in the highlight card. */
export const STAGE_SELECT = 'deal-stage-select';

/** Bare words in a card that are parts of its structure, never a row's property name. */
export const NO_ROW: ReadonlySet<string> = new Set(['crm-card-content', 'DisplayOptimizedFormControl']);

/** On the element around label and value of one property; its mode is `display` or `input`. */
export const ROW_ROOT = 'data-deferred-property-input-root';
export const ROW_MODE = 'data-deferred-property-input-mode';

/** The arrow of a drop-down; in an owner row it stands beside the bare name. */
export const CARET = 'dropdown-caret';

/** Parts inside a value that are not the value: arrow, "Details" button, copy button. */
export const NOT_VALUE: ReadonlySet<string> = new Set([CARET, 'hover-content-wrapper', 'copy-button']);

/** A choice's pill: its own word in a value that may hold several. */
export const BADGE = 'badge';

/** Text of the interface, in the person's language; tells the locale too. */
export const INTERFACE_TEXT = 'data-locale-at-render';

/** Help desk: the ticket's name, linked to the ticket. */
export const HELP_DESK_TITLE = '[data-test-id="ticket-header-name-link"]';

/** Older record pages: `deal-highlight-details` and so on, with the name in `h3`. */
export const oldHighlights = (object: string): string => `[data-selenium-test="${object}-highlight-details"]`;

/** The columns of a record page. */
export const LEFT_SIDEBAR = '[data-test-id="left-sidebar"]';
export const RIGHT_SIDEBAR = '[data-test-id="records-right-sidebar"], [data-test-id="right-sidebar"]';
export const MIDDLE_PANE = '[data-test-id="middle-pane"]';
export const GLOBAL_TOOLBAR = '[data-test-id="hs-global-toolbar"]';

/**
 * Whatever lies in one of these belongs to another object, to nobody, or is not the page itself: previews, create forms,
 * the all-properties panel, timelines, associations, navigation, dialogs.
 */
export const FOREIGN: ReadonlySet<string> = new Set([
  'all-properties-panel',
  'crm-events-viz-timeline',
  'timeline-card',
  'IndexPageInlineSidebar',
  'sidebar-preview-panel',
  'preview-panel-header',
  'creator',
  'object-builder-ui-iframe',
  'property-info-table',
  'records-right-sidebar',
  'right-sidebar',
  'hs-global-toolbar',
  'hs-vertical-nav',
  'contact-chicklet-title-link',
  'company-chicklet-title-link',
  'crm-data-highlights-item',
  'crm-property-list-item',
]);

/** Help desk shows the ticket's cards on the right (crm.md §3.5). */
export const HELP_DESK_PANEL: ReadonlySet<string> = new Set(['records-right-sidebar', 'right-sidebar']);

/** `data-crm-location` of a record shown beside a list. */
export const PREVIEW_LOCATION = 'CRM_OBJECT_PREVIEW';

/** Content of a tab of the middle pane: inactive ones stay in the page, hidden. */
export const TAB_CONTENT = /^tab-.*-content$/;

/** Dates that HubSpot itself formatted for this person: moments of the timeline and date properties (crm.md §3.1, §3.4). */
export const DATES = [
  '[data-test-id="event-timestamp"]',
  '[data-selenium-test="property-input-closedate"]',
  '[data-selenium-test="property-input-createdate"]',
  '[data-selenium-test="property-input-hs_lastmodifieddate"]',
].join(',');
