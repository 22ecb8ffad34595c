import type { Behaviour, EventBehaviour } from '../../compiler/ir/behaviour.ts';
import type { Formula } from '../../compiler/ir/combination.ts';
import type { Expression, ScalarType } from '../../compiler/ir/expression.ts';
import type { Occurs } from '../../compiler/ir/occurs.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { Segment, Trigger } from '../../compiler/ir/segment.ts';
import type { Session } from '../../compiler/ir/session.ts';
import { type Event, emptyFields, type FieldValue } from '../event-log/event.ts';

/** Lateness of the small programs, in ms. */
export const lateness = 10;

/** A program over the types a, b and c, each with an optional number `x`, string `s` and boolean `f`. */
export function program(...segments: readonly Segment[]): Program {
  const fields = {
    x: { kind: 'number', optional: true, values: null },
    s: { kind: 'string', optional: true, values: null },
    f: { kind: 'boolean', optional: true, values: null },
  } as const;
  return {
    source: {
      topic: 'small',
      latenessMs: lateness,
      retentionMs: null,
      schema: { types: { a: fields, b: fields, c: fields } },
    },
    segments,
  };
}

/** A segment of a small program; the ttl is in ms. */
export function segment(enter: Segment['enter'], ttlMs: number, exit: Trigger | null = null, id = 'seg'): Segment {
  return { id, enter, exit, ttlMs, span: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } };
}

export function when(type: string | readonly string[], where: Expression | null = null): Occurs {
  return { kind: 'occurs', types: typeof type === 'string' ? [type] : type, where };
}

export function count(of: EventBehaviour, atLeast: number, withinMs: number): EventBehaviour {
  return { kind: 'count', of, atLeast, withinMs };
}

export function sequence(
  steps: readonly EventBehaviour[],
  withinMs: number,
  where: Expression | null = null,
): EventBehaviour {
  return { kind: 'sequence', steps, where, withinMs };
}

export function firstTime(of: EventBehaviour): EventBehaviour {
  return { kind: 'firstTime', of };
}

export function absence(after: EventBehaviour, no: EventBehaviour, forMs: number): Behaviour {
  return { kind: 'absence', after, no, forMs };
}

export function notSeen(of: EventBehaviour, forMs: number): Behaviour {
  return { kind: 'notSeen', of, forMs };
}

export function per(field: string, of: Behaviour): Trigger {
  return { kind: 'per', field, of };
}

/** A session that counts the events of each type under its name. */
export function session<Judged extends Session['judged']>(
  judged: Judged,
  gapMs: number,
  holds: Expression,
  metrics: Session['metrics'] = ['a', 'b'].map((name) => ({ name, kind: 'count', of: when(name), value: null })),
): Session & { readonly judged: Judged } {
  return { kind: 'session', gapMs, judged, metrics, holds };
}

export const combination = (formula: Formula): Segment['enter'] => ({ kind: 'combination', formula });
export const member = (segment: string): Formula => ({ kind: 'member', segment });
export const all = (...of: readonly Formula[]): Formula => ({ kind: 'all', of });
export const any = (...of: readonly Formula[]): Formula => ({ kind: 'any', of });
export const not = (of: Formula): Formula => ({ kind: 'not', of });

export const metric = (name: string, type: ScalarType = 'number', optional = false): Expression => ({
  kind: 'metric',
  name,
  type,
  optional,
});
export const field = (name: string, type: ScalarType = 'number', optional = true): Expression => ({
  kind: 'field',
  name,
  type,
  optional,
});
export const stepField = (step: number, name: string, type: ScalarType = 'number', optional = true): Expression => ({
  kind: 'stepField',
  step,
  name,
  type,
  optional,
});
export const literal = (value: string | number | boolean | null): Expression => ({ kind: 'literal', value });

export function compare(
  left: Expression,
  operator: '===' | '!==' | '<' | '<=' | '>' | '>=',
  right: Expression,
): Expression {
  return { kind: 'comparison', operator, left, right };
}

/** An event of user `u`. */
export function event(
  type: string,
  ts: number,
  eventId = `${type}${ts}`,
  fields: { readonly [name: string]: FieldValue } = {},
  userId = 'u',
): Event {
  return { kind: 'event', eventId, userId, type, ts, fields: Object.assign(emptyFields(), fields) };
}
