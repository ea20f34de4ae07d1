import type { Condition, Rule } from '../playbook/condition';
import type { RuleFinding, Verdict } from './advice';
import type { Facts } from './facts';
import { compileRule, isDerived, type Outcome, type RuleTest } from './operators';

export interface RuleNode {
  kind: 'rule';
  rule: Rule;
  /** Equal for rules that ask the same thing. */
  key: string;
  test: RuleTest;
}
interface GroupNode {
  kind: 'all' | 'any' | 'none';
  parts: Node[];
  test: (facts: Facts) => Verdict;
}
type Node = RuleNode | GroupNode;

/** A condition ready to be asked many times. */
export interface CompiledCondition {
  evaluate(facts: Facts): Verdict;
  /** A rule without which the answer is no; null where no single rule is that. Conditions may share it. */
  guard: RuleTest | null;
  /** How many distinct rules hold up the answer yes; 0 for a condition that asks nothing. */
  specificity(facts: Facts): number;
  /** The rules that decide the present verdict, each once, with what was read. Costs more than `evaluate`. */
  findings(facts: Facts): RuleFinding[];
}

const ALWAYS: CompiledCondition = { evaluate: () => 'yes', guard: null, specificity: () => 0, findings: () => [] };

/** Rules that were compiled already. Many tips of a playbook ask the same, and then it is answered once for all. */
export type RulePool = Map<string, RuleNode>;

/** Compiles once what `evaluate` then runs as closures. An absent condition is always yes. */
export function compileCondition(condition: Condition | undefined, pool: RulePool = new Map()): CompiledCondition {
  if (condition === undefined) return ALWAYS;
  const root = compileNode(condition, pool);
  const { test } = root;
  const fixed = fixedSpecificity(root);
  return {
    evaluate: (facts) => asVerdict(test(facts)),
    guard: guardOf(root)?.test ?? null,
    specificity: (facts) => fixed ?? decisive(root, facts).size,
    findings: (facts) => [...decisive(root, facts).values()].map((found) => findingOf(found, facts)),
  };
}

function asVerdict(outcome: Outcome | Verdict): Verdict {
  return outcome === 'yes' || outcome === 'no' ? outcome : 'unknown';
}

function compileNode(condition: Condition, pool: RulePool): Node {
  if ('operator' in condition) return ruleNode(condition, pool);
  if ('all' in condition) return groupNode('all', condition.all, pool);
  return 'any' in condition ? groupNode('any', condition.any, pool) : groupNode('none', condition.none, pool);
}

function ruleNode(rule: Rule, pool: RulePool): RuleNode {
  const key = ruleKey(rule);
  const known = pool.get(key);
  if (known) return known;
  const node: RuleNode = { kind: 'rule', rule, key, test: oncePerTurn(compileRule(rule)) };
  pool.set(key, node);
  return node;
}

/** Asks once for each set of facts, and keeps the number of the set rather than the facts themselves. */
function oncePerTurn(test: RuleTest): RuleTest {
  let turn = 0;
  let outcome: Outcome = 'no';
  return (facts) => {
    if (turn !== facts.turn) {
      outcome = test(facts);
      turn = facts.turn;
    }
    return outcome;
  };
}

function groupNode(kind: GroupNode['kind'], conditions: Condition[], pool: RulePool): GroupNode {
  const parts = conditions.map((condition) => compileNode(condition, pool));
  const tests = parts.map(({ test }) => test);
  // Strong Kleene logic: one `no` settles `all`, one `yes` settles `any` and `none`, whatever else is unknown.
  const test =
    kind === 'all'
      ? settledBy('no', 'no', 'yes', tests)
      : settledBy('yes', kind === 'any' ? 'yes' : 'no', kind === 'any' ? 'no' : 'yes', tests);
  return { kind, parts, test };
}

/** `settled` as soon as one test answers `settler`; else unknown if any is; else `otherwise`. */
function settledBy(
  settler: Verdict,
  settled: Verdict,
  otherwise: Verdict,
  tests: ((facts: Facts) => Outcome | Verdict)[],
) {
  const opposite = settler === 'yes' ? 'no' : 'yes';
  return (facts: Facts): Verdict => {
    let known = true;
    for (const test of tests) {
      const outcome = test(facts);
      if (outcome === settler) return settled;
      if (outcome !== opposite) known = false;
    }
    return known ? otherwise : 'unknown';
  };
}

/** Rules are loose objects: only what decides the answer counts. The operator says what the value's type is. */
function ruleKey(rule: Rule): string {
  const value = 'value' in rule ? (Array.isArray(rule.value) ? JSON.stringify(rule.value) : rule.value) : '';
  const currency = 'currency' in rule && rule.currency !== undefined ? rule.currency : '';
  return `${rule.operator}\0${currency}\0${value}\0${rule.field}`;
}

/** Of the rules that must hold, preferably one on a text: these part records best. */
function guardOf(node: Node): RuleNode | null {
  if (node.kind === 'rule') return node;
  if (node.kind !== 'all') return null;
  const guards = node.parts.map(guardOf).filter((guard) => guard !== null);
  return guards.find(({ rule }) => rule.operator === 'is' || rule.operator === 'isAnyOf') ?? guards[0] ?? null;
}

/** Where every rule must hold for a yes, the count needs no facts. */
function fixedSpecificity(node: Node): number | null {
  const keys = new Set<string>();
  return collectFixed(node, keys) ? keys.size : null;
}

function collectFixed(node: Node, keys: Set<string>): boolean {
  if (node.kind === 'rule') {
    keys.add(node.key);
    return true;
  }
  if (node.kind === 'none') {
    if (node.parts.some(({ kind }) => kind !== 'rule')) return false;
    for (const part of node.parts) if (part.kind === 'rule') keys.add(`not ${part.key}`);
    return true;
  }
  if (node.kind === 'any' && node.parts.length > 1) return false;
  return node.parts.every((part) => collectFixed(part, keys));
}

interface Decisive {
  node: RuleNode;
  outcome: Outcome;
  negated: boolean;
}

/** Which answers of its parts hold up a group's answer. An unknown `all` also names the parts that are met already. */
const SUPPORT: { [kind in GroupNode['kind']]: { [verdict in Verdict]: readonly Verdict[] } } = {
  all: { yes: ['yes'], no: ['no'], unknown: ['yes', 'unknown'] },
  any: { yes: ['yes'], no: ['no'], unknown: ['unknown'] },
  none: { yes: ['no'], no: ['yes'], unknown: ['no', 'unknown'] },
};

function decisive(
  node: Node,
  facts: Facts,
  negated = false,
  found = new Map<string, Decisive>(),
): Map<string, Decisive> {
  if (node.kind === 'rule') {
    const key = negated ? `not ${node.key}` : node.key;
    if (!found.has(key)) found.set(key, { node, outcome: node.test(facts), negated });
    return found;
  }
  const support = SUPPORT[node.kind][node.test(facts)];
  const inside = node.kind === 'none' ? !negated : negated;
  for (const part of node.parts) {
    if (support.includes(asVerdict(part.test(facts)))) decisive(part, facts, inside, found);
  }
  return found;
}

function findingOf({ node, outcome, negated }: Decisive, facts: Facts): RuleFinding {
  const { rule } = node;
  const finding: RuleFinding = { rule, verdict: asVerdict(outcome), read: readFor(rule, facts) };
  if (outcome !== 'yes' && outcome !== 'no') finding.cause = outcome;
  if (negated) finding.negated = true;
  if (rule.operator === 'atOrAfterStage' || rule.operator === 'beforeStage') {
    const title = facts.stage?.titles.get(rule.value);
    if (title !== undefined) finding.stageTitle = title;
  }
  return finding;
}

function readFor(rule: Rule, facts: Facts): RuleFinding['read'] {
  if (isDerived(rule.field)) {
    const days = facts.days(rule.field);
    if (days.state === 'filled')
      return { state: 'filled', label: '', raw: String(days.days), exactness: days.exactness };
    return { state: days.state, label: '', raw: '', ...(days.doubt === undefined ? {} : { doubt: days.doubt }) };
  }
  const order = rule.operator === 'atOrAfterStage' || rule.operator === 'beforeStage';
  const reading = order ? facts.stageReading : facts.reading(rule.field);
  if (!reading) return { state: 'absent', label: '', raw: '' };
  const { state, label, raw, doubt } = reading;
  return { state, label, raw, ...(doubt === undefined ? {} : { doubt }) };
}
