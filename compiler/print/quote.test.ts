import { expect, test } from 'vitest';
import { quoteDouble, quoteIdentifier, quoteInterval, quoteText } from './quote.ts';

test.each([
  ['price', '`price`'],
  ['cart-abandoners/enter', '`cart-abandoners/enter`'],
  ['a`b', '`a``b`'],
  ['`', '````'],
])('identifier %s', (name, sql) => {
  expect(quoteIdentifier(name)).toBe(sql);
});

test.each([
  ['', "''"],
  ["it's", "'it''s'"],
  ["'; DROP TABLE x; --", "'''; DROP TABLE x; --'"],
  ['back\\slash', "'back\\slash'"],
  ['line\nbreak ${kafka} 🛒', "'line\nbreak ${kafka} 🛒'"],
])('text %j', (value, sql) => {
  expect(quoteText(value)).toBe(sql);
});

test.each([
  [0, '0E0'],
  [-0, '0E0'],
  [200, '200E0'],
  [-1.5, '-1.5E0'],
  [0.1, '0.1E0'],
  [1e21, '1E21'],
  [-1.5e300, '-1.5E300'],
  [1e-7, '1E-7'],
  [5e-324, '5E-324'],
  [Number.MAX_SAFE_INTEGER, '9007199254740991E0'],
])('double %d', (value, sql) => {
  expect(quoteDouble(value)).toBe(sql);
  // What Flink reads as a DOUBLE is the number that was meant.
  expect(Number(sql) === value).toBe(true);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('no literal for %d', (value) => {
  expect(() => quoteDouble(value)).toThrow('segc has a bug');
});

test.each([
  [1, "INTERVAL '0.001' SECOND(2, 3)"],
  [1_000, "INTERVAL '1' SECOND"],
  [5_001, "INTERVAL '5.001' SECOND(2, 3)"],
  [59_999, "INTERVAL '59.999' SECOND(2, 3)"],
  [60_000, "INTERVAL '1' MINUTE"],
  [90_000, "INTERVAL '90' SECOND"],
  [100_000, "INTERVAL '100.000' SECOND(3, 3)"],
  [1_800_001, "INTERVAL '1800.001' SECOND(4, 3)"],
  [5_940_000, "INTERVAL '99' MINUTE"],
  [6_060_000, "INTERVAL '101' MINUTE(3)"],
  [7_200_000, "INTERVAL '2' HOUR"],
  [86_400_000, "INTERVAL '1' DAY"],
  [3650 * 86_400_000, "INTERVAL '3650' DAY(4)"],
  [3650 * 86_400_000 + 3, "INTERVAL '315360000.003' SECOND(9, 3)"],
])('interval of %d ms', (ms, sql) => {
  expect(quoteInterval(ms)).toBe(sql);
});
