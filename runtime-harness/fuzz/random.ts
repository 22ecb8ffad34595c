/** A stream of choices: same seed, same choices. */
export interface Random {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  /** True so often in a hundred times. */
  percent(often: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Choices by mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  return {
    below,
    percent: (often) => below(100) < often,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
  };
}
