import type { z } from 'zod';
import { duplicateIds } from './duplicates';
import { type OtherFile, pathText, type Refusal, type Refused, valueAt } from './refusal';
import { refusalsFrom } from './refusal-from-issue';
import { FORMAT, MOST_TIPS, Playbook, Release, type Tip } from './schema';

/** Longest text that is read at all, in characters (UTF-16 code units): 64 Mi, some 60,000 tips of one kilobyte. */
export const TEXT_LIMIT = 64 * 1024 * 1024;
/** Deepest nesting of objects and lists in a document. */
export const DEPTH_LIMIT = 64;
/** Most refusals that are listed; the rest is counted. */
const LISTED = 1_000;

/**
 * A playbook out of text: JSON, with or without a byte order mark. All or nothing: either the whole playbook, or every
 * reason why not.
 */
export function parsePlaybookText(text: string): { playbook: Playbook } | Refused {
  const json = parseJson(text);
  return 'refused' in json ? json : parsePlaybook(json.value);
}

/**
 * A playbook out of data. The version is looked at before anything else: a newer major version is refused as such, a
 * newer minor one passes and its unknown fields are kept. Valid documents come out deep-equal to what went in.
 */
export function parsePlaybook(input: unknown): { playbook: Playbook } | Refused {
  const refusal = versionRefusal(input, []) ?? depthRefusal(input);
  if (refusal) return { refused: [refusal], unlisted: 0 };
  const parsed = shaped(Playbook, input);
  if ('refused' in parsed) return parsed;
  const duplicates = duplicateIds(parsed.value);
  return duplicates.length > 0 ? listed(duplicates) : { playbook: parsed.value };
}

/**
 * The same of a playbook in which these tips are as this schema let them pass before, the very same objects: they are not
 * parsed again, which with ten thousand of them takes as long as everything else. Whatever concerns the whole is looked at
 * in the whole: the version, double ids, how many there are.
 */
export function parseRevised(revised: Playbook, passed: ReadonlySet<Tip>): { playbook: Playbook } | Refused {
  const others = revised.tips.filter((tip) => !passed.has(tip));
  if (others.length === revised.tips.length || revised.tips.length > MOST_TIPS) return parsePlaybook(revised);
  const parsed = parsePlaybook({ ...revised, tips: others });
  // For every reason, each with its place in the whole.
  if ('refused' in parsed) return parsePlaybook(revised);
  const fresh = parsed.playbook.tips.values();
  const tips = revised.tips.map((tip) => (passed.has(tip) ? tip : (fresh.next().value ?? tip)));
  const playbook = { ...parsed.playbook, tips };
  const duplicates = duplicateIds(playbook);
  return duplicates.length > 0 ? listed(duplicates) : { playbook };
}

/** A release out of data, its playbook checked as `parsePlaybook` does. The digest is checked by `verifyDigest`. */
export function parseRelease(input: unknown): { release: Release } | Refused {
  const refusal = versionRefusal(valueAt(input, ['playbook']), ['playbook']) ?? depthRefusal(input);
  if (refusal) return { refused: [refusal], unlisted: 0 };
  const parsed = shaped(Release, input);
  if ('refused' in parsed) return parsed;
  const duplicates = duplicateIds(parsed.value.playbook).map((one) => ({ ...one, path: `playbook.${one.path}` }));
  return duplicates.length > 0 ? listed(duplicates) : { release: parsed.value };
}

function shaped<Schema extends z.ZodType>(schema: Schema, input: unknown): { value: z.infer<Schema> } | Refused {
  const result = schema.safeParse(input);
  return result.success ? { value: result.data } : listed(refusalsFrom(input, result.error.issues));
}

function listed(refusals: Refusal[]): Refused {
  return { refused: refusals.slice(0, LISTED), unlisted: Math.max(0, refusals.length - LISTED) };
}

function versionRefusal(input: unknown, path: PropertyKey[]): Refusal | undefined {
  const name = valueAt(input, ['format', 'name']);
  if (name !== FORMAT.name) {
    const found = typeof name === 'string' ? name.slice(0, 100) : '';
    return {
      path: pathText([...path, 'format', 'name']),
      reason: { code: 'other-format', found },
      mend: { code: 'choose-playbook-file' },
    };
  }
  const major = valueAt(input, ['format', 'major']);
  if (major === FORMAT.major) return undefined;
  const at = pathText([...path, 'format', 'major']);
  if (typeof major === 'number' && Number.isInteger(major) && major > FORMAT.major) {
    return {
      path: at,
      reason: { code: 'newer-major', found: major, known: FORMAT.major },
      mend: { code: 'update-sightline' },
    };
  }
  return {
    path: at,
    reason: { code: 'unknown-version', found: JSON.stringify(major) ?? '', known: FORMAT.major },
    mend: { code: 'set-version', value: FORMAT.major },
  };
}

/** Without recursion, so that a document made to overflow the stack is refused like any other. */
export function depthRefusal(input: unknown): Refusal | undefined {
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_LIMIT) {
      return {
        path: '',
        reason: { code: 'too-deep', limit: DEPTH_LIMIT },
        mend: { code: 'nest-less', limit: DEPTH_LIMIT },
      };
    }
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const inner of Object.values(value)) if (typeof inner === 'object') below.push(inner);
    }
    level = below;
  }
  return undefined;
}

/** Data out of JSON, with or without a byte order mark, or why not and where. `limit`: most characters that are read at all. */
export function parseJson(text: string, limit = TEXT_LIMIT): { value: unknown } | Refused {
  if (text.length > limit) {
    return refuse({ code: 'too-large', found: text.length, limit }, { code: 'make-smaller', limit });
  }
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return { value: JSON.parse(body) };
  } catch (error) {
    const looksLike = otherFile(body);
    if (looksLike) return refuse({ code: 'not-json', cutOff: false, looksLike }, { code: 'choose-playbook-file' });
    const message = error instanceof Error ? error.message : '';
    const place = placeOf(message, body);
    const cutOff = /end of (?:JSON|data)|unterminated/i.test(message) || place?.offset === body.trimEnd().length;
    const at = place ? { line: place.line, column: place.column } : {};
    return refuse(
      { code: 'not-json', cutOff, ...at },
      cutOff ? { code: 'get-whole-file' } : { code: 'repair-json', ...at },
    );
  }
}

function refuse(reason: Refusal['reason'], mend: Refusal['mend']): Refused {
  return { refused: [{ path: '', reason, mend }], unlisted: 0 };
}

function otherFile(text: string): OtherFile | undefined {
  const start = text.slice(0, 200).trimStart();
  if (start.startsWith('<')) return 'web-page';
  if (start.startsWith('PK')) return 'archive';
  if (start.startsWith('%PDF')) return 'pdf';
  return /^[[{"\d-]|^(?:true|false|null)/.test(start) ? undefined : 'plain-text';
}

/** V8 says "at position 12 (line 2 column 3)", Firefox "at line 2 column 3"; some messages say nothing. */
function placeOf(message: string, text: string): { line: number; column: number; offset?: number } | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    const offset = Number(position);
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1, offset };
  }
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  return line === undefined || column === undefined ? undefined : { line: Number(line), column: Number(column) };
}
