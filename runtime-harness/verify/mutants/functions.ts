import type { Call, Expression, Matches } from '../../../compiler/ir/expression.ts';
import { type FunctionName, functions } from '../../../compiler/ir/functions.ts';

/** Functions that are easily taken for one another; each takes and gives the same as its neighbour. */
const neighbours: { readonly [F in FunctionName]?: readonly FunctionName[] } = {
  ceil: ['floor'],
  floor: ['ceil'],
  round: ['floor', 'ceil'],
  max: ['min'],
  min: ['max'],
  startsWith: ['endsWith', 'includes'],
  endsWith: ['startsWith', 'includes'],
  includes: ['startsWith', 'endsWith'],
  toLowerCase: ['toUpperCase'],
  toUpperCase: ['toLowerCase'],
  trimStart: ['trimEnd'],
  trimEnd: ['trimStart'],
};

const calendar: readonly FunctionName[] = ['hourOf', 'minuteOf', 'weekdayOf', 'dayOf', 'monthOf', 'yearOf'];

/** Which argument of a function names a time zone; -1 for none. */
export const zoneArgument = (name: FunctionName): number => (calendar.includes(name) ? 1 : -1);

/** Another function, and none: `text.trim()` and `text`. */
export function callChanges(call: Call): readonly Expression[] {
  const others = (neighbours[call.function] ?? []).map((name) => ({ ...call, function: name }));
  const { takes, gives } = functions[call.function];
  const [subject] = call.arguments;
  const isPlain = takes.length === 1 && takes[0] === gives && call.arguments.length === 1 && subject !== undefined;
  return isPlain ? [subject, ...others] : others;
}

/** The other case of letters, and a pattern that is bound to neither end of the text. */
export function matchesChanges(matches: Matches): readonly Expression[] {
  const { source, flags } = matches;
  const otherFlags = flags.includes('i') ? flags.replace('i', '') : [...flags, 'i'].sort().join('');
  // An anchor in an alternative, or one that is escaped, is left alone.
  const isOne = !source.includes('|');
  const loose = [
    ...(isOne && /^\^./.test(source) ? [source.slice(1)] : []),
    ...(isOne && /[^\\]\$$/.test(source) ? [source.slice(0, -1)] : []),
  ];
  return [{ ...matches, flags: otherFlags }, ...loose.map((each) => ({ ...matches, source: each }))];
}
