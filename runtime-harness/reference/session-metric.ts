import type { MetricKind, SessionMetric } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import type { Evaluate, Value } from './expression.ts';
import { holdsAt } from './occurs.ts';
import type { Predicates } from './predicates.ts';

/** A metric of one session so far. */
export interface Tally {
  /** Takes the next value, which is there. What is not counted or told apart is a number. */
  add(value: Value): void;
  value(): Value;
}

/** A metric made ready; each session has a tally of its own. */
export interface PreparedMetric {
  /** The types of the events that `take` must be given. */
  readonly hears: ReadonlySet<string>;
  /** The metric of a session in which nothing has been counted. */
  readonly overNothing: Value;
  /** Puts what the session's next event has for the metric, if anything, into the session's tally; gives the tally, which is there once something has been counted. */
  take(tally: Tally | undefined, event: Event): Tally | undefined;
}

/** SEMANTICS §6. Prepares a named metric. */
export function prepareMetric({ kind, of, value }: SessionMetric, predicates: Predicates): PreparedMetric {
  const counts = holdsAt(of, predicates);
  const read: Evaluate<Event> = value === null ? () => 1 : predicates.ofEvent(value);
  const Kind = tallies[kind];
  return {
    hears: new Set(of.types),
    overNothing: new Kind().value(),
    take(tally, event) {
      if (!counts(event)) return tally;
      const found = read(event);
      if (found === undefined) return tally;
      const begun = tally ?? new Kind();
      begun.add(found);
      return begun;
    },
  };
}

class Count implements Tally {
  #count = 0;
  add(): void {
    this.#count++;
  }
  value(): Value {
    return this.#count;
  }
}

class Distinct implements Tally {
  // A set holds NaN once, but it is never `===` to itself.
  readonly #values = new Set<Value>();
  #notNumbers = 0;
  add(value: Value): void {
    if (Number.isNaN(value)) this.#notNumbers++;
    else this.#values.add(value);
  }
  value(): Value {
    return this.#values.size + this.#notNumbers;
  }
}

class Sum implements Tally {
  #sum = 0;
  add(value: Value): void {
    this.#sum += value as number;
  }
  value(): Value {
    return this.#sum;
  }
}

class Average implements Tally {
  #sum = 0;
  #count = 0;
  add(value: Value): void {
    this.#sum += value as number;
    this.#count++;
  }
  value(): Value {
    return this.#count === 0 ? undefined : this.#sum / this.#count;
  }
}

class Min implements Tally {
  #least: number | undefined;
  add(value: Value): void {
    this.#least = this.#least === undefined ? (value as number) : Math.min(this.#least, value as number);
  }
  value(): Value {
    return this.#least;
  }
}

class Max implements Tally {
  #most: number | undefined;
  add(value: Value): void {
    this.#most = this.#most === undefined ? (value as number) : Math.max(this.#most, value as number);
  }
  value(): Value {
    return this.#most;
  }
}

/** One row per kind: a new kind without a row does not compile. */
const tallies: { readonly [Kind in MetricKind]: new () => Tally } = {
  count: Count,
  distinct: Distinct,
  sum: Sum,
  min: Min,
  max: Max,
  average: Average,
};
