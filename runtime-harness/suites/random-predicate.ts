import type { Expression, Field, ListType, ScalarType } from '../../compiler/ir/expression.ts';
import { type FunctionName, functions } from '../../compiler/ir/functions.ts';
import type { FieldSchema } from '../../compiler/ir/schema.ts';
import { typeOf } from '../../compiler/ir/type-of.ts';
import type { Random } from '../verify/random.ts';

/** The one event type of the generated predicates. Several fields of each kind, since a predicate uses each at most once. */
export const predicateFields: { readonly [name: string]: FieldSchema } = Object.fromEntries(
  (['number', 'string', 'boolean', 'numbers', 'strings', 'booleans'] as const).flatMap((kind) =>
    [1, 2, 3, 4].flatMap((index) => {
      const prefix = { number: 'n', string: 's', boolean: 'b', numbers: 'nn', strings: 'ss', booleans: 'bb' }[kind];
      const plain = { kind, optional: false, values: null };
      const optional = { kind, optional: true, values: null };
      const place = index % 2 === 0 ? 'deep.' : '';
      return [
        [`${place}${prefix}${index}`, plain],
        [`${index % 2 === 0 ? 'maybe.' : ''}${prefix}o${index}`, optional],
      ] as const;
    }),
  ),
);

const numberValues = [
  0,
  -0,
  1,
  -1,
  2,
  0.5,
  -0.5,
  1.5,
  -2.5,
  0.1 + 0.2,
  0.3,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  -(2 ** 53),
  1e21,
  7,
  60,
  100,
];
const stringValues = [
  ...[
    '',
    'a',
    'b',
    'abc',
    'ABC',
    'Abc',
    ' a ',
    'a b',
    "it's",
    '"q"',
    'a\\b',
    '\t\n',
    '\u00a0x\ufeff',
    'ß',
    'İ',
    'ΑΣ',
    'ΑΣΑ',
    'é',
    'e\u0301',
  ],
  ...['日本語', 'שלום', '😀', 'a😀', '😀b', '\uffff', '\ue000', 'undefined', '42', 'DE', '${x}', '`'],
];
const patterns: readonly (readonly [string, string])[] = [
  ['^a', ''],
  ['b$', ''],
  ['^[A-Za-z]+$', ''],
  ['abc', 'i'],
  ['^.$', 'u'],
  ['[^a-c]', 'u'],
  ['\\d{2,}', ''],
  ['\\s', ''],
  ['^\\S+$', 'u'],
  ['^\\w*$', ''],
  ['(?:a|b)+c?', ''],
  ['😀', 'u'],
  ['\\u{1f600}|\\u0301', 'u'],
  ['[\\p]|\\.', ''],
  ['^$', ''],
  ['[s-z]', 'iu'],
];
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'];

/** A predicate over the event: its tree, and its text in TypeScript. */
export interface RandomPredicate {
  readonly expression: Expression;
  readonly text: string;
}

interface Made {
  readonly expression: Expression;
  readonly text: string;
  /** Whether TypeScript knows no more of it than its type. */
  readonly isWide: boolean;
}

/** A random predicate; with the `index` the operator or function at the top of it goes round through all there are. */
export function randomPredicate(random: Random, index: number): RandomPredicate {
  const made = createMaker(random, index).condition(3);
  return { expression: made.expression, text: `(e) => ${made.text}` };
}

function createMaker(random: Random, index: number) {
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  const left = new Map(Object.entries(predicateFields));
  const names = Object.keys(functions) as FunctionName[];
  let wanted: FunctionName | null = names[index % (names.length + 8)] ?? null;

  const literal = (value: string | number | boolean | null): Made => ({
    expression: { kind: 'literal', value },
    text: spell(value),
    isWide: false,
  });

  function field(type: ScalarType | ListType, optional: boolean): Made | null {
    const free = [...left].filter(([, field]) => field.kind === type && field.optional === optional);
    if (free.length === 0) return null;
    const [name] = pick(free);
    left.delete(name);
    return leafOf({ kind: 'field', name, type, optional });
  }

  const anyLiteral = (type: ScalarType): Made =>
    literal(type === 'number' ? pick(numberValues.slice(2)) : type === 'string' ? pick(stringValues) : random(2) === 0);

  /** A value that is there. */
  function present(type: ScalarType, depth: number, wide = false): Made {
    const made = depth <= 0 ? leaf(type) : compound(type, depth);
    return wide && !made.isWide ? (field(type, false) ?? widened(type)) : made;
  }

  function leaf(type: ScalarType): Made {
    if (type === 'number' && random(8) === 0) return leafOf({ kind: 'field', name: 'ts', type, optional: false });
    return random(3) === 0 ? anyLiteral(type) : (field(type, false) ?? anyLiteral(type));
  }

  /** When all fields are used: something of which TypeScript knows the type alone. */
  function widened(type: ScalarType): Made {
    if (type === 'number') return { ...leafOf({ kind: 'field', name: 'ts', type, optional: false }) };
    if (type === 'string') return leafOf({ kind: 'field', name: 'userId', type, optional: false });
    return comparison('>', widened('number'), literal(random(3)));
  }

  function compound(type: ScalarType, depth: number): Made {
    if (type === 'boolean') return condition(depth - 1);
    if (random(4) === 0) return optionalThenPresent(type, depth);
    if (random(6) === 0) return conditional(condition(depth - 1), present(type, depth - 1), present(type, depth - 1));
    if (random(2) === 0) return called(type, depth) ?? leaf(type);
    if (type === 'number') {
      const operator = pick(['+', '-', '*', '/', '%'] as const);
      const [a, b] = [present('number', depth - 1), present('number', depth - 1)];
      return {
        expression: { kind: 'arithmetic', operator, left: a.expression, right: b.expression },
        text: `(${a.text} ${operator} ${b.text})`,
        isWide: true,
      };
    }
    const parts = [present('string', depth - 1), literal(pick(stringValues)), present('string', depth - 1)];
    const isTemplate = random(2) === 0;
    return {
      expression: { kind: 'concat', parts: parts.map(({ expression }) => expression) },
      text: isTemplate
        ? `\`\${${parts[0]?.text}}${templateText(parts[1]?.expression)}\${${parts[2]?.text}}\``
        : `(${parts.map(({ text }) => text).join(' + ')})`,
      isWide: true,
    };
  }

  /** A value that may be absent. */
  function optional(type: ScalarType, depth: number): Made {
    const plain = field(type, true);
    if (depth <= 0) return plain ?? conditional(condition(0), present(type, 0, true), literal(null));
    switch (random(4)) {
      case 0:
        return conditional(condition(depth - 1), present(type, depth - 1, true), literal(null));
      case 1: {
        const other = plain ?? optional(type, depth - 1);
        return coalesce(other, optional(type, depth - 1));
      }
      case 2: {
        const subject = field('string', true);
        const name = ({ number: 'length', string: 'trim', boolean: 'includes' } as const)[type];
        if (subject !== null) return method(name, subject, name === 'includes' ? [literal(pick(stringValues))] : []);
        return plain ?? optional(type, depth - 1);
      }
      default:
        return plain ?? optional(type, 0);
    }
  }

  const optionalThenPresent = (type: ScalarType, depth: number): Made =>
    coalesce(optional(type, depth - 1), present(type, depth - 1, true));

  function coalesce(a: Made, b: Made): Made {
    return {
      expression: { kind: 'coalesce', left: a.expression, right: b.expression },
      text: `(${a.text} ?? ${b.text})`,
      isWide: a.isWide || b.isWide,
    };
  }

  function conditional(test: Made, a: Made, b: Made): Made {
    return {
      // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
      expression: { kind: 'conditional', test: test.expression, then: a.expression, otherwise: b.expression },
      text: `(${test.text} ? ${a.text} : ${b.text})`,
      isWide: a.isWide || b.isWide,
    };
  }

  function called(type: ScalarType, depth: number): Made | null {
    const fitting = names.filter((name) => functions[name].gives === type);
    const name = wanted !== null && functions[wanted].gives === type ? wanted : pick(fitting);
    if (name === wanted) wanted = null;
    return makeCall(name, depth);
  }

  function makeCall(name: FunctionName, depth: number): Made | null {
    const { takes } = functions[name];
    if (name === 'listIncludes' || name === 'listLength') {
      const [listType, elementType] = pick([
        ['numbers', 'number'],
        ['strings', 'string'],
        ['booleans', 'boolean'],
      ] as const);
      const list = field(listType, false);
      if (list === null) return null;
      return method(name, list, name === 'listLength' ? [] : [present(elementType, depth - 1)]);
    }
    if (Object.hasOwn(calendarNames, name)) {
      const time =
        random(2) === 0
          ? leafOf({ kind: 'field', name: 'ts', type: 'number', optional: false })
          : present('number', depth - 1);
      return plainCall(name, name, [time, literal(pick(zones))]);
    }
    if (takes[0] === 'number') {
      const args = [present('number', depth - 1)];
      if (name === 'max' || name === 'min')
        for (let more = random(3); more > 0; more -= 1) args.push(present('number', depth - 1));
      return plainCall(name, `${name.startsWith('is') ? 'Number' : 'Math'}.${name}`, args);
    }
    const subject = present('string', depth - 1, true);
    const args = takes.slice(1).map((type) => (type === 'number' ? smallNumber() : present('string', depth - 1)));
    if (name === 'slice' && random(2) === 0) args.push(smallNumber());
    return method(name, subject, args);
  }

  const smallNumber = () => literal(pick([0, 1, 2, 3, -1, -2]));

  const plainCall = (name: FunctionName, callee: string, args: readonly Made[]): Made => ({
    expression: { kind: 'call', function: name, arguments: args.map(({ expression }) => expression) },
    text: `${callee}(${args.map(({ text }) => text).join(', ')})`,
    isWide: true,
  });

  function method(name: FunctionName, subject: Made, args: readonly Made[]): Made {
    const dot = typeOf(subject.expression).optional ? '?.' : '.';
    const word = { listIncludes: 'includes', listLength: 'length' }[name as string] ?? name;
    const call = word === 'length' ? '' : `(${args.map(({ text }) => text).join(', ')})`;
    return {
      expression: { kind: 'call', function: name, arguments: [subject, ...args].map(({ expression }) => expression) },
      text: `${subject.text}${dot}${word}${call}`,
      isWide: true,
    };
  }

  function comparison(operator: '===' | '!==' | '<' | '<=' | '>' | '>=', a: Made, b: Made): Made {
    return {
      expression: { kind: 'comparison', operator, left: a.expression, right: b.expression },
      text: `(${a.text} ${operator} ${b.text})`,
      isWide: true,
    };
  }

  function logical(operator: '&&' | '||', a: Made, b: Made): Made {
    return {
      expression: { kind: 'logical', operator, left: a.expression, right: b.expression },
      text: `(${a.text} ${operator} ${b.text})`,
      isWide: true,
    };
  }

  /** `e.x !== undefined && ...`, in which TypeScript knows that x is there. */
  function narrowed(depth: number): Made {
    const type = pick(['number', 'string'] as const);
    const known = field(type, true);
    if (known === null) return condition(depth - 1);
    const guard = comparison('!==', known, literal(null));
    const operator = pick(['<', '<=', '>', '>=', '===', '!=='] as const);
    const used =
      type === 'string'
        ? known
        : {
            expression: {
              kind: 'arithmetic',
              operator: pick(['+', '-', '*', '/', '%'] as const),
              left: known.expression,
              right: literal(pick(numberValues)).expression,
            } as const,
            text: '',
            isWide: true,
          };
    const text =
      used.expression.kind === 'arithmetic'
        ? `(${known.text} ${used.expression.operator} ${spell((used.expression.right as { value: number }).value)})`
        : used.text;
    return logical('&&', guard, comparison(operator, { ...used, text }, present(type, depth - 1)));
  }

  /** A boolean that is true or false. */
  function condition(depth: number): Made {
    if (wanted !== null && depth > 0 && depth <= 2) {
      const { gives } = functions[wanted];
      const name = wanted;
      wanted = null;
      const made = makeCall(name, depth);
      if (made !== null && gives === 'boolean') return made;
      if (made !== null)
        return comparison(pick(['===', '!==', '<', '<=', '>', '>='] as const), made, present(gives, depth - 1));
    }
    if (depth <= 0) return field('boolean', false) ?? comparison('<', present('number', 0, true), present('number', 0));
    switch (random(12)) {
      case 0:
      case 1:
        return logical(pick(['&&', '||'] as const), condition(depth - 1), condition(depth - 1));
      case 2: {
        const operand = condition(depth - 1);
        return { expression: { kind: 'not', operand: operand.expression }, text: `!${operand.text}`, isWide: true };
      }
      case 3: {
        const subject = random(2) === 0 ? optional('boolean', depth - 1) : null;
        if (subject === null) return called('boolean', depth) ?? condition(depth - 1);
        return { expression: { kind: 'not', operand: subject.expression }, text: `!${subject.text}`, isWide: true };
      }
      case 4: {
        const type = pick(['number', 'string', 'boolean'] as const);
        return comparison(pick(['===', '!=='] as const), optional(type, depth - 1), literal(null));
      }
      case 5: {
        const type = pick(['number', 'string'] as const);
        return comparison(
          pick(['===', '!=='] as const),
          field(type, true) ?? present(type, 0, true),
          optional(type, depth - 1),
        );
      }
      case 6:
        return oneOf(depth);
      case 7:
        return matches(depth);
      case 8:
        return quantified();
      case 9:
        return narrowed(depth);
      default: {
        const type = pick(['number', 'number', 'string'] as const);
        const operator = pick(['===', '!==', '<', '<=', '>', '>='] as const);
        return comparison(operator, present(type, depth - 1, true), present(type, depth - 1));
      }
    }
  }

  function oneOf(depth: number): Made {
    const type = pick(['number', 'string'] as const);
    const values = Array.from({ length: 1 + random(random(6) === 0 ? 30 : 3) }, () =>
      type === 'number' ? pick(numberValues.slice(2)) : pick(stringValues),
    );
    const subject = random(2) === 0 ? present(type, depth - 1, true) : present(type, 0, true);
    return {
      expression: { kind: 'oneOf', values, subject: subject.expression },
      text: `[${values.map(spell).join(', ')}].includes(${subject.text})`,
      isWide: true,
    };
  }

  function matches(depth: number): Made {
    const [source, flags] = pick(patterns.filter(([text]) => !text.includes('\\p')));
    const subject = present('string', depth - 1, true);
    return {
      expression: { kind: 'matches', subject: subject.expression, source, flags },
      text: `/${source}/${flags}.test(${subject.text})`,
      isWide: true,
    };
  }

  function quantified(): Made {
    const [listType, type] = pick([
      ['numbers', 'number'],
      ['strings', 'string'],
    ] as const);
    const list = field(listType, false);
    if (list === null) return condition(0);
    const quantifier = pick(['some', 'every'] as const);
    const element: Made = { expression: { kind: 'element', type }, text: 'x', isWide: true };
    const subject =
      type === 'number'
        ? pick([
            element,
            plainCall('round', 'Math.round', [element]),
            {
              expression: { kind: 'arithmetic', operator: '/', left: element.expression, right: literal(0).expression },
              text: '(x / 0)',
              isWide: true,
            } satisfies Made,
          ])
        : pick([element, method('toUpperCase', element, []), method('slice', element, [smallNumber()])]);
    const holds = comparison(pick(['===', '!==', '<', '<=', '>', '>='] as const), subject, anyLiteral(type));
    const other = random(2) === 0 ? oneOfElement(element, type) : holds;
    const both = random(2) === 0 ? logical(pick(['&&', '||'] as const), holds, other) : holds;
    return {
      expression: { kind: 'quantified', quantifier, list: list.expression, holds: both.expression },
      text: `${list.text}.${quantifier}((x) => ${both.text})`,
      isWide: true,
    };
  }

  function oneOfElement(element: Made, type: 'number' | 'string'): Made {
    if (type === 'string') {
      return {
        expression: { kind: 'matches', subject: element.expression, source: '^[^a-c]+$', flags: 'u' },
        text: '/^[^a-c]+$/u.test(x)',
        isWide: true,
      };
    }
    return {
      expression: { kind: 'oneOf', values: [1, 2, 0.5], subject: element.expression },
      text: '[1, 2, 0.5].includes(x)',
      isWide: true,
    };
  }

  return { condition };
}

const calendarNames = { hourOf: 1, minuteOf: 1, weekdayOf: 1, dayOf: 1, monthOf: 1, yearOf: 1 };

function leafOf(expression: Field): Made {
  const path = expression.name.startsWith('maybe.') ? expression.name.replace('.', '?.') : expression.name;
  return { expression, text: `e.${path}`, isWide: true };
}

/** A constant in TypeScript. */
function spell(value: string | number | boolean | null): string {
  if (value === null) return 'undefined';
  if (typeof value !== 'number') return JSON.stringify(value);
  const text = Object.is(value, -0) ? '-0' : String(value);
  return text.startsWith('-') ? `(${text})` : text;
}

function templateText(expression: Expression | undefined): string {
  const value = expression?.kind === 'literal' ? String(expression.value) : '';
  return value.replaceAll(/[`\\]|\$\{/g, (part) => `\\${part}`);
}

/** A message of the event type, now and then without what may be absent. */
export function randomMessage(random: Random, index: number): string {
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  const number = () => pick([...numberValues, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const string = () => pick([...stringValues, stringValues[random(8)] ?? '', '\ud83d']);
  const valueOfKind = (kind: FieldSchema['kind']): unknown => {
    switch (kind) {
      case 'number':
        return number();
      case 'string':
        return string();
      case 'boolean':
        return random(2) === 0;
      default:
        return Array.from({ length: random(4) }, () =>
          valueOfKind(({ numbers: 'number', strings: 'string', booleans: 'boolean' } as const)[kind]),
        );
    }
  };
  const event: Record<string, unknown> = {
    type: 'thing',
    eventId: `e${index}`,
    userId: pick(['u', 'ü😀', "o'x"]),
    ts: pick([0, 1, 1_774_746_000_000, 1_792_890_000_000, 86_399_999, 8.64e15, 8.64e15 + 1, 2 ** 53 - 1]),
  };
  for (const [path, { kind, optional }] of Object.entries(predicateFields)) {
    if (optional && random(3) === 0) continue;
    const [outer, inner] = path.split('.');
    const value = valueOfKind(kind);
    if (inner === undefined) event[path] = value;
    else event[outer as string] = { ...(event[outer as string] as object), [inner]: value };
  }
  return toJson(event);
}

/** JSON with the numbers that JSON.stringify does not spell: -0, and infinities as what overflows into them. */
function toJson(value: unknown): string {
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return '-0';
    return Number.isFinite(value) ? String(value) : value > 0 ? '1e999' : '-1e999';
  }
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}:${toJson(inner)}`);
  return `{${properties.join(',')}}`;
}
