import type { Expression, Literal } from '../../../compiler/ir/expression.ts';
import { type Change, change, inWhole, type Place } from './change.ts';
import { spanChanges } from './spans.ts';
import { isSpan, literalText } from './words.ts';

/** What a constant stands beside. */
export interface Beside {
  /** What it is compared with; null when with nothing. */
  readonly subject: Expression | null;
  /** All texts that it may be; null when any. */
  readonly values: readonly unknown[] | null;
  /** Whether it names a time zone. */
  readonly isZone?: boolean;
}

/** Of the other texts that a field can have, this many are tried. */
const mostValues = 2;

/** Changes of a constant: a number one up and down in its last digit, a span of time, the case of a text. `undefined` has none. */
export function literalChanges({ value }: Literal, place: Place, beside: Beside): readonly Change<Expression>[] {
  const { subject, values } = beside;
  const literal = (changed: string | number | boolean): Expression => ({ kind: 'literal', value: changed });
  if (typeof value === 'number' && subject !== null && isSpan(value, subject))
    return inWhole(spanChanges(value, place), literal);
  return others(value, values, beside.isZone ?? false).map((other) =>
    change(literal(other), place, literalText(value), literalText(other)),
  );
}

function others(value: Literal['value'], values: readonly unknown[] | null, isZone: boolean) {
  switch (typeof value) {
    case 'number':
      return numbersBeside(value);
    case 'boolean':
      return [!value];
    case 'string':
      if (isZone) return [value === 'UTC' ? 'Europe/Berlin' : 'UTC'];
      if (values !== null)
        return values.filter((each): each is string => typeof each === 'string' && each !== value).slice(0, mostValues);
      return [otherCase(value)];
    default:
      return [];
  }
}

/** One less and one more in the last decimal that is written: 200 is beside 199 and 201, 9.99 beside 9.98 and 10. */
function numbersBeside(value: number): readonly number[] {
  const digits = /^-?\d+(?:\.(\d+))?$/.exec(String(value));
  if (digits === null) return Number.isFinite(value) ? [value / 2, value * 2] : [];
  const decimals = digits[1]?.length ?? 0;
  return [-1, 1]
    .map((sign) => Number((value + sign * 10 ** -decimals).toFixed(decimals)))
    .filter((each) => each !== value);
}

/** The text in lower case, or in upper case when it is in lower; with an x where it has no case. */
export function otherCase(text: string): string {
  return [text.toLowerCase(), text.toUpperCase()].find((each) => each !== text) ?? `${text}x`;
}
