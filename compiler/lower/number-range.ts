import type { Arithmetic, Expression } from '../ir/expression.ts';
import { typeOf } from '../ir/type-of.ts';

/** What a number can be: a finite one; an infinity as well, as a field can (`1e999` in JSON); or NaN as well. */
export type NumberRange = 'finite' | 'notNaN' | 'any';

/** Which numbers a metric can be. */
export type MetricRange = (name: string) => NumberRange;

/**
 * SEMANTICS §9. Which numbers an expression can be when it is there. `absent` says what an absent operand makes of a calculation:
 * `null` when whoever asks treats NULL and NaN alike, and NULL takes the place of NaN.
 */
export function rangeOf(expression: Expression, metric: MetricRange, absent: 'nan' | 'null'): NumberRange {
  const of = (inner: Expression) => rangeOf(inner, metric, absent);
  switch (expression.kind) {
    case 'literal':
      return 'finite';
    case 'field':
    case 'stepField':
      return expression.name === 'ts' ? 'finite' : 'notNaN';
    case 'metric': {
      const { name } = expression;
      if (name === 'duration' || name === 'events' || /^(first|last)\.ts$/.test(name)) return 'finite';
      return /^(first|last)\./.test(name) ? 'notNaN' : metric(name);
    }
    case 'element':
      return 'notNaN';
    case 'arithmetic':
      return absent === 'nan' && (typeOf(expression.left).optional || typeOf(expression.right).optional)
        ? 'any'
        : calculated(expression, of(expression.left), of(expression.right));
    case 'coalesce':
      return widest(of(expression.left), of(expression.right));
    case 'conditional':
      return widest(of(expression.then), of(expression.otherwise));
    case 'call':
      return calledRange(expression.function, () =>
        expression.arguments.map((argument) => rangeOf(argument, metric, 'nan')).reduce(widest, 'finite'),
      );
    default:
      return 'any';
  }
}

function widest(a: NumberRange, b: NumberRange): NumberRange {
  if (a === 'any' || b === 'any') return 'any';
  return a === 'notNaN' || b === 'notNaN' ? 'notNaN' : 'finite';
}

/** Infinities less, over, modulo or times something are NaN for some of it; next to finite numbers they are none. */
function calculated({ operator, left, right }: Arithmetic, a: NumberRange, b: NumberRange): NumberRange {
  if (a === 'any' || b === 'any') return 'any';
  const isFactor = (side: Expression) => side.kind === 'literal' && side.value !== 0;
  const byLiteral = isFactor(right);
  switch (operator) {
    case '+':
    case '-':
      return a === 'finite' || b === 'finite' ? 'notNaN' : 'any';
    case '*':
      return byLiteral || isFactor(left) || (a === 'finite' && b === 'finite') ? 'notNaN' : 'any';
    case '/':
      return byLiteral ? 'notNaN' : 'any';
    case '%':
      return byLiteral && a === 'finite' ? 'finite' : 'any';
  }
}

function calledRange(name: string, ofArguments: () => NumberRange): NumberRange {
  switch (name) {
    case 'length':
    case 'listLength':
    case 'indexOf':
      return 'finite';
    case 'abs':
    case 'ceil':
    case 'floor':
    case 'max':
    case 'min':
    case 'round':
    case 'sign':
    case 'trunc':
      return ofArguments();
    default:
      return 'any';
  }
}
