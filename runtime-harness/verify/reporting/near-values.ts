import { segmentsBehind } from '../../../compiler/ir/combination.ts';
import type { Comparison, Expression } from '../../../compiler/ir/expression.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { printable, quoted } from '../../timeline/readable.ts';
import type { Candidate } from './boundary.ts';
import type { HeardEvent } from './heard.ts';
import { expressionsIn, expressionsOf, partsIn } from './parts.ts';

type Value = string | number | boolean;

/** A comparison of a field with a literal, the field first. */
interface Asked {
  readonly field: string;
  readonly operator: Comparison['operator'];
  readonly literal: Value;
  /** What stands in for an absent field: the right of `??`. */
  readonly otherwise: Value | null;
}

/** Events whose fields are at a literal of a predicate, next to it, or absent (SEMANTICS §9). */
export function nearValues(events: readonly HeardEvent[], segment: Segment, program: Program): readonly Candidate[] {
  const parts = segmentsBehind(segment, program.segments).flatMap(partsIn);
  return parts.flatMap((part) => {
    if (part.kind !== 'occurs') return [];
    const asked = expressionsOf(part).flatMap(expressionsIn).flatMap(askedIn);
    const meant = events.filter(({ type }) => part.types.includes(type));
    return meant.flatMap((event) => asked.flatMap((each) => judge(event, each)));
  });
}

function judge({ eventId, fields }: HeardEvent, asked: Asked): readonly Candidate[] {
  const { field, literal, otherwise } = asked;
  const found = fields[field];
  const value = found ?? otherwise;
  if (typeof value === 'object' && value !== null) return [];
  const near = value === null ? 'absent' : nearness(value, literal);
  if (near === null) return [];
  const has =
    found === undefined ? `has no \`${printable(field)}\`` : `has \`${printable(field)}\` ${shown(value ?? '')}`;
  const stands = found === undefined && value !== null ? `, for which ${shown(value)} stands` : '';
  const how = { at: ', exactly what', next: ', next to what', absent: ', which' }[near];
  const text = `${quoted(eventId)} ${has}${stands}${how} the rule compares in ${textOf(asked)}: by §9 that is ${holds(value, asked)}`;
  return [
    { section: 9, weight: { at: 70, next: 68, absent: 45 }[near], kind: `value ${near}`, eventIds: [eventId], text },
  ];
}

/** Whether a value is at a literal, or so near that a small mistake would take one for the other. A text that is the literal is nothing to speak of. */
function nearness(value: Value, literal: Value): 'at' | 'next' | null {
  if (typeof value === 'number' && typeof literal === 'number') {
    if (value === literal) return 'at';
    return Math.abs(value - literal) <= Math.max(1, Math.abs(literal) * 1e-6) ? 'next' : null;
  }
  if (typeof value !== 'string' || typeof literal !== 'string' || value === literal) return null;
  const alike = value.trim().toLowerCase() === literal.trim().toLowerCase();
  const longer =
    Math.abs(value.length - literal.length) === 1 &&
    literal !== '' &&
    (value.includes(literal) || literal.includes(value));
  return alike || longer ? 'next' : null;
}

function askedIn(expression: Expression): readonly Asked[] {
  if (expression.kind !== 'comparison') return [];
  const { left, right, operator } = expression;
  const direct = fieldOf(left);
  if (direct !== null && right.kind === 'literal' && right.value !== null)
    return [{ ...direct, operator, literal: right.value }];
  const turned = fieldOf(right);
  if (turned !== null && left.kind === 'literal' && left.value !== null)
    return [{ ...turned, operator: mirrored[operator], literal: left.value }];
  return [];
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '===': '===', '!==': '!==' } as const;

function fieldOf(expression: Expression): Pick<Asked, 'field' | 'otherwise'> | null {
  if (expression.kind === 'field') return { field: expression.name, otherwise: null };
  if (expression.kind !== 'coalesce' || expression.left.kind !== 'field' || expression.right.kind !== 'literal')
    return null;
  return { field: expression.left.name, otherwise: expression.right.value };
}

function holds(value: Value | null, { operator, literal }: Asked): boolean {
  if (value === null) return operator === '!==';
  switch (operator) {
    case '===':
      return value === literal;
    case '!==':
      return value !== literal;
    case '<':
      return value < literal;
    case '<=':
      return value <= literal;
    case '>':
      return value > literal;
    case '>=':
      return value >= literal;
  }
}

function textOf({ field, operator, literal, otherwise }: Asked): string {
  const subject = otherwise === null ? printable(field) : `(${printable(field)} ?? ${shown(otherwise)})`;
  return `\`${subject} ${operator} ${shown(literal)}\``;
}

const shown = (value: Value): string => (typeof value === 'string' ? quoted(value) : String(value));
