import type { Behaviour } from '../../compiler/ir/behaviour.ts';
import type { Expression } from '../../compiler/ir/expression.ts';
import type { Occurs } from '../../compiler/ir/occurs.ts';
import type { Program } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
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
export function segment(enter: Behaviour, ttlMs: number, exit: Occurs | null = null, id = 'seg'): Segment {
  return { id, enter, exit, ttlMs, span: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 } };
}

export function when(type: string | readonly string[], where: Expression | null = null): Occurs {
  return { kind: 'occurs', types: typeof type === 'string' ? [type] : type, where };
}

export function absence(after: Occurs, no: Occurs, forMs: number): Behaviour {
  return { kind: 'absence', after, no, forMs };
}

/** A session that counts the events of each type under its name. */
export function session(judged: Session['judged'], gapMs: number, holds: Expression): Session {
  return { kind: 'session', gapMs, judged, counts: ['a', 'b'].map((name) => ({ name, of: when(name) })), holds };
}

export const metric = (name: string): Expression => ({ kind: 'metric', name });
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
