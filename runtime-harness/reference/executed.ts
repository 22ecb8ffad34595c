import type { Expression } from '../../compiler/ir/expression.ts';
import { placeOf } from '../../compiler/ir/place.ts';
import type { RuleFunctions } from '../../compiler/ir/rule-functions.ts';
import type { Span } from '../../compiler/ir/span.ts';
import { asTyped, type Properties } from '../event-log/as-typed.ts';
import type { Event } from '../event-log/event.ts';
import type { Evaluate, Value } from './expression.ts';
import { interpreted, type Predicates } from './predicates.ts';
import { durationOf, metricOf } from './visit.ts';

/** That a function of a rule has thrown. */
export interface Thrown {
  /** Where it is written, if that is known. */
  readonly at: Span | null;
  /** What it said when it threw for the first time. */
  readonly message: string;
}

/** Predicates and values by the functions that their authors wrote. */
export interface Executed extends Predicates {
  /** Each function that has thrown so far, once. */
  thrown(): readonly Thrown[];
}

/**
 * SEMANTICS §9. Calls the rules' own functions, with what TypeScript says that they are given. One that throws says neither true nor a value.
 *
 * A message may break its event's type where the schema cannot tell: a nested object without a field that it must have. No function was written for
 * such an event, so the IR speaks of it.
 */
export function executed({ of, shapes }: RuleFunctions): Executed {
  const thrown = new Map<Expression, Thrown>();
  const objects = new WeakMap<Event, Properties | 'of no type'>();

  function objectOf(event: Event): Properties | 'of no type' {
    const known = objects.get(event);
    if (known !== undefined) return known;
    const object = asTyped(event, shapes.get(event.type) ?? new Map());
    objects.set(event, object);
    return object;
  }

  /** @param recordsOf what the function is given for a subject, of which one may be of no type */
  function prepare<Subject>(
    expression: Expression,
    recordsOf: (subject: Subject) => readonly (Properties | 'of no type')[],
    byIr: Evaluate<Subject>,
  ): Evaluate<Subject> {
    const written = of.get(expression) as ((...records: unknown[]) => unknown) | undefined;
    if (written === undefined) throw new Error('segc has a bug: it is not known which function an expression is of');
    return (subject) => {
      const records = recordsOf(subject);
      if (records.includes('of no type')) return byIr(subject);
      try {
        return (written(...records) ?? undefined) as Value;
      } catch (error) {
        const message = error instanceof Error ? error.message : 'what it throws is no error';
        if (!thrown.has(expression)) thrown.set(expression, { at: placeOf(expression) ?? null, message });
        return undefined;
      }
    };
  }

  return {
    ofEvent: (expression) => prepare(expression, (event) => [objectOf(event)], interpreted.ofEvent(expression)),
    ofChain: (expression) =>
      prepare(expression, (chain) => chain.map(({ event }) => objectOf(event)), interpreted.ofChain(expression)),
    readsEnds: () => true,
    ofVisit(expression, metrics) {
      return prepare(
        expression,
        (visit) => {
          const [first, last] = [objectOf(visit.first as Event), objectOf(visit.last as Event)];
          if (first === 'of no type' || last === 'of no type') return ['of no type'];
          const named = Object.fromEntries([...metrics].map(([name, place]) => [name, metricOf(visit, place)]));
          return [{ ...named, duration: durationOf(visit), events: visit.events, first, last }];
        },
        interpreted.ofVisit(expression, metrics),
      );
    },
    thrown: () => [...thrown.values()],
  };
}
