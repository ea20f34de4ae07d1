import { parseDocument, stringify, type YAMLError } from 'yaml';
import { DEPTH_LIMIT, parsePlaybook } from '../parse';
import type { Mend, RefusalReason, Refused } from '../refusal';
import type { Playbook } from '../schema';

/** Longest text that is read, in characters. YAML takes some ten times as long to read as JSON. */
export const YAML_LIMIT = 16 * 1024 * 1024;
/** How many nodes all aliases together may stand for; more is a document made to grow (yaml 2.9.1, `maxAliasCount`). */
const ALIASES = 1_000;

/** YAML 1.2's core schema: texts, numbers, booleans, null, lists, mappings. No tag makes anything else of a value. */
const SCHEMA = { version: '1.2', schema: 'core', merge: false, resolveKnownTags: false } as const;

/** A playbook as the text of a YAML file that `parsePlaybookYaml` reads again, to the same document. */
export function playbookYaml(playbook: Playbook): string {
  // Lines are never folded, because a person who edits them would have to know how; one object is written out each time.
  return stringify(playbook, { ...SCHEMA, lineWidth: 0, aliasDuplicateObjects: false });
}

/**
 * A playbook out of YAML, with every check of `parsePlaybook` behind it. Refused before that: text that is no YAML, keys
 * that are twice in a mapping or are no text, tags, several documents, and aliases that would grow beyond all bounds.
 */
export function parsePlaybookYaml(text: string): { playbook: Playbook } | Refused {
  if (text.length > YAML_LIMIT) {
    return refuse(
      { code: 'too-large', found: text.length, limit: YAML_LIMIT },
      { code: 'make-smaller', limit: YAML_LIMIT },
    );
  }
  const read = valueFrom(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return 'refused' in read ? read : parsePlaybook(read.value);
}

function valueFrom(text: string): { value: unknown } | Refused {
  try {
    const document = parseDocument(text, { ...SCHEMA, strict: true, uniqueKeys: true, stringKeys: true });
    if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return tooDeep();
    const [error] = document.errors;
    if (error) return refuse({ code: 'not-yaml', ...placeOf(error) }, { code: 'repair-yaml' });
    const tag = document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
    if (tag) {
      const place = placeOf(tag);
      const found = /![^\s"']*/.exec(tag.message)?.[0] ?? '!';
      return refuse({ code: 'yaml-tag', found: found.slice(0, 100), ...place }, { code: 'remove-tag' });
    }
    return { value: document.toJS({ maxAliasCount: ALIASES }) };
  } catch (error) {
    // The library throws the one on purpose, the engine the other where its stack ends.
    if (error instanceof ReferenceError) return refuse({ code: 'yaml-aliases' }, { code: 'write-out-aliases' });
    if (error instanceof RangeError) return tooDeep();
    return refuse({ code: 'not-yaml', line: 1, column: 1 }, { code: 'repair-yaml' });
  }
}

function tooDeep(): Refused {
  return refuse({ code: 'too-deep', limit: DEPTH_LIMIT }, { code: 'nest-less', limit: DEPTH_LIMIT });
}

function placeOf({ linePos }: YAMLError): { line: number; column: number } {
  const [start] = linePos ?? [];
  return { line: start?.line ?? 1, column: start?.col ?? 1 };
}

function refuse(reason: RefusalReason, mend: Mend): Refused {
  return { refused: [{ path: '', reason, mend }], unlisted: 0 };
}
