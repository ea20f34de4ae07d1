/**
 * Why a document was refused, as data: where, what is wrong, how to mend it. `refusal-words.ts` puts it into English;
 * the UI puts the same codes and values into the person's language.
 */

/** JSON's own names for what a value is; `whole-number` and `condition` are what the schema asks for. */
export type ValueKind = 'text' | 'number' | 'whole-number' | 'boolean' | 'list' | 'object' | 'null' | 'condition';

/** What a file looks like that is not JSON at all. */
export type OtherFile = 'web-page' | 'archive' | 'pdf' | 'plain-text';

export type RefusalReason =
  /** `line` and `column` count from 1 and are absent where the JSON engine does not tell. */
  | { code: 'not-json'; cutOff: boolean; looksLike?: OtherFile; line?: number; column?: number }
  /** Counted in characters (UTF-16 code units). */
  | { code: 'too-large'; found: number; limit: number }
  /** Objects and lists inside each other. */
  | { code: 'too-deep'; limit: number }
  | { code: 'other-format'; found: string }
  | { code: 'newer-major'; found: number; known: number }
  | { code: 'unknown-version'; found: string; known: number }
  | { code: 'missing'; expected: ValueKind | 'choice'; allowed: string[] }
  | { code: 'wrong-type'; expected: ValueKind; found: ValueKind }
  | { code: 'blank' }
  | { code: 'too-long'; found: number; limit: number }
  | { code: 'too-many'; found: number; limit: number }
  | { code: 'too-few'; found: number; limit: number }
  | { code: 'not-allowed'; found: string; allowed: string[] }
  | { code: 'out-of-range'; found: number; least?: number; most?: number }
  | { code: 'bad-id'; found: string }
  | { code: 'bad-date'; found: string }
  | { code: 'bad-instant'; found: string }
  | { code: 'bad-link'; found: string }
  | { code: 'bad-currency'; found: string }
  | { code: 'bad-digest'; found: string }
  /** A condition with two or more of `operator`, `all`, `any`, `none`, or with none of them. */
  | { code: 'not-one-condition'; found: string[] }
  | { code: 'duplicate-id'; found: string; first: string }
  | InOutReason;

/** What only files of other kinds than the playbook's own JSON can have wrong (lib/playbook/in-out). */
export type InOutReason =
  | { code: 'not-yaml'; line: number; column: number }
  | { code: 'yaml-tag'; found: string; line: number; column: number }
  /** Aliases that would make the document many times as large as its text. */
  | { code: 'yaml-aliases' }
  | { code: 'not-table'; looksLike: OtherFile }
  /** Nothing, or no row below the names of the columns. */
  | { code: 'empty-table' }
  | { code: 'no-known-column'; found: string[] }
  | { code: 'missing-column'; column: string }
  | { code: 'column-twice'; column: string }
  | { code: 'too-many-cells'; found: number; limit: number }
  | { code: 'bad-quotes' }
  | { code: 'bad-number'; found: string }
  | { code: 'bad-resource'; found: string }
  | { code: 'bad-condition' }
  | { code: 'id-twice'; found: string; first: number }
  | { code: 'several-titles'; found: string }
  | { code: 'unknown-item'; found: string }
  | { code: 'unknown-metric'; found: string }
  | { code: 'record-metric'; found: string }
  | { code: 'not-xml' }
  | { code: 'xml-doctype' }
  | { code: 'other-xml'; found: string }
  | { code: 'no-path-steps' }
  | { code: 'not-pipelines' };

export type Mend =
  | { code: 'choose-playbook-file' }
  | { code: 'repair-json'; line?: number; column?: number }
  | { code: 'get-whole-file' }
  | { code: 'make-smaller'; limit: number }
  | { code: 'nest-less'; limit: number }
  | { code: 'update-sightline' }
  | { code: 'set-version'; value: number }
  | { code: 'add'; expected: ValueKind | 'choice'; allowed: string[] }
  | { code: 'change-type'; expected: ValueKind }
  | { code: 'fill-or-remove' }
  | { code: 'shorten'; by: number }
  | { code: 'remove-some'; count: number }
  | { code: 'add-some'; count: number }
  /** `nearest`: the allowed value that was probably meant. */
  | { code: 'use-one-of'; allowed: string[]; nearest?: string }
  | { code: 'use-range'; least?: number; most?: number }
  /** `suggestion`: an id that is allowed, and free where ids clash. */
  | { code: 'rename-id'; suggestion: string }
  | { code: 'use-date'; example: string }
  | { code: 'use-instant'; example: string }
  | { code: 'use-https-link' }
  | { code: 'use-currency-code'; example: string }
  | { code: 'publish-again' }
  | { code: 'keep-one-group' }
  | InOutMend;

export type InOutMend =
  | { code: 'repair-yaml' }
  | { code: 'remove-tag' }
  | { code: 'write-out-aliases' }
  | { code: 'save-as-csv' }
  | { code: 'name-columns'; columns: string[] }
  | { code: 'add-column'; column: string }
  | { code: 'keep-one-column' }
  | { code: 'quote-cell' }
  | { code: 'use-number'; example: string }
  | { code: 'use-resource'; example: string }
  | { code: 'use-condition'; example: string }
  | { code: 'keep-one-line' }
  | { code: 'give-id' }
  | { code: 'name-item'; nearest?: string }
  | { code: 'name-metric'; nearest?: string }
  | { code: 'choose-team-metric' }
  | { code: 'choose-path-file' }
  | { code: 'choose-pipelines-file' };

export type ItemKind = 'goal' | 'redirect' | 'process' | 'stage' | 'step' | 'metric' | 'tip' | 'resource';

export interface Refusal {
  /** `tips[3].when.all[0].operator`; empty for the whole document. */
  path: string;
  /** The innermost item that the path goes through. */
  item?: { kind: ItemKind; id?: string; title?: string };
  reason: RefusalReason;
  mend: Mend;
}

/** Nothing was taken in. `unlisted`: how many more there are than `refused` lists. */
export interface Refused {
  refused: Refusal[];
  unlisted: number;
}

const KINDS: { [list: string]: ItemKind } = {
  goals: 'goal',
  redirects: 'redirect',
  processes: 'process',
  stages: 'stage',
  steps: 'step',
  metrics: 'metric',
  tips: 'tip',
  resources: 'resource',
};

const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** The innermost item on the way, by what the document itself says; undefined outside any item. */
export function itemAt(document: unknown, path: readonly PropertyKey[]): Refusal['item'] {
  let here = document;
  let item: Refusal['item'];
  for (const [index, key] of path.entries()) {
    here = valueAt(here, [key]);
    const kind = KINDS[String(path[index - 1])];
    if (typeof key !== 'number' || kind === undefined || typeof here !== 'object') continue;
    const id = textOf(valueAt(here, ['id']));
    const title = textOf(valueAt(here, ['title']));
    item = { kind, ...(id === undefined ? {} : { id }), ...(title === undefined ? {} : { title }) };
  }
  return item;
}

/** What the document holds at a path; undefined where there is nothing. */
export function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let here = document;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

/** `['tips', 3, 'a b']` → `tips[3]["a b"]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `${text}[${JSON.stringify(name)}]`;
    return text === '' ? name : `${text}.${name}`;
  }, '');
}

export function kindOf(value: unknown): ValueKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value === 'number' ? 'number' : 'boolean';
  return 'object';
}
