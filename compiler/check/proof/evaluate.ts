import { calculate, scalarFunctions } from '../../ir/apply.ts';
import type { Expression } from '../../ir/expression.ts';
import type { FunctionName } from '../../ir/functions.ts';
import { textOf } from './canonical.ts';

/** A value of SEMANTICS §9; undefined is an absent one. */
export type Value = string | number | boolean | undefined;

/** A value that is known; null stands for one that is not. */
export type Known = { readonly value: Value } | null;

/** What is assumed of subjects, by their text. */
export type Assumptions = ReadonlyMap<string, Value>;

const known = (value: Value): Known => ({ value });

const pure: { readonly [F in FunctionName]?: (...values: never[]) => Value } = scalarFunctions;

/** The value of an expression under some assumptions, with TypeScript's meaning; null where it does not follow from them. */
export function evaluate(expression: Expression, assumptions: Assumptions = new Map()): Known {
  if (assumptions.size > 0 && expression.kind !== 'literal') {
    const text = textOf(expression);
    if (assumptions.has(text)) return known(assumptions.get(text));
  }
  const of = (part: Expression) => evaluate(part, assumptions);
  switch (expression.kind) {
    case 'literal':
      return known(expression.value ?? undefined);
    case 'field':
    case 'stepField':
    case 'metric':
    case 'element':
    case 'quantified':
      return null;
    case 'not': {
      const operand = of(expression.operand);
      return operand && known(operand.value !== true);
    }
    case 'logical': {
      const [left, right] = [of(expression.left), of(expression.right)];
      const decides = expression.operator === '||';
      if ([left, right].some((side) => side && (side.value === true) === decides)) return known(decides);
      return left && right && known(!decides);
    }
    case 'comparison':
      return both(of(expression.left), of(expression.right), (a, b) => compare(expression.operator, a, b));
    case 'arithmetic':
      return both(of(expression.left), of(expression.right), (a, b) =>
        calculate(expression.operator, a as number, b as number),
      );
    case 'concat': {
      const parts = expression.parts.map(of);
      return parts.every((part) => part !== null) ? known(parts.map(({ value }) => value).join('')) : null;
    }
    case 'coalesce': {
      const left = of(expression.left);
      if (left === null) return null;
      return left.value === undefined ? of(expression.right) : left;
    }
    case 'conditional': {
      const test = of(expression.test);
      return test && of(test.value === true ? expression.then : expression.otherwise);
    }
    case 'oneOf': {
      const subject = of(expression.subject);
      return subject && known(subject.value !== undefined && expression.values.includes(subject.value));
    }
    case 'matches': {
      const subject = of(expression.subject);
      if (subject === null) return null;
      if (subject.value === undefined) return known(undefined);
      return known(new RegExp(expression.source, expression.flags).test(String(subject.value)));
    }
    case 'call': {
      const values = expression.arguments.map(of);
      if (!values.every((value) => value !== null)) return null;
      if (values.some(({ value }) => value === undefined)) return known(undefined);
      const apply = pure[expression.function];
      return apply === undefined ? null : known(apply(...(values.map(({ value }) => value) as never[])));
    }
  }
}

const both = (left: Known, right: Known, apply: (a: Value, b: Value) => Value): Known =>
  left && right && known(apply(left.value, right.value));

type Operator<K extends Expression['kind']> = Extract<Expression, { kind: K; operator: string }>['operator'];

export function compare(operator: Operator<'comparison'>, left: Value, right: Value): boolean {
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
