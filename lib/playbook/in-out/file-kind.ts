import { isColumnName } from './header';
import { TABLE_KINDS, type TableKind } from './import-plan';
import { headerOf } from './table-text';

/** What a text that was brought in is taken for. `other`: none of these. */
export type TextKind = 'json' | 'yaml' | 'pipelines' | 'path' | 'web-page' | 'table' | 'other';

type Columns = { [kind in TableKind]: readonly { name: string; aliases: readonly string[] }[] };

/** Looks at the beginning of a text, and at the file's name (empty for what was pasted) where that says nothing. */
export function kindOfText(text: string, name: string, columns: Columns): TextKind {
  const start = text
    .slice(0, 4_000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  const named = (pattern: RegExp): boolean => pattern.test(name);
  if (start.startsWith('<')) {
    return /<PathAssistant[\s>]/.test(start) || named(/\.(?:xml|pathAssistant)$/i) ? 'path' : 'web-page';
  }
  if (named(/\.ya?ml$/i)) return 'yaml';
  if (/^[[{]/.test(start)) {
    const pipelines = /"(?:results|displayOrder)"\s*:/.test(start) && !start.includes('sightline-playbook');
    return pipelines ? 'pipelines' : 'json';
  }
  if (/^\s*name:\s*["']?sightline-playbook/m.test(start)) return 'yaml';
  if (named(/\.(?:csv|tsv|tab)$/i)) return 'table';
  const known = isColumnName(TABLE_KINDS.flatMap((kind) => columns[kind]));
  const header = headerOf(text, known);
  return header.filter(known).length >= 2 ? 'table' : 'other';
}

/** What a table most likely holds, by the names of its columns. */
export function tableKindOf(text: string, columns: Columns): TableKind {
  const known = (kind: TableKind) => isColumnName(columns[kind]);
  const header = headerOf(text, isColumnName(TABLE_KINDS.flatMap((kind) => columns[kind])));
  const count = (kind: TableKind): number => header.filter(known(kind)).length;
  // A list of values is short, and all of its columns are a metric's too.
  if (header.length <= 4 && header.some(isColumnName(columns.value.slice(1, 2))) && count('value') >= 2) return 'value';
  return count('metric') > count('tip') ? 'metric' : 'tip';
}
