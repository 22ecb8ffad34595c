import type { Segment } from './segment.ts';

/** What `all`, `any` and `not` take: a segment, or what they give. */
export type Part = Segment | Combination | Negation;

/** Who is in all, or in any, of some segments. Made by `all` and `any`. */
export interface Combination {
  readonly kind: 'all' | 'any';
  readonly of: readonly Part[];
}

/** Who is not in a segment. Only a part of `all` or `any`: alone it would hold everybody. Made by `not`. */
export interface Negation {
  readonly kind: 'not';
  readonly of: Part;
}

/**
 * Who is in all of the parts right now.
 *
 * @example segment('lost-big-carts', { enter: all(cartAbandoners, not(demoRequesters)), ttl: days(7) })
 */
export const all = (...of: readonly [Part, ...Part[]]): Combination => ({ kind: 'all', of });

/** Who is in at least one of the parts right now. */
export const any = (...of: readonly [Part, ...Part[]]): Combination => ({ kind: 'any', of });

/** Who is not in the part right now. It goes with something that says who is: `all(a, not(b))`. */
export const not = (of: Part): Negation => ({ kind: 'not', of });
