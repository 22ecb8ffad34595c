import { durationText } from '../../../compiler/diagnostics/duration-text.ts';
import type { Comparison, Expression } from '../../../compiler/ir/expression.ts';
import { functions } from '../../../compiler/ir/functions.ts';
import { leavesOf } from '../../../compiler/ir/leaves.ts';

/** Longer numbers than this, in ms, are no spans of time but instants. */
const longestSpan = 400 * 86_400_000;
const shortestSpan = 1_000;

/** Whether a number that is compared with `subject` is a span of time in ms. */
export const isSpan = (value: number, subject: Expression): boolean =>
  Number.isInteger(value) &&
  value >= shortestSpan &&
  value <= longestSpan &&
  leavesOf(subject).some(({ kind, name }) => name === 'ts' || (kind === 'metric' && name === 'duration'));

/** An expression much as its author would write it, without the name of the event: `price ?? 0 > 200`. */
export function expressionText(expression: Expression): string {
  const text = expressionText;
  switch (expression.kind) {
    case 'literal':
      return literalText(expression.value);
    case 'field':
    case 'metric':
      return expression.name;
    case 'stepField':
      return `step${expression.step + 1}.${expression.name}`;
    case 'element':
      return 'each';
    case 'not':
      return `!${wrapped(expression.operand)}`;
    case 'logical':
    case 'arithmetic':
      return `${wrapped(expression.left)} ${expression.operator} ${wrapped(expression.right)}`;
    case 'coalesce':
      return `${wrapped(expression.left)} ?? ${wrapped(expression.right)}`;
    case 'comparison':
      return comparisonText(expression);
    case 'concat':
      return expression.parts.map(wrapped).join(' + ');
    case 'conditional':
      return [expression.test, '?', expression.then, ':', expression.otherwise]
        .map((part) => (typeof part === 'string' ? part : wrapped(part)))
        .join(' ');
    case 'call':
      return callText(expression);
    case 'matches':
      return `/${expression.source}/${expression.flags}.test(${text(expression.subject)})`;
    case 'oneOf':
      return `[${expression.values.map(literalText).join(', ')}].includes(${text(expression.subject)})`;
    case 'quantified':
      return `${wrapped(expression.list)}.${expression.quantifier}((each) => ${text(expression.holds)})`;
  }
}

/** A constant as it is written. */
export function literalText(value: string | number | boolean | null): string {
  if (value === null) return 'undefined';
  return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : String(value);
}

/** An expression as code in a sentence. */
export const quoted = (expression: Expression): string => `\`${expressionText(expression)}\``;

const compound = new Set<Expression['kind']>([
  'logical',
  'arithmetic',
  'coalesce',
  'comparison',
  'concat',
  'conditional',
]);

/** In parentheses where it is made of several parts; a comparison in `&&` and `||` needs none. */
function wrapped(expression: Expression): string {
  const text = expressionText(expression);
  return compound.has(expression.kind) && expression.kind !== 'comparison' ? `(${text})` : text;
}

/** A span of time is told in its unit. */
function comparisonText({ operator, left, right }: Comparison): string {
  const side = (part: Expression, other: Expression) =>
    part.kind === 'literal' && typeof part.value === 'number' && isSpan(part.value, other)
      ? durationText(part.value)
      : wrapped(part);
  return `${side(left, right)} ${operator} ${side(right, left)}`;
}

function callText({ function: name, arguments: [subject, ...rest] }: Extract<Expression, { kind: 'call' }>): string {
  if (subject === undefined) return `${name}()`;
  const takes = functions[name].takes[0];
  const isMethod = takes === 'string' || takes === 'list';
  const method = name.replace(/^list(.)/, (_, letter: string) => letter.toLowerCase());
  if (isMethod && method === 'length') return `${wrapped(subject)}.length`;
  if (isMethod) return `${wrapped(subject)}.${method}(${rest.map(expressionText).join(', ')})`;
  return `${name}(${[subject, ...rest].map(expressionText).join(', ')})`;
}
