/**
 * Every selector of the Salesforce reader, with what it should match (crm.md, section in brackets). None uses `:has()`.
 * Attributes before tags, tags before classes; no class that only styles. What is searched for in a whole page is a list of
 * simple selectors: asked one by one they cost a tenth of what they cost joined with commas.
 */

/** A field of a record layout, classic or Dynamic Forms; its value names object and field (§2.3, §2.3b). */
export const FIELD_HOOK = '[data-target-selection-name^="sfdc:RecordField."]';
/** Value elements in read and edit mode, both layout makes. */
export const OUTPUT = '[slot="outputField"], [slot="output"]';
export const INPUT = '[slot="inputField"], [slot="input"]';
/** The slots that the value elements are in: a slot without one has nothing rendered yet. */
/** What a person can type or choose in; the disabled box of a checkbox field is no such thing. */
export const EDITABLE = 'input:not([type="checkbox"]:disabled), textarea, button[role="combobox"]';
/** The element that shows a date as this person writes dates. */
export const DATE_SHOWN = 'lightning-formatted-date-time';
export const FIELD_VALUE = '.test-id__field-value';
export const FIELD_LABEL = '.test-id__field-label';
/** Other carriers of the object's exact API name: buttons of the record and sections of its layout (§2.3). */
export const OBJECT_NAMES = [
  '[data-target-selection-name^="sfdc:StandardButton."]',
  '[data-target-reveals^="sfdc:RecordField."]',
];
/** Generated layouts, whose tag holds object, record type and mode (§2.3, §2.4). */
export const GENERATED_LAYOUT = '.forcegenerated-record-layout2';
export const GENERATED_TAG =
  /^forcegenerated-(detailpanel|highlightspanel)_(.+?)___[a-z0-9]{15,18}___(?:full|compact)___(view|edit|create)___/;

/** Components around fields, header and path: where one of them has a native shadow root, others may (§6). */
export const CONTAINER = [
  'flexipage-component2',
  'flexipage-tabset2',
  'flexipage-tab2',
  'flexipage-field-section2',
  'flexipage-column2',
  'flexipage-field',
  'record_flexipage-record-field',
  'record_flexipage-dynamic-highlights2',
  'records-lwc-highlights-panel',
  'records-highlights2',
  'records-lwc-detail-panel',
  'records-base-record-form',
  'records-lwc-record-layout',
  'records-record-layout-section',
  'records-record-layout-row',
  'records-record-layout-item',
  'runtime_sales_pathassistant-path',
  'runtime_sales_pathassistant-path-step',
];

/** Roots of a record page, newest first (§2.2). */
export const RECORD_PAGE = [
  'one-record-home-flexipage2',
  '[data-aura-class~="oneRecordHomeFlexipage2Wrapper"]',
  'record_flexipage-desktop-record-page-decorator',
  'record_flexipage-record-page-decorator',
  'record_flexipage-mobile-record-page-decorator',
];
/** The window of the app that a page is in; several stay in the DOM (§2.1, §2.6). */
export const PAGE_WINDOW = '[class*="windowViewMode-"]';
/** What has to be active all the way up (§2.6 rule 3). */
export const TAB_PANEL = '[role="tabpanel"]';
export const CONSOLE_PANEL = '.oneConsoleTab, section.tabContent';
export const WORKSPACE = '.navexWorkspace';
/** Whatever lies over the page (§2.6 rule 5, §2.7). */
export const MODAL = '.uiModal, [role="dialog"], .slds-modal, .forceModalActionContainer';

/** The record's name in the page header (§2.4), and the header's other fields. */
export const PRIMARY_FIELD = '[slot="primaryField"]';
export const HEADER_TITLE = ['h1.slds-page-header__title', '.forceHighlightsPanel .slds-page-header__title'];
export const ENTITY_LABEL = 'records-entity-label, [slot="entityLabel"], .entityNameTitle';
export const HIGHLIGHT_ITEM = ['records-highlights-details-item', '.forceHighlightsPanel .secondaryFields li'];
export const HIGHLIGHT_LABEL = 'p.slds-text-title, .slds-text-title';
export const HIGHLIGHT_VALUE = '.fieldComponent';
/** The header as a whole: a field hook in it is the header's own (§2.4, dynamic highlights). */
export const HEADER =
  'records-lwc-highlights-panel, records-highlights2, record_flexipage-dynamic-highlights2, .forceHighlightsPanel';

/** A step of the stage path (§2.5), and the components that are Salesforce's own path. */
export const PATH_STEP = '.slds-path__item';
export const PATH_OWN =
  '.runtime_sales_pathassistantPathAssistant, .runtime_sales_pathassistantPathAssistantTabSet, runtime_sales_pathassistant-path, [data-component-id^="runtime_sales_pathassistant"]';
export const PATH_ANY = '.slds-path, .slds-path__nav, .slds-path__track';
export const PATH_TITLE = '.slds-path__title';
export const PATH_LINK = '.slds-path__link';

/** The tab whose fields are rendered only once it was opened (§2.2). */
export const DETAILS_TAB = '#detailTab__item';

/** Focused tabs of a console: workspace and subtab (§2.6). A path's links are tabs too and no such tab. */
export const CONSOLE_TAB = '.oneConsoleTabItem.active a.tabHeader';
export const CONSOLE_SUBTAB = 'a.tabHeader.slds-tabs_default__link[data-tabid][aria-selected="true"]';

/**
 * Regions of a record page that hold other records, or what people wrote: related lists, feeds, activities, previews,
 * rich text (§2.8, §6). Nothing in them is this record's field.
 */
export const FOREIGN = [
  'records-related-list-lwc-detail-panel-wrapper',
  '[class*="RelatedList"]',
  '[data-component-id^="force_relatedList"]',
  '[data-component-id^="console_relatedRecord"]',
  '[data-component-id^="forceChatter"]',
  '[data-component-id^="flexipage_richText"]',
  '[data-component-id^="runtime_sales_activities"]',
  '[class*="forceChatter"]',
  '[class*="cuf-"]',
  'article',
  'lightning-formatted-rich-text',
  'lightning-rich-text-editor',
  '[contenteditable="true"]',
  '.forceHoverPanel',
  '.slds-popover',
  '.forceDockingPanel',
  '.utilitybar',
].join(', ');
/** The same by the beginning of a tag: `lst-…`, `forcechatter-…`, `runtime_sales_activities-…`. */
export const FOREIGN_TAG =
  /^(?:lst-|forcechatter|force-chatter|runtime_sales_activities|records-hover-|records-record-preview)/;

/** What stands in or beside a value and is none of it (§2.3): assistive text, pictures, icon buttons, notices. */
export const NOT_VALUE = [
  '.slds-assistive-text',
  '.assistiveText',
  '.calculate-on-save-msg',
  '.inline-edit-trigger',
  'lightning-button-icon',
  'lightning-icon',
  'lightning-primitive-icon',
  'lightning-helptext',
  'lightning-avatar',
  'force-record-avatar',
  'lightning-static-map',
  '[role="tooltip"]',
  '.slds-popover',
].join(', ');
/** Placeholders while a part loads (§2.2). */
export const LOADING = '[class*="stencil"], [aria-busy="true"]';

/** Classic pages, which this reader does not read (§2.3c). */
export const CLASSIC = ['body.sfdcBody', 'td.labelCol', 'th.labelCol'];

/** Where the CRM's own bars are (§2.1). */
export const TOP_BARS = 'header.oneHeader, #oneHeader, one-appnav';
export const BOTTOM_BARS = '.utilitybar, .oneUtilityBarContainer';
export const DESKTOP = '.desktop.container';
