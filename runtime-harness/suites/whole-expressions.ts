import type { Expression } from '../../compiler/ir/expression.ts';
import type { Program } from '../../compiler/ir/program.ts';

/** Which function of a rule an expression is. */
export type Role = 'where of an event' | 'where of a sequence' | 'predicate of a session' | 'value of a metric';

/** A predicate or a value as a whole, which a function of a rule stands for. */
export interface Whole {
  readonly role: Role;
  readonly expression: Expression;
}

type Part = { readonly [name: string]: unknown };

/** Every predicate and every value of a program, as often as it has one. */
export function wholesOf(program: Program): readonly Whole[] {
  const found: Whole[] = [];
  changeWholes(program, (whole) => {
    found.push(whole);
    return whole.expression;
  });
  return found;
}

/** The program with another expression in the place of each. */
export function changeWholes(program: Program, change: (whole: Whole) => Expression): Program {
  const visit = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    const entries = Object.entries(part).map(([name, inner]) => {
      const role = inner === null ? null : roleOf(part as Part, name);
      return [name, role === null ? visit(inner) : change({ role, expression: inner as Expression })];
    });
    return Object.fromEntries(entries);
  };
  const segments = program.segments.map(({ enter, exit, ...rest }) => ({
    ...rest,
    enter: visit(enter) as typeof enter,
    exit: visit(exit) as typeof exit,
  }));
  return { ...program, segments };
}

function roleOf(part: Part, name: string): Role | null {
  if (part.kind === 'occurs' && name === 'where') return 'where of an event';
  if (part.kind === 'sequence' && name === 'where') return 'where of a sequence';
  if (part.kind === 'session' && name === 'holds') return 'predicate of a session';
  return 'of' in part && name === 'value' ? 'value of a metric' : null;
}

/** An expression with one small mistake in it, once for each that there may be. */
export function mistakesIn(expression: Expression): readonly Expression[] {
  return mistakes(expression) as Expression[];
}

function mistakes(part: unknown): readonly unknown[] {
  if (Array.isArray(part)) {
    return part.flatMap((item, index) => mistakes(item).map((mistaken) => part.with(index, mistaken)));
  }
  if (typeof part !== 'object' || part === null) return [];
  const inside = Object.entries(part).flatMap(([name, inner]) =>
    mistakes(inner).map((mistaken) => ({ ...part, [name]: mistaken })),
  );
  return [...mistakesAt(part as Expression), ...inside];
}

const neighbours = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' } as const;
const others = { '+': '-', '-': '+', '*': '+', '/': '*', '%': '/' } as const;

function mistakesAt(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case 'literal':
      if (typeof part.value === 'number') return [{ ...part, value: part.value + 1 }];
      return typeof part.value === 'boolean' ? [{ ...part, value: !part.value }] : [];
    case 'comparison':
      return [{ ...part, operator: neighbours[part.operator] }];
    case 'arithmetic':
      return [{ ...part, operator: others[part.operator] }];
    case 'logical':
      return [{ ...part, operator: part.operator === '&&' ? '||' : '&&' }, part.left, part.right];
    case 'not':
      return [part.operand];
    case 'coalesce':
      return [part.left];
    case 'conditional':
      return [part.then, part.otherwise];
    case 'stepField':
      return [{ ...part, step: 1 - part.step }];
    default:
      return [];
  }
}
