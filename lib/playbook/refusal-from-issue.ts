import type { z } from 'zod';
import { CONDITION_KEYS } from './condition';
import {
  itemAt,
  kindOf,
  type Mend,
  pathText,
  type Refusal,
  type RefusalReason,
  type ValueKind,
  valueAt,
} from './refusal';

type Issue = z.core.$ZodIssue;
type Path = PropertyKey[];
interface Finding {
  reason: RefusalReason;
  mend: Mend;
}

/** zod 4.6.7's names for what it expected. */
const EXPECTED: { [zod: string]: ValueKind } = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'boolean',
  array: 'list',
  tuple: 'list',
  object: 'object',
  record: 'object',
};

/** Every issue that zod found, with the union ones followed down to the branch that the document plainly meant. */
export function refusalsFrom(document: unknown, issues: readonly Issue[]): Refusal[] {
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  const visit = (issue: Issue, base: Path) => {
    const path = [...base, ...issue.path];
    const branch = issue.code === 'invalid_union' ? branchOf(issue, valueAt(document, path)) : undefined;
    if (branch) {
      for (const inner of branch) visit(inner, path);
      return;
    }
    const text = pathText(path);
    if (seen.has(text)) return;
    seen.add(text);
    const item = itemAt(document, path);
    refusals.push({ path: text, ...(item ? { item } : {}), ...findingOf(issue, valueAt(document, path)) });
  };
  for (const issue of issues) visit(issue, []);
  return refusals;
}

/** The branch of a condition that its own keys point at: a rule when it has an operator or a field, else its group. */
function branchOf(issue: z.core.$ZodIssueInvalidUnion, value: unknown): readonly Issue[] | undefined {
  if (issue.errors.length !== CONDITION_KEYS.length || kindOf(value) !== 'object') return undefined;
  const present = CONDITION_KEYS.filter((key) => valueAt(value, [key]) !== undefined);
  if (present.length > 1) return undefined;
  const key = present[0] ?? (valueAt(value, ['field']) === undefined ? undefined : 'operator');
  return key && issue.errors[CONDITION_KEYS.indexOf(key)];
}

function findingOf(issue: Issue, value: unknown): Finding {
  switch (issue.code) {
    case 'invalid_type':
      return typeFinding(EXPECTED[issue.expected] ?? 'object', value);
    case 'invalid_value':
      return choiceFinding(issue.values.map(String), value);
    case 'too_big':
      return sizeFinding(value, Number(issue.maximum), 'most');
    case 'too_small':
      return sizeFinding(value, Number(issue.minimum), 'least');
    case 'invalid_format':
      return formatFinding(issue.format === 'regex' ? issue.message : issue.format, String(value));
    case 'invalid_union':
      if (issue.discriminator !== undefined && 'options' in issue) {
        return choiceFinding((issue.options ?? []).map(String), value);
      }
      return conditionFinding(value);
    case 'custom':
      return issue.message === 'one-condition' ? conditionFinding(value) : formatFinding(issue.message, String(value));
    default:
      return typeFinding('object', value);
  }
}

function typeFinding(expected: ValueKind, value: unknown): Finding {
  if (value === undefined) return missing(expected, []);
  return {
    reason: { code: 'wrong-type', expected, found: kindOf(value) },
    mend: { code: 'change-type', expected },
  };
}

function missing(expected: ValueKind | 'choice', allowed: string[]): Finding {
  return { reason: { code: 'missing', expected, allowed }, mend: { code: 'add', expected, allowed } };
}

/** What is wrong with a value outside a fixed set, with the one that was probably meant. */
export function choiceFinding(allowed: string[], value: unknown): Finding {
  if (value === undefined) return missing('choice', allowed);
  const found = typeof value === 'string' ? value : JSON.stringify(value);
  const nearest = nearestOf(allowed, found);
  return {
    reason: { code: 'not-allowed', found, allowed },
    mend: { code: 'use-one-of', allowed, ...(nearest === undefined ? {} : { nearest }) },
  };
}

function sizeFinding(value: unknown, limit: number, bound: 'least' | 'most'): Finding {
  if (typeof value === 'number') {
    return {
      reason: { code: 'out-of-range', found: value, [bound]: limit },
      mend: { code: 'use-range', [bound]: limit },
    };
  }
  const found = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
  if (typeof value === 'string') {
    if (bound === 'least') return { reason: { code: 'blank' }, mend: { code: 'fill-or-remove' } };
    return { reason: { code: 'too-long', found, limit }, mend: { code: 'shorten', by: found - limit } };
  }
  return bound === 'most'
    ? { reason: { code: 'too-many', found, limit }, mend: { code: 'remove-some', count: found - limit } }
    : { reason: { code: 'too-few', found, limit }, mend: { code: 'add-some', count: limit - found } };
}

function conditionFinding(value: unknown): Finding {
  if (value === undefined) return missing('condition', []);
  if (kindOf(value) !== 'object') return typeFinding('condition', value);
  const found = CONDITION_KEYS.filter((key) => valueAt(value, [key]) !== undefined);
  return { reason: { code: 'not-one-condition', found }, mend: { code: 'keep-one-group' } };
}

function formatFinding(format: string, found: string): Finding {
  switch (format) {
    case 'id':
      return { reason: { code: 'bad-id', found }, mend: { code: 'rename-id', suggestion: idFrom(found) } };
    case 'date':
      return { reason: { code: 'bad-date', found }, mend: { code: 'use-date', example: '2027-06-30' } };
    case 'datetime':
      return { reason: { code: 'bad-instant', found }, mend: { code: 'use-instant', example: '2027-06-30T09:00:00Z' } };
    case 'currency':
      return { reason: { code: 'bad-currency', found }, mend: { code: 'use-currency-code', example: 'EUR' } };
    case 'digest':
      return { reason: { code: 'bad-digest', found }, mend: { code: 'publish-again' } };
    case 'link':
      return { reason: { code: 'bad-link', found }, mend: { code: 'use-https-link' } };
    default:
      return { reason: { code: 'blank' }, mend: { code: 'fill-or-remove' } };
  }
}

/** An allowed id made from any text: `Map the buyers!` → `map-the-buyers`. */
export function idFrom(text: string): string {
  const id = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 80)
    .replace(/-+$/, '');
  return id === '' ? 'item' : id;
}

/** The allowed value at most two typing slips away (case aside); undefined when none or several are equally near. */
export function nearestOf(allowed: readonly string[], found: string): string | undefined {
  if (found.length > 40) return undefined;
  const near = allowed
    .map((value) => ({ value, slips: slipsBetween(value.toLowerCase(), found.toLowerCase()) }))
    .filter(({ slips }) => slips <= 2)
    .sort((one, other) => one.slips - other.slips);
  return near[0] && near[0].slips !== near[1]?.slips ? near[0].value : undefined;
}

/** Levenshtein distance. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
