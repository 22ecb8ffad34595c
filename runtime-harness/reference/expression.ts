import type { Arithmetic, Comparison, Expression, Field, Metric, StringTest } from '../../compiler/ir/expression.ts';

/** A value of SEMANTICS §9; undefined is an absent one. */
export type Value = string | number | boolean | undefined;

/** An expression made ready: its value for an event, or for a session's metrics. */
export type Evaluate<Subject> = (subject: Subject) => Value;

/**
 * SEMANTICS §9. Prepares an expression once, so that evaluating it walks no tree. `readLeaf` gives the fields or metrics
 * of the subject. TypeScript's own operators have TypeScript's meaning, so each row applies them as they are.
 */
export function prepareExpression<Subject>(
  expression: Expression,
  readLeaf: (leaf: Field | Metric) => Evaluate<Subject>,
): Evaluate<Subject> {
  const prepare = (part: Expression) => prepareExpression(part, readLeaf);
  switch (expression.kind) {
    case 'literal': {
      const value = expression.value ?? undefined;
      return () => value;
    }
    case 'field':
    case 'metric':
      return readLeaf(expression);
    case 'not': {
      const operand = prepare(expression.operand);
      return (subject) => operand(subject) !== true;
    }
    case 'logical': {
      const [left, right] = [prepare(expression.left), prepare(expression.right)];
      return expression.operator === '&&'
        ? (subject) => left(subject) === true && right(subject) === true
        : (subject) => left(subject) === true || right(subject) === true;
    }
    case 'comparison':
      return compare(expression.operator, prepare(expression.left), prepare(expression.right));
    case 'arithmetic':
      return calculate(expression.operator, prepare(expression.left), prepare(expression.right));
    case 'coalesce': {
      const [left, right] = [prepare(expression.left), prepare(expression.right)];
      return (subject) => left(subject) ?? right(subject);
    }
    case 'stringTest':
      return testString(expression.method, prepare(expression.subject), prepare(expression.text));
    case 'oneOf': {
      const values: readonly Value[] = expression.values;
      const subjectOf = prepare(expression.subject);
      return (subject) => values.includes(subjectOf(subject));
    }
  }
}

/** An ordering compares numbers; with an absent operand it is false, as it is in TypeScript, where undefined becomes NaN. */
function compare<S>(operator: Comparison['operator'], left: Evaluate<S>, right: Evaluate<S>): Evaluate<S> {
  const [a, b] = [left as (subject: S) => number, right as (subject: S) => number];
  switch (operator) {
    case '===':
      return (subject) => a(subject) === b(subject);
    case '!==':
      return (subject) => a(subject) !== b(subject);
    case '<':
      return (subject) => a(subject) < b(subject);
    case '<=':
      return (subject) => a(subject) <= b(subject);
    case '>':
      return (subject) => a(subject) > b(subject);
    case '>=':
      return (subject) => a(subject) >= b(subject);
  }
}

function calculate<S>(operator: Arithmetic['operator'], left: Evaluate<S>, right: Evaluate<S>): Evaluate<S> {
  const [a, b] = [left as (subject: S) => number, right as (subject: S) => number];
  switch (operator) {
    case '+':
      return (subject) => a(subject) + b(subject);
    case '-':
      return (subject) => a(subject) - b(subject);
    case '*':
      return (subject) => a(subject) * b(subject);
  }
}

/** The rule's types say that both texts are there; if one is not, the test is false. */
function testString<S>(method: StringTest['method'], subjectOf: Evaluate<S>, textOf: Evaluate<S>): Evaluate<S> {
  return (subject) => {
    const [whole, text] = [subjectOf(subject), textOf(subject)];
    return typeof whole === 'string' && typeof text === 'string' && whole[method](text);
  };
}
