import type { Gap } from '../../lib/playbook/alignment';

/** A place in the options page, as its address says it behind `#`: a section and, in it, an item. */
export interface PageAddress {
  section: string;
  /** Id of the item; a stage by its process too (`deals/qualify`), a process with a slash behind it (`deals/`). */
  at: string | null;
  /** What a list there is narrowed to; missing where the address says nothing of it. */
  query?: string;
}

/**
 * `#process/send-offer` → section `process`, at `send-offer`; `#tips?step=ask` → section `tips`, query `step=ask`. What cannot
 * be decoded is taken as it stands.
 */
export function pageAddress(hash: string): PageAddress {
  const [text = '', ...more] = hash.replace(/^#/, '').split('?');
  const query = more.length === 0 ? {} : { query: more.join('?') };
  const slash = text.indexOf('/');
  if (slash < 0) return { section: text, at: null, ...query };
  const at = text.slice(slash + 1);
  return { section: text.slice(0, slash), at: at === '' ? null : decoded(at), ...query };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const DESKS: { [kind in Gap['item']['kind']]: string } = {
  vision: 'vision',
  goal: 'vision',
  redirect: 'vision',
  process: 'process',
  stage: 'process',
  step: 'process',
  metric: 'metrics',
  tip: 'tips',
};

/** What follows the section in the address of an item's editor; null for the vision, which is a section by itself. */
export function placeOf({ kind, id }: Pick<Gap['item'], 'kind' | 'id'>, within?: Gap['within']): string | null {
  switch (kind) {
    case 'vision':
      return null;
    case 'process':
      return `${id}/`;
    case 'stage':
      return `${within?.process ?? ''}/${id}`;
    default:
      return id;
  }
}

/**
 * The address of the editor of an item: `#tips/ask-why`, `#process/send-offer`, `#vision/grow`. A stage needs the process
 * that it is `within`. It takes what a gap says of its place: `editorAddress(gap.item, gap.within)`.
 */
export function editorAddress(item: Pick<Gap['item'], 'kind' | 'id'>, within?: Gap['within']): string {
  const at = placeOf(item, within);
  return at === null ? `#${DESKS[item.kind]}` : `#${DESKS[item.kind]}/${at}`;
}
