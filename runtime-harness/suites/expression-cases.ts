import type { Expression } from '../../compiler/ir/expression.ts';
import { type FunctionName, functions } from '../../compiler/ir/functions.ts';
import { createRandom } from '../verify/random.ts';
import { predicateFields, randomPredicate } from './random-predicate.ts';

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
/** None that the reader would not let through (`compiler/lower/pattern.ts`). */
const patterns: readonly (readonly [string, string])[] = [
  ...(['^a', 'b$', '\\s', '(?:a|b)+c?', '^$', '^\\d{2,}$'] as const).map((source) => [source, ''] as const),
  ...(['a.b', '^.$', '[^a-c]', '^\\S+$', '\\u{1f600}|\\u0301'] as const).map((source) => [source, 'u'] as const),
  ...([
    ['a.b', 'su'],
    ['^b$', 'm'],
    ['abc', 'i'],
    ['^\\w*$', 'i'],
    ['[k]', 'iu'],
  ] as const),
];

const literal = (value: string | number | boolean | null): Expression => ({ kind: 'literal', value });
const leaf = (name: string, kind: 'field' | 'metric' = 'field'): Expression => {
  const { kind: type, optional } = predicateFields[name] ?? { kind: 'number', optional: false };
  return { kind, name, type, optional };
};
const compare = (
  left: Expression,
  operator: '===' | '!==' | '<' | '<=' | '>' | '>=',
  right: Expression,
): Expression => ({
  kind: 'comparison',
  operator,
  left,
  right,
});
const call = (name: FunctionName, ...args: readonly Expression[]): Expression => ({
  kind: 'call',
  function: name,
  arguments: args,
});
const calculate = (operator: '+' | '-' | '*' | '/' | '%', left: Expression, right: Expression): Expression => ({
  kind: 'arithmetic',
  operator,
  left,
  right,
});
const both = (operator: '&&' | '||', left: Expression, right: Expression): Expression => ({
  kind: 'logical',
  operator,
  left,
  right,
});
const either = (left: Expression, right: Expression): Expression => ({ kind: 'coalesce', left, right });
const not = (operand: Expression): Expression => ({ kind: 'not', operand });
const choose = (test: Expression, yes: Expression, no: Expression): Expression => ({
  kind: 'conditional',
  test,
  // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
  then: yes,
  otherwise: no,
});

/** Of each type: fields, present ones and optional ones in turn, and constants. */
const operands = {
  number: [leaf('n1'), leaf('no1'), leaf('n3'), leaf('no3'), ...[0, -0, 1, 0.1 + 0.2, 1e308].map(literal)],
  string: [leaf('s1'), leaf('so1'), leaf('s3'), leaf('so3'), ...['', 'a', '\ud83d', '😀', '\ue000'].map(literal)],
  boolean: [leaf('b1'), leaf('bo1'), leaf('b3'), leaf('bo3'), literal(true), literal(false)],
} as const;
const nothing = literal(null);
const types = ['number', 'string', 'boolean'] as const;
const orderings = ['<', '<=', '>', '>='] as const;
const isNegative = compare(leaf('n3'), '<', literal(0));

function comparisons(): Expression[] {
  return types.flatMap((type) => {
    const operators = [...(['===', '!=='] as const), ...(type === 'boolean' ? [] : orderings)];
    const some = operands[type];
    const lefts = [...some, either(leaf(`${type.charAt(0)}o1`), some[4] ?? nothing), nothing];
    return operators.flatMap((operator) =>
      lefts.flatMap((left) =>
        [...some.slice(0, 3), ...some.slice(4), nothing].map((right) => compare(left, operator, right)),
      ),
    );
  });
}

function calls(name: FunctionName): Expression[] {
  const numbers = [
    leaf('n1'),
    leaf('no1'),
    calculate('/', leaf('n1'), leaf('n3')),
    leaf('no3', 'metric'),
    literal(-2.5),
  ];
  const texts = [leaf('s1'), leaf('so1'), call('slice', leaf('s1'), literal(0), literal(1)), literal('ΑΣ a')];
  switch (name) {
    case 'max':
    case 'min':
      return numbers.flatMap((a) => [
        call(name, a),
        ...numbers.map((b) => call(name, a, b)),
        call(name, a, literal(0), leaf('n3')),
      ]);
    case 'slice': {
      const places = [...[0, 1, -1, -2, 1.9, 1e10].map(literal), leaf('n1')];
      return texts.flatMap((text) =>
        places.flatMap((from) => [
          call(name, text, from),
          ...[literal(2), literal(-1), leaf('n3')].map((to) => call(name, text, from, to)),
        ]),
      );
    }
    case 'listLength':
      return ['nn1', 'nno1', 'sso1', 'bb1'].map((list) => call(name, leaf(list)));
    case 'listIncludes':
      return [
        ...['nn1', 'nno1'].flatMap((list) => operands.number.map((element) => call(name, leaf(list), element))),
        ...['ss1', 'sso1'].flatMap((list) => operands.string.map((element) => call(name, leaf(list), element))),
        ...['bb1', 'bbo1'].flatMap((list) =>
          [leaf('b1'), literal(true)].map((element) => call(name, leaf(list), element)),
        ),
      ];
    default: {
      const [first, second] = functions[name].takes as readonly string[];
      if (name.endsWith('Of') && second !== undefined && first === 'number') {
        const instants = [leaf('ts'), leaf('no1'), calculate('+', leaf('ts'), literal(86_400_000))];
        return zones.flatMap((zone) => instants.map((ts) => call(name, ts, literal(zone))));
      }
      const subjects = first === 'number' ? numbers : texts;
      if (second === undefined) return subjects.map((subject) => call(name, subject));
      return subjects.flatMap((subject) =>
        [leaf('s3'), ...['', 'a', '\ude00'].map(literal)].map((part) => call(name, subject, part)),
      );
    }
  }
}

function quantified(): Expression[] {
  const number: Expression = { kind: 'element', type: 'number' };
  const string: Expression = { kind: 'element', type: 'string' };
  const boolean: Expression = { kind: 'element', type: 'boolean' };
  const comparisonsOf = (element: Expression, constants: readonly Expression[]) =>
    (['===', '!==', ...orderings] as const).flatMap((operator) =>
      constants.flatMap((constant) => [compare(element, operator, constant), compare(constant, operator, element)]),
    );
  const holds: { readonly [list: string]: readonly Expression[] } = {
    nn: [
      ...comparisonsOf(number, [0, -0, 2.5].map(literal)),
      ...(['+', '-', '*', '/', '%'] as const).map((operator) =>
        compare(calculate(operator, number, literal(-0)), '>', number),
      ),
      call('isNaN', number),
      call('isNaN', either(nothing, number)),
      { kind: 'oneOf', values: [0, 1, 7], subject: number },
      both('||', compare(call('round', number), '===', number), not(call('isFinite', number))),
      literal(true),
    ],
    ss: [
      ...comparisonsOf(string, ['', 'b', '\ue000', null].map(literal)),
      compare({ kind: 'concat', parts: [string, literal('\ude00')] }, '===', literal('😀')),
      { kind: 'matches', subject: call('toLowerCase', string), source: '^[a-c]+$', flags: '' },
      { kind: 'oneOf', values: ['a', '😀'], subject: string },
      both('&&', call('includes', string, literal('a')), compare(call('length', string), '<', literal(3))),
      choose(compare(string, '===', literal('a')), literal(null), call('startsWith', string, literal('a'))),
    ],
    bb: [
      boolean,
      not(boolean),
      compare(boolean, '===', literal(false)),
      { kind: 'oneOf', values: [false], subject: boolean },
    ],
  };
  return Object.entries(holds).flatMap(([list, predicates]) =>
    predicates.flatMap((predicate, index) =>
      (['some', 'every'] as const).map((quantifier): Expression => {
        const name = `${list}${index % 2 === 0 ? '1' : 'o1'}`;
        return { kind: 'quantified', quantifier, list: leaf(name), holds: predicate };
      }),
    ),
  );
}

/** Every kind of expression and every function, on operands of each sort. */
function systematic(): Expression[] {
  const numbers = operands.number;
  return [
    ...types.flatMap((type) => operands[type]),
    ...[nothing, leaf('nn1'), leaf('sso1'), leaf('bbo1'), leaf('deep.n2'), leaf('maybe.so2'), leaf('no1', 'metric')],
    { kind: 'stepField', step: 1, name: 'so1', type: 'string', optional: true },
    ...[...operands.boolean, nothing, isNegative].flatMap((operand) => [
      ...[
        not(operand),
        not(not(operand)),
        choose(operand, leaf('n1'), leaf('no1')),
        choose(operand, leaf('so1'), nothing),
      ],
      ...[choose(operand, nothing, leaf('bo3')), either(leaf('bo1'), operand), either(operand, leaf('bo3'))],
      ...operands.boolean.flatMap((other) => [both('&&', operand, other), both('||', operand, other)]),
    ]),
    both('&&', both('&&', leaf('b1'), leaf('bo1')), both('||', isNegative, both('||', leaf('b3'), leaf('bo3')))),
    both('||', both('&&', leaf('b1'), leaf('bo1')), both('&&', isNegative, leaf('bo3'))),
    ...comparisons(),
    ...(['+', '-', '*', '/', '%'] as const).flatMap((operator) =>
      numbers
        .slice(0, 7)
        .flatMap((left) => [...numbers.slice(1, 7), nothing].map((right) => calculate(operator, left, right))),
    ),
    ...[
      [leaf('s1')],
      [leaf('so1'), literal('-'), leaf('s3')],
      [leaf('s1'), literal('\ude00')],
      [literal('\ud83d'), leaf('s3')],
    ].map((parts): Expression => ({ kind: 'concat', parts })),
    ...[
      either(leaf('no1'), either(leaf('no3'), nothing)),
      either(leaf('so1'), leaf('s1')),
      either(nothing, leaf('so1')),
    ],
    ...orderings.flatMap((operator) => [
      compare(leaf('n1'), operator, call('abs', nothing)),
      compare(calculate('+', nothing, nothing), operator, leaf('no1')),
    ]),
    ...[compare(either(leaf('no1'), leaf('no3')), '!==', leaf('n1')), call('isNaN', either(leaf('no1'), literal(1)))],
    ...(Object.keys(functions) as FunctionName[]).flatMap(calls),
    ...patterns.flatMap(([source, flags]) =>
      [leaf('s1'), leaf('so1'), literal('abc')].map(
        (subject): Expression => ({ kind: 'matches', subject, source, flags }),
      ),
    ),
    ...[[0, -0, 2.5], [1], ['a', '😀', ''], [true], [false, 'a', 0], []].flatMap((values) =>
      [leaf('n1'), leaf('no1'), leaf('s1'), leaf('so1'), leaf('bo1'), calculate('/', leaf('n1'), leaf('n3'))].map(
        (subject): Expression => ({ kind: 'oneOf', values, subject }),
      ),
    ),
    ...quantified(),
  ];
}

/** The expressions, none twice. */
export function caseExpressions(): readonly Expression[] {
  const random = createRandom(20_270_106);
  const randomOnes = Array.from({ length: 500 }, (_, index) => randomPredicate(random, index).expression);
  const distinct = new Map([...systematic(), ...randomOnes].map((each) => [spellExpression(each), each]));
  return [...distinct.values()];
}

const spellExpression = (expression: Expression) =>
  JSON.stringify(expression, (_, value) => (Object.is(value, -0) ? '-0' : value));
