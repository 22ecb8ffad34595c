/** A whole number from 0 to one less than `below`. */
export type Random = (below: number) => number;

/** A small generator of pseudo-random numbers (mulberry32): same seed, same numbers. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** One of a list that is not empty. */
export const pickFrom = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;
