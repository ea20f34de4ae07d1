import type { Resource } from '../schema';

/**
 * Beginnings that a spreadsheet may take for a formula, behind any apostrophes of our own (OWASP, "CSV Injection": `=`,
 * `+`, `-`, `@`, tab, carriage return, line feed, and the full-width forms of the first four).
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Text as it goes into a cell: what begins like a formula gets an apostrophe in front, so that it is shown, not run. */
export function guardedText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The exact inverse of `guardedText`; a cell that was typed without the apostrophe stays as it is. */
export function unguardedText(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** Ids in one cell: `find-cost, agree-plan`. */
export function idsCell(ids: readonly string[]): string {
  return ids.join(', ');
}

/**
 * The ids that a cell names, parted by commas, semicolons or lines; each part may also be a title that `titles` (folded
 * title to id) knows, or known ids parted by spaces. What is neither stays as it is, for the schema to refuse.
 */
export function idsFrom(cell: string, titles: ReadonlyMap<string, string>): string[] {
  const known = new Set(titles.values());
  const idOf = (text: string): string[] | undefined => {
    const id = titles.get(foldTitle(text));
    return id === undefined ? undefined : [id];
  };
  const idsIn = (part: string): string[] => {
    const words = part.split(/\s+/).filter((word) => word !== '');
    return words.length < 2 || words.some((word) => known.has(word)) ? words : [part.trim()];
  };
  return cell
    .split(/[;\n\r]/)
    .flatMap((part) => idOf(part) ?? part.split(',').flatMap((piece) => idOf(piece) ?? idsIn(piece)));
}

/** One spelling for titles that count as the same: Unicode-composed, spaces folded, case dropped. */
export function foldTitle(title: string): string {
  return title.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** `Guide <https://example.com>`; a web or mail address has no space in it, so the last ` <` begins it. */
const RESOURCE = /^(.*) <((?:https:\/\/|mailto:)\S+)>$/;

/**
 * Resources in one cell, one a line: `title <address>`. Where a line cannot hold one exactly (a title with a line break
 * or space at its ends, a field of a newer version), the cell is the list as JSON instead.
 */
export function resourcesCell(resources: readonly Resource[]): string {
  const plain = resources.every(
    ({ title, url, ...more }) =>
      Object.keys(more).length === 0 && title === title.trim() && RESOURCE.test(`${title} <${url}>`),
  );
  return plain ? resources.map(({ title, url }) => `${title} <${url}>`).join('\n') : JSON.stringify(resources);
}

/** What a cell lists; `{ wrong }` is the first line that is no resource. A bare address is its own title. */
export function resourcesFrom(cell: string): unknown[] | { wrong: string } {
  const json = cell.trim().startsWith('[') ? listFrom(cell) : undefined;
  if (json) return json;
  const resources: { title: string; url: string }[] = [];
  for (const line of cell.split(/\r\n|\n|\r/)) {
    const text = line.trim();
    if (text === '') continue;
    const [, title, url] = RESOURCE.exec(text) ?? [];
    if (title !== undefined && url !== undefined) resources.push({ title: title.trim(), url });
    else if (/^(?:https:\/\/|mailto:)\S+$/.test(text)) resources.push({ title: text.slice(0, 200), url: text });
    else return { wrong: text };
  }
  return resources;
}

function listFrom(cell: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(cell);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
