/** What the texts of a sidebar begin with; everything else is of pages, and stays out of the CRM's memory. */
export const SIDEBAR_TEXTS = [
  'panel_',
  'note_',
  'notes_',
  'flag_',
  'why_',
  'rule_',
  'none_',
  'wait_',
  'error_',
  'extension_name',
] as const;

export const isSidebarText = (key: string): boolean => SIDEBAR_TEXTS.some((prefix) => key.startsWith(prefix));
