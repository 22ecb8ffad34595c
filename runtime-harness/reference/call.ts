import { scalarFunctions } from '../../compiler/ir/apply.ts';
import type { FunctionName } from '../../compiler/ir/functions.ts';
import { partOfTime } from './calendar.ts';
import type { Evaluate, Value } from './expression.ts';

/** One row per function of `compiler/ir/functions.ts`: TypeScript's own, applied to arguments that are there. */
const functions: { readonly [F in FunctionName]: (...args: never[]) => Value } = {
  ...scalarFunctions,
  listIncludes: (list: readonly Value[], element: Value) => list.includes(element),
  listLength: (list: readonly Value[]) => list.length,
  hourOf: partOfTime('hour'),
  minuteOf: partOfTime('minute'),
  weekdayOf: partOfTime('weekday'),
  dayOf: partOfTime('day'),
  monthOf: partOfTime('month'),
  yearOf: partOfTime('year'),
};

/** SEMANTICS §9. A call is absent when an argument is. */
export function prepareCall<Subject>(name: FunctionName, args: readonly Evaluate<Subject>[]): Evaluate<Subject> {
  const apply = functions[name] as (...args: Value[]) => Value;
  const [first, second, ...others] = args;
  if (first === undefined) return () => apply();
  if (second === undefined) {
    return (subject) => {
      const value = first(subject);
      return value === undefined ? undefined : apply(value);
    };
  }
  if (others.length === 0) {
    return (subject) => {
      const [a, b] = [first(subject), second(subject)];
      return a === undefined || b === undefined ? undefined : apply(a, b);
    };
  }
  return (subject) => {
    const values = args.map((arg) => arg(subject));
    return values.includes(undefined) ? undefined : apply(...values);
  };
}
