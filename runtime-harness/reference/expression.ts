import type {
  Arithmetic,
  Comparison,
  Element,
  Expression,
  Field,
  Metric,
  Quantified,
  StepField,
} from '../../compiler/ir/expression.ts';
import { prepareCall } from './call.ts';

/** A value of SEMANTICS §9; undefined is an absent one. */
export type Value = string | number | boolean | readonly string[] | readonly number[] | readonly boolean[] | undefined;

/** An expression made ready: its value for an event, for a session's metrics, or for the events of a chain. */
export type Evaluate<Subject> = (subject: Subject) => Value;

/** What an expression finds outside of itself. */
export type Leaf = Field | StepField | Metric;

/**
 * SEMANTICS §9. Prepares an expression once, so that evaluating it walks no tree. `readLeaf` gives the fields or metrics
 * of the subject. TypeScript's own operators have TypeScript's meaning, so each row applies them as they are.
 */
export function prepareExpression<Subject>(
  expression: Expression,
  readLeaf: (leaf: Leaf) => Evaluate<Subject>,
): Evaluate<Subject> {
  return prepareIn(expression, (leaf) => {
    if (leaf.kind === 'element') throw new Error('segc has a bug: an element outside of some() and every()');
    return readLeaf(leaf);
  });
}

function prepareIn<Subject>(
  expression: Expression,
  readLeaf: (leaf: Leaf | Element) => Evaluate<Subject>,
): Evaluate<Subject> {
  const prepare = (part: Expression) => prepareIn(part, readLeaf);
  switch (expression.kind) {
    case 'literal': {
      const value = expression.value ?? undefined;
      return () => value;
    }
    case 'field':
    case 'stepField':
    case 'metric':
    case 'element':
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
    case 'concat': {
      const parts = expression.parts.map(prepare);
      return (subject) => parts.reduce((text, part) => `${text}${part(subject)}`, '');
    }
    case 'coalesce': {
      const [left, right] = [prepare(expression.left), prepare(expression.right)];
      return (subject) => left(subject) ?? right(subject);
    }
    case 'conditional': {
      const [test, then, otherwise] = [expression.test, expression.then, expression.otherwise].map(prepare) as [
        Evaluate<Subject>,
        Evaluate<Subject>,
        Evaluate<Subject>,
      ];
      return (subject) => (test(subject) === true ? then(subject) : otherwise(subject));
    }
    case 'call':
      return prepareCall(expression.function, expression.arguments.map(prepare));
    case 'matches': {
      const pattern = new RegExp(expression.source, expression.flags);
      const subjectOf = prepare(expression.subject);
      return (subject) => {
        const text = subjectOf(subject);
        return text === undefined ? undefined : pattern.test(text as string);
      };
    }
    case 'oneOf': {
      const values: readonly Value[] = expression.values;
      const subjectOf = prepare(expression.subject);
      return (subject) => values.includes(subjectOf(subject));
    }
    case 'quantified':
      return quantify(expression, prepare(expression.list));
  }
}

/** With an absent operand an ordering is false, as it is in TypeScript, where undefined becomes NaN. */
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
    case '/':
      return (subject) => a(subject) / b(subject);
    case '%':
      return (subject) => a(subject) % b(subject);
  }
}

/** What holds of an element is prepared once too: its subject is the element itself. */
function quantify<S>({ quantifier, holds }: Quantified, listOf: Evaluate<S>): Evaluate<S> {
  const holdsOf = prepareIn<Value>(holds, (leaf) => {
    if (leaf.kind !== 'element')
      throw new Error(`segc has a bug: ${leaf.kind} "${leaf.name}" in an element's predicate`);
    return (element) => element;
  });
  const test = (element: Value) => holdsOf(element) === true;
  return (subject) => {
    const list = listOf(subject) as readonly Value[] | undefined;
    return quantifier === 'some' ? list?.some(test) : list?.every(test);
  };
}
