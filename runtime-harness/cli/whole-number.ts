import { InvalidArgumentError } from 'commander';

/** Reads the value of an option that is a whole number of `least` or more. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,9}$/.test(text) && value >= least) return value;
    throw new InvalidArgumentError(`a whole number of ${least} or more is wanted.`);
  };
