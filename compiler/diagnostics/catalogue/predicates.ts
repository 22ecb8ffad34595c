import { entry } from './entry.ts';

/** SEG3xx. What a predicate may say. */
export const predicates = {
  SEG301: entry<{ syntax: string; instead: string }>(
    'a predicate is an expression over the event, of the subset that means the same in Flink',
    ({ syntax }) => `${syntax} cannot be compiled`,
    ({ instead }) => instead,
  ),
  SEG302: entry<{ statement: string; instead: string }>(
    'a predicate is one expression, or a body of `const`, `if` and `return`',
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
    'orderings take two numbers or two strings that are present, and arithmetic takes numbers',
    ({ operator, type }) => `an operand of \`${operator}\` is ${type}`,
    ({ operator, type }) =>
      type === 'a string that can be absent'
        ? `Give it a value first, as in \`(text ?? '') ${operator} 'm'\`.`
        : type.endsWith('can be absent') || type === 'an absent value'
          ? `Give it a value first, as in \`(price ?? 0) ${operator} 1\`.`
          : 'Use a number here, or two strings.',
  ),
  SEG307: entry<{ what: string }>(
    'a predicate and its helpers are functions of the rule files, so that their text can be compiled',
    ({ what }) => `${what} is not such a function`,
    () => 'Write an arrow function in place, as in `(view) => view.price === 5`.',
  ),
  SEG308: entry<{ left: string; right: string }>(
    'both sides of a comparison have one type',
    ({ left, right }) => `this compares a ${left} with a ${right}, which is never equal`,
    () => 'Compare values of one type.',
  ),
  SEG309: entry<{ operator: string }>(
    '`&&` and `||` give one of their operands, and an absent one is no boolean',
    ({ operator }) => `this operand of \`${operator}\` can be absent, and the result is used as a value`,
    () => 'Write `?? false` behind it, as in `(event.vip ?? false) && event.total > 1`.',
  ),
  SEG310: entry<Record<never, never>>(
    'what is absent is `undefined` in a predicate, never `null`',
    () => 'this is `null`, which no field ever is',
    () => 'Write `undefined`, or `== null` for both.',
  ),
  SEG311: entry<{ name: string; advice: string }>(
    'a predicate sees the fields that the event type declares',
    ({ name }) => `there is no field ${JSON.stringify(name)} here`,
    ({ advice }) => advice,
  ),
  SEG312: entry<{ found: string }>(
    'joined text is made of strings that are present: numbers have another text in Flink',
    ({ found }) => `this part is ${found}`,
    ({ found }) =>
      found === 'a string that can be absent' || found === 'an absent value'
        ? "Give it a value first, as in `text ?? ''`."
        : 'Compare it by itself, or put its text into the event.',
  ),
  SEG313: entry<{ left: string; right: string }>(
    'a choice between two values is between values of one type',
    ({ left, right }) => `one of the values is a ${left}, the other a ${right}`,
    () => 'Give both the same type.',
  ),
  SEG314: entry<Record<never, never>>(
    'a predicate stays small when its helpers are put in their places',
    () => 'this predicate is too large from here on',
    () => 'Compute what is constant outside of the predicate, and split the rest into several segments.',
  ),
  SEG315: entry<{ called: string; found: string; needs: string }>(
    'a function is given values of the types it takes',
    ({ called, found }) => `${called} is given ${found}`,
    ({ needs }) => `Give it ${needs}.`,
  ),
  SEG316: entry<{ called: string; type: string }>(
    'a function is given values that are present',
    ({ called, type }) =>
      `${called} is given a ${type === 'string' || type === 'number' || type === 'boolean' ? type : 'list'} that can be absent`,
    ({ type }) =>
      type === 'number'
        ? 'Give it a value first, as in `price ?? 0`.'
        : type === 'string'
          ? "Give it a value first, as in `text ?? ''`, or call a method with `?.`."
          : type === 'boolean'
            ? 'Give it a value first, as in `vip ?? false`.'
            : 'Call the method with `?.`, as in `event.tags?.length`.',
  ),
  SEG317: entry<{ zone: string }>(
    'a time zone is a constant name of the IANA time zone database',
    ({ zone }) => `the time zone is ${zone}`,
    () => "Name one, as in `hourOf(event.ts, 'Europe/Berlin')`.",
  ),
  SEG318: entry<{ found: string; instead: string }>(
    'a regular expression is of the subset that means the same in Flink',
    ({ found }) => `this pattern has ${found}`,
    ({ instead }) => instead,
  ),
  SEG319: entry<{ quantifier: string }>(
    '`some` and `every` look at one element at a time',
    ({ quantifier }) => `this \`${quantifier}\` also looks at the event`,
    () => 'Compare the element with constants, or use `list.includes(event.field)`.',
  ),
  SEG320: entry<{ name: string }>(
    'a helper takes the place of its call, and so cannot call itself',
    ({ name }) => `${name} is called inside of itself`,
    () => 'Write the steps out.',
  ),
} as const;
