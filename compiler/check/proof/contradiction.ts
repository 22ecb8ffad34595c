import type { Comparison, Expression } from '../../ir/expression.ts';
import { textOf } from './canonical.ts';
import type { Atom, Case } from './cases.ts';
import type { DomainOf } from './domain.ts';
import { compare, evaluate, type Value } from './evaluate.ts';

type Ordering = '<' | '<=' | '>' | '>=';

/** What the atoms of a case say about one subject. */
interface Fact {
  readonly subject: Expression;
  isPresent: boolean;
  isAbsent: boolean;
  allowed: readonly Value[] | null;
  readonly excluded: Value[];
  readonly bounds: { readonly operator: Ordering; readonly value: Value }[];
  /** Orderings that are not true: they say something only of a value that is present and no NaN. */
  readonly refused: { readonly operator: Ordering; readonly value: Value }[];
}

const flipped = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '===': '===', '!==': '!==' } as const;
const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;
/** How two subjects can stand to each other; `apart` for NaN, and for one that is absent. */
const relations = {
  '<': ['less'],
  '<=': ['less', 'equal'],
  '>': ['greater'],
  '>=': ['greater', 'equal'],
  '===': ['equal'],
  '!==': ['less', 'greater', 'apart'],
} as const;
const allRelations = ['less', 'equal', 'greater', 'apart'] as const;
/** Whole numbers are tried one by one in ranges of at most this size. */
const mostWhole = 64;

/** Whether the atoms cannot be so together. False where that is not proven. */
export function contradictory(atoms: Case, domainOf: DomainOf): boolean {
  const facts = new Map<string, Fact>();
  const pairs = new Map<string, ReadonlySet<string>>();
  const factOf = (subject: Expression): Fact => {
    const text = textOf(subject);
    const made: Fact = facts.get(text) ?? {
      subject,
      isPresent: !domainOf(subject).mayBeAbsent,
      isAbsent: false,
      allowed: null,
      excluded: [],
      bounds: [],
      refused: [],
    };
    facts.set(text, made);
    return made;
  };
  for (const atom of atoms) {
    if (atom.condition.kind === 'comparison') {
      if (!learnComparison(atom.condition, atom.truth, factOf, pairs, domainOf)) return true;
    } else if (atom.condition.kind === 'oneOf') {
      learnMember(factOf(atom.condition.subject), atom.condition.values, atom.truth);
    } else learnMember(factOf(atom.condition), [true], atom.truth);
  }
  return [...facts.values()].some((fact) => impossible(fact, atoms, domainOf));
}

function learnMember(fact: Fact, values: readonly Value[], truth: boolean): void {
  if (!truth) {
    fact.excluded.push(...values);
    return;
  }
  fact.isPresent = true;
  fact.allowed = (fact.allowed ?? values).filter((value) => values.includes(value));
}

/** False when the comparison cannot come out so. */
function learnComparison(
  { operator, left, right }: Comparison,
  truth: boolean,
  factOf: (subject: Expression) => Fact,
  pairs: Map<string, ReadonlySet<string>>,
  domainOf: DomainOf,
): boolean {
  const [leftValue, rightValue] = [evaluate(left), evaluate(right)];
  if (leftValue !== null && rightValue !== null) return compare(operator, leftValue.value, rightValue.value) === truth;
  if (rightValue !== null) return learnConstant(factOf(left), operator, rightValue.value, truth);
  if (leftValue !== null) return learnConstant(factOf(right), flipped[operator], leftValue.value, truth);
  const mayStandApart = [left, right].some((side) => domainOf(side).mayBeNaN || domainOf(side).mayBeAbsent);
  const [leftText, rightText] = [textOf(left), textOf(right)];
  if (leftText === rightText) return learnSame(operator, truth, domainOf(left));
  if (operator !== '===' && operator !== '!==' && truth)
    for (const side of [left, right]) factOf(side).isPresent = true;
  const isSorted = leftText < rightText;
  const key = isSorted ? `${leftText}\0${rightText}` : `${rightText}\0${leftText}`;
  const named: readonly string[] = relations[isSorted ? operator : flipped[operator]];
  const before = pairs.get(key) ?? new Set(allRelations.filter((each) => mayStandApart || each !== 'apart'));
  const after = new Set([...before].filter((each) => named.includes(each) === truth));
  pairs.set(key, after);
  return after.size > 0;
}

/** A subject compared with itself. */
function learnSame(operator: Comparison['operator'], truth: boolean, domain: ReturnType<DomainOf>): boolean {
  if (operator === '<' || operator === '>') return !truth;
  if (operator === '===' || operator === '!==') return (operator === '===') === truth || domain.mayBeNaN;
  return truth || domain.mayBeNaN || domain.mayBeAbsent;
}

function learnConstant(fact: Fact, operator: Comparison['operator'], value: Value, truth: boolean): boolean {
  if (operator === '===' || operator === '!==') {
    const isEqual = (operator === '===') === truth;
    if (Number.isNaN(value)) return !isEqual;
    if (value !== undefined) learnMember(fact, [value], isEqual);
    else if (isEqual) fact.isAbsent = true;
    else fact.isPresent = true;
    return true;
  }
  if (value === undefined || Number.isNaN(value)) return !truth;
  if (truth) {
    fact.isPresent = true;
    fact.bounds.push({ operator, value });
  } else fact.refused.push({ operator, value });
  return true;
}

function impossible(fact: Fact, atoms: readonly Atom[], domainOf: DomainOf): boolean {
  if (fact.isAbsent) return fact.isPresent;
  const domain = domainOf(fact.subject);
  const bounds = [...fact.bounds];
  const isOrdered = !domain.mayBeNaN || fact.bounds.length > 0 || fact.allowed !== null;
  if (fact.isPresent && isOrdered) {
    for (const { operator, value } of fact.refused) bounds.push({ operator: opposite[operator], value });
  }
  const inBounds = (value: Value) => bounds.every((bound) => compare(bound.operator, value, bound.value));
  const candidates = candidatesOf(fact, domain, bounds);
  if (candidates === null) return fact.isPresent && isEmpty(bounds, domain);
  const text = textOf(fact.subject);
  const isPossible = (value: Value) => {
    const assumptions = new Map([[text, value]]);
    return atoms.every(({ condition, truth }) => {
      const outcome = evaluate(condition, assumptions);
      return outcome === null || (outcome.value === true) === truth;
    });
  };
  // A zero that is found may be either of the two, which division tells apart.
  const zeros = candidates.includes(0) ? [-0, 0] : [];
  const present = [...candidates, ...zeros].filter((value) => !fact.excluded.includes(value) && inBounds(value));
  return ![...present, ...(fact.isPresent ? [] : [undefined])].some(isPossible);
}

/** The values that a present subject can have, when they can be listed. */
function candidatesOf(fact: Fact, domain: ReturnType<DomainOf>, bounds: Fact['bounds']): readonly Value[] | null {
  const { allowed } = fact;
  if (allowed !== null) {
    return allowed.filter(
      (value) =>
        (domain.values === null || domain.values.includes(value)) &&
        (typeof value !== 'number' ||
          (value >= domain.least && value <= domain.most && (!domain.whole || Number.isInteger(value)))),
    );
  }
  if (domain.values !== null) return domain.values;
  if (!domain.whole) return null;
  const [low, high] = range(bounds, domain);
  if (high - low >= mostWhole) return null;
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => low + index);
}

/** The smallest and the largest whole number within bounds. */
function range(bounds: Fact['bounds'], domain: ReturnType<DomainOf>): [number, number] {
  let [low, high] = [domain.least, domain.most];
  for (const { operator, value } of bounds) {
    if (typeof value !== 'number') continue;
    if (operator === '>') low = Math.max(low, Math.floor(value) + 1);
    if (operator === '>=') low = Math.max(low, Math.ceil(value));
    if (operator === '<') high = Math.min(high, Math.ceil(value) - 1);
    if (operator === '<=') high = Math.min(high, Math.floor(value));
  }
  return [low, high];
}

/** Whether no value, number or text, lies within all bounds. */
function isEmpty(bounds: Fact['bounds'], domain: ReturnType<DomainOf>): boolean {
  const all = [...bounds];
  if (domain.least !== Number.NEGATIVE_INFINITY) all.push({ operator: '>=', value: domain.least });
  if (domain.most !== Number.POSITIVE_INFINITY) all.push({ operator: '<=', value: domain.most });
  return all.some((lower) => {
    // Beyond the infinities there is nothing.
    if (lower.operator === '>' && lower.value === Number.POSITIVE_INFINITY) return true;
    if (lower.operator === '<' && lower.value === Number.NEGATIVE_INFINITY) return true;
    if (lower.operator === '<' || lower.operator === '<=') return false;
    return all.some((upper) => {
      if (upper.operator === '>' || upper.operator === '>=') return false;
      const isStrict = lower.operator === '>' || upper.operator === '<';
      return compare(isStrict ? '>=' : '>', lower.value, upper.value);
    });
  });
}
