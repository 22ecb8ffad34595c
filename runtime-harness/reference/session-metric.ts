import type { MetricKind, SessionMetric } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import type { Evaluate, Value } from './expression.ts';
import { holdsAt } from './occurs.ts';
import type { Predicates } from './predicates.ts';

/** A metric of one session so far. */
export interface Tally {
  /** Takes the session's next event. */
  take(event: Event): void;
  value(): Value;
}

/** SEMANTICS §6. Prepares a named metric; each session has a tally of its own. */
export function prepareMetric({ kind, of, value }: SessionMetric, predicates: Predicates): () => Tally {
  const counts = holdsAt(of, predicates);
  const read: Evaluate<Event> = value === null ? () => 1 : predicates.ofEvent(value);
  return () => {
    const { add, result } = sums[kind]();
    return {
      take(event) {
        if (!counts(event)) return;
        const found = read(event);
        if (found !== undefined) add(found);
      },
      value: result,
    };
  };
}

interface Sum {
  add(value: Value): void;
  result(): Value;
}

/** One row per kind: a new kind without a row does not compile. What is not counted or told apart is a number. */
const sums: { readonly [Kind in MetricKind]: () => Sum } = {
  count() {
    let count = 0;
    return { add: () => count++, result: () => count };
  },
  distinct() {
    // A set holds NaN once, but it is never `===` to itself.
    const values = new Set<Value>();
    let notNumbers = 0;
    return {
      add: (value) => (Number.isNaN(value) ? notNumbers++ : values.add(value)),
      result: () => values.size + notNumbers,
    };
  },
  sum() {
    let sum = 0;
    return { add: (value) => (sum += value as number), result: () => sum };
  },
  min: () => extreme(Math.min),
  max: () => extreme(Math.max),
  average() {
    let [sum, count] = [0, 0];
    return {
      add(value) {
        sum += value as number;
        count++;
      },
      result: () => (count === 0 ? undefined : sum / count),
    };
  },
};

function extreme(choose: (a: number, b: number) => number): Sum {
  let chosen: number | undefined;
  return {
    add(value) {
      chosen = chosen === undefined ? (value as number) : choose(chosen, value as number);
    },
    result: () => chosen,
  };
}
