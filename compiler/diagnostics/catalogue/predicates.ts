import { entry } from './entry.ts';

/** SEG3xx. What a predicate may say. */
export const predicates = {
  SEG301: entry<{ syntax: string; instead: string }>(
    'a predicate is an expression over the event, of the subset that means the same in Flink',
    ({ syntax }) => `${syntax} cannot be compiled`,
    ({ instead }) => instead,
  ),
  SEG302: entry<{ statement: string; instead: string }>(
    'a predicate is one expression',
    ({ statement }) => `this predicate contains ${statement}`,
    ({ instead }) => instead,
  ),
  SEG303: entry<{ call: string; instead: string }>(
    'a predicate depends on the event alone, so that a replay gives the same answer as the day itself',
    ({ call }) => `${call} differs from run to run`,
    ({ instead }) => instead,
  ),
  SEG304: entry<{ name: string; value: string }>(
    'a value captured by a predicate is a finite number, a string, a boolean or a list of these',
    ({ name, value }) => `${name} is ${value}`,
    () => 'Compute a constant outside of the predicate and use that.',
  ),
  SEG305: entry<{ type: string }>(
    'a condition is a boolean: what else counts as true differs between languages',
    ({ type }) => `this condition is ${type}`,
    ({ type }) =>
      type === 'a string'
        ? "Compare it, as in `text !== undefined && text !== ''`."
        : 'Compare it, as in `(amount ?? 0) !== 0`.',
  ),
  SEG306: entry<{ operator: string; type: string }>(
    'orderings and arithmetic take numbers that are present',
    ({ operator, type }) => `an operand of \`${operator}\` is ${type}`,
    ({ operator }) =>
      `Give an absent number a value first, as in \`(price ?? 0) ${operator} 1\`; text can only be compared for equality.`,
  ),
  SEG307: entry<{ what: string }>(
    'a predicate is an arrow function or a function expression in a rule file, so that its text can be compiled',
    ({ what }) => `${what} is not such a function`,
    () => 'Write an arrow function in place, as in `(view) => view.price === 5`.',
  ),
  SEG308: entry<{ left: string; right: string }>(
    'both sides of a comparison have one type',
    ({ left, right }) => `this compares a ${left} with a ${right}, which is never equal`,
    () => 'Compare values of one type.',
  ),
} as const;
