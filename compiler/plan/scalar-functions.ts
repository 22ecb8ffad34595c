/**
 * Our own scalar functions, for what SQL means differently than TypeScript (SEMANTICS §9), and the Java class of each below
 * `io.segc.flink.expressions`. A NULL argument gives NULL unless the row says otherwise.
 */
export const scalarFunctions = {
  /** The number that a text spells. The planner does not know it: it would make 0 of -0, and can spell neither NaN nor infinities. */
  number_of: 'NumberFunctions$NumberOf',
  /** The text that a JSON string spells: what holds lone surrogates cannot stand in a statement. The planner does not know it. */
  text_of: 'TextFunctions$TextOf',
  /** A value as it is, which the planner does not know: it cannot spell every result of a function of constants. */
  hidden: 'Hidden',
  /** NaN for NULL, as TypeScript calculates with `undefined`. */
  number_or_nan: 'NumberFunctions$NumberOrNaN',
  /** `===` of numbers that may be NaN; two NULLs are the same. */
  same_number: 'NumberFunctions$Same',
  /** Orderings of numbers that may be NaN; FALSE for NULL. The planner would turn NOT (a < b) into a >= b. */
  is_less: 'NumberFunctions$IsLess',
  is_at_most: 'NumberFunctions$IsAtMost',
  is_more: 'NumberFunctions$IsMore',
  is_at_least: 'NumberFunctions$IsAtLeast',
  remainder: 'NumberFunctions$Remainder',
  round_number: 'NumberFunctions$Round',
  sign_of: 'NumberFunctions$Sign',
  sqrt_of: 'NumberFunctions$Sqrt',
  trunc_number: 'NumberFunctions$Trunc',
  max_of: 'NumberFunctions$Max',
  min_of: 'NumberFunctions$Min',
  is_finite: 'NumberFunctions$IsFinite',
  is_integer: 'NumberFunctions$IsInteger',
  is_nan: 'NumberFunctions$IsNaN',
  /** Negative, 0 or positive, by UTF-16 code units. */
  compare_text: 'TextFunctions$Compare',
  concat_text: 'TextFunctions$Concat',
  ends_with: 'TextFunctions$EndsWith',
  includes_text: 'TextFunctions$Includes',
  starts_with: 'TextFunctions$StartsWith',
  index_of: 'TextFunctions$IndexOf',
  text_length: 'TextFunctions$Length',
  slice_text: 'TextFunctions$Slice',
  lower_text: 'TextFunctions$ToLowerCase',
  upper_text: 'TextFunctions$ToUpperCase',
  trim_text: 'TextFunctions$Trim',
  trim_end: 'TextFunctions$TrimEnd',
  trim_start: 'TextFunctions$TrimStart',
  /** Whether a Java pattern is found in a text. */
  matches_pattern: 'TextFunctions$Matches',
  list_includes: 'ListFunctions$Includes',
  /** Whether a predicate, given as JSON, holds for some or every element. */
  some_of: 'ListFunctions$SomeOf',
  every_of: 'ListFunctions$EveryOf',
  hour_of: 'TimeFunctions$HourOf',
  minute_of: 'TimeFunctions$MinuteOf',
  weekday_of: 'TimeFunctions$WeekdayOf',
  day_of: 'TimeFunctions$DayOf',
  month_of: 'TimeFunctions$MonthOf',
  year_of: 'TimeFunctions$YearOf',
} as const;

export type ScalarFunction = keyof typeof scalarFunctions;

/** The functions that a plan's expressions call, in the order of the table. */
export function scalarFunctionsIn(plan: unknown): ScalarFunction[] {
  const found = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('kind' in part && part.kind === 'call' && 'name' in part) found.add(String(part.name));
    Object.values(part).forEach(visit);
  };
  visit(plan);
  return (Object.keys(scalarFunctions) as ScalarFunction[]).filter((name) => found.has(name));
}
