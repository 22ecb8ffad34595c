import type { DomainOf } from '../../../compiler/check/proof/domain.ts';
import type { Comparison, Expression, Logical } from '../../../compiler/ir/expression.ts';
import { childrenOf } from '../../../compiler/ir/leaves.ts';
import { typeOf } from '../../../compiler/ir/type-of.ts';
import { type Change, change, inWhole, type Place, withAt, withoutAt } from './change.ts';
import { callChanges, matchesChanges, zoneArgument } from './functions.ts';
import { literalChanges, otherCase } from './literals.ts';
import { quoted } from './words.ts';

/** Of a long list this many values are changed. */
const mostOfList = 5;

const orderings: { readonly [Operator in Comparison['operator']]: readonly Comparison['operator'][] } = {
  '<': ['<=', '>', '!=='],
  '<=': ['<', '>=', '==='],
  '>': ['>=', '<', '!=='],
  '>=': ['>', '<=', '==='],
  '===': ['!==', '<=', '>='],
  '!==': ['===', '<', '>'],
};

/** All small changes of a condition as a whole and of its parts. */
export function conditionChanges(
  condition: Expression,
  place: Place,
  domainOf: DomainOf,
): readonly Change<Expression>[] {
  const isOwnOpposite =
    condition.kind === 'not' ||
    (condition.kind === 'comparison' && (condition.operator === '===' || condition.operator === '!=='));
  const negated: Expression = { kind: 'not', operand: condition };
  return [
    ...(isOwnOpposite ? [] : [change(negated, place, quoted(condition), 'its opposite')]),
    ...expressionChanges(condition, place, domainOf),
  ];
}

/** All small changes of an expression and of its parts. */
function expressionChanges(expression: Expression, place: Place, domainOf: DomainOf): readonly Change<Expression>[] {
  const instead = (other: Expression) => change(other, place, quoted(expression), quoted(other));
  return [...ownChanges(expression).map(instead), ...innerChanges(expression, place, domainOf)];
}

/** What stands for an expression when something is changed that is not within one of its parts. */
function ownChanges(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'field':
    case 'stepField':
    case 'element':
      return [];
    case 'metric': {
      const [end, ...path] = expression.name.split('.');
      const other = end === 'first' ? 'last' : end === 'last' ? 'first' : null;
      return other === null || path.length === 0 ? [] : [{ ...expression, name: [other, ...path].join('.') }];
    }
    case 'not':
      return [expression.operand];
    case 'logical':
      return logicalChanges(expression);
    case 'comparison':
      return comparisonChanges(expression);
    case 'arithmetic': {
      const other = ({ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' } as const)[expression.operator];
      return [{ ...expression, operator: other }];
    }
    case 'concat':
      return expression.parts.length < 2
        ? []
        : expression.parts.map((_, index) => ({ ...expression, parts: withoutAt(expression.parts, index) }));
    case 'coalesce':
      // Without its default the value could be absent, which no author could have written.
      return [];
    case 'conditional':
      return [withChildren(expression, [expression.test, expression.otherwise, expression.then])];
    case 'call':
      return callChanges(expression);
    case 'matches':
      return matchesChanges(expression);
    case 'oneOf':
      return listChanges(expression);
    case 'quantified':
      return [{ ...expression, quantifier: expression.quantifier === 'some' ? 'every' : 'some' }];
  }
}

const logicalChanges = (logical: Logical): readonly Expression[] => [
  logical.left,
  logical.right,
  { ...logical, operator: logical.operator === '&&' ? '||' : '&&' },
];

function comparisonChanges(comparison: Comparison): readonly Expression[] {
  const { operator, left, right } = comparison;
  const isEquality = operator === '===' || operator === '!==';
  // Texts have an order too, but nobody takes `===` for `<=` of them.
  const isNumber = typeOf(left).type === 'number' && typeOf(right).type === 'number';
  return orderings[operator]
    .filter((other) => isNumber || !isEquality || other === '===' || other === '!==')
    .map((other) => ({ ...comparison, operator: other }));
}

function listChanges(list: Extract<Expression, { kind: 'oneOf' }>): readonly Expression[] {
  const { values } = list;
  const step = Math.max(1, Math.ceil(values.length / mostOfList));
  return [...values.keys()]
    .filter((index) => index % step === 0)
    .flatMap((index) => {
      const value = values[index];
      const dropped = values.length > 1 ? [{ ...list, values: withoutAt(values, index) }] : [];
      const cased = typeof value === 'string' ? [{ ...list, values: withAt(values, index, otherCase(value)) }] : [];
      return [...dropped, ...cased];
    });
}

function innerChanges(expression: Expression, place: Place, domainOf: DomainOf): readonly Change<Expression>[] {
  const children = childrenOf(expression);
  return children.flatMap((child, index) => {
    const whole = (changed: Expression) => withChildren(expression, withAt(children, index, changed));
    if (child.kind !== 'literal') return inWhole(expressionChanges(child, place, domainOf), whole);
    const subject = expression.kind === 'comparison' ? (children[1 - index] as Expression) : null;
    const values = subject === null || subject.kind === 'literal' ? null : domainOf(subject).values;
    const within =
      expression.kind === 'comparison' || expression.kind === 'coalesce' ? [...place, quoted(expression)] : place;
    const isZone = expression.kind === 'call' && index === zoneArgument(expression.function);
    return inWhole(literalChanges(child, within, { subject, values, isZone }), whole);
  });
}

/** An expression with other parts, in the order of `childrenOf`. */
function withChildren(expression: Expression, children: readonly Expression[]): Expression {
  const [first, second, third] = children as readonly [Expression, Expression, Expression];
  switch (expression.kind) {
    case 'literal':
    case 'field':
    case 'stepField':
    case 'metric':
    case 'element':
      return expression;
    case 'not':
      return { ...expression, operand: first };
    case 'logical':
    case 'comparison':
    case 'arithmetic':
    case 'coalesce':
      return { ...expression, left: first, right: second };
    case 'concat':
      return { ...expression, parts: children };
    case 'conditional':
      // biome-ignore lint/suspicious/noThenProperty: this is plain data that nobody awaits
      return { ...expression, test: first, then: second, otherwise: third };
    case 'call':
      return { ...expression, arguments: children };
    case 'matches':
    case 'oneOf':
      return { ...expression, subject: first };
    case 'quantified':
      return { ...expression, list: first, holds: second };
  }
}
