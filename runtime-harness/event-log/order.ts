/**
 * SEMANTICS §2. Compares two ids by their UTF-8 bytes: negative, 0 or positive. Both are well-formed UTF-16, as the
 * decoder makes them.
 *
 * UTF-8 order is code point order. UTF-16 order differs from it only where a surrogate meets a unit above the
 * surrogates, so ASCII never leaves the first comparison.
 */
export function compareIds(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [left.charCodeAt(i), right.charCodeAt(i)];
    if (a === b) continue;
    return a < surrogates || b < surrogates ? a - b : rank(a) - rank(b);
  }
  return left.length - right.length;
}

const surrogates = 0xd800;
const afterSurrogates = 0xe000;

/** Puts surrogates, which begin the code points from 0x10000, behind all other units. */
function rank(unit: number): number {
  return unit < afterSurrogates ? unit + 0x10000 : unit;
}
