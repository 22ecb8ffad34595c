import { createRandom as createNumbers, pickFrom } from '../verify/random.ts';

/** A stream of choices: same seed, same choices. */
export interface Random {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  /** True so often in a hundred times. */
  percent(often: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Choices by the numbers of `verify/random.ts`. */
export function createRandom(seed: number): Random {
  const below = createNumbers(seed);
  return {
    below,
    percent: (often) => below(100) < often,
    pick: <T>(from: readonly T[]) => pickFrom(below, from),
  };
}
