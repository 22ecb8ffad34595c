import type { Expression } from '../../ir/expression.ts';
import { allOf, type Case, casesOf } from './cases.ts';
import { contradictory } from './contradiction.ts';
import type { DomainOf } from './domain.ts';

const noneIsPossible = (cases: readonly Case[] | null, domainOf: DomainOf): boolean =>
  cases?.every((each) => contradictory(each, domainOf)) ?? false;

/** Proof that a condition is never true. False when it is not proven. `given` is so whatever the condition. */
export const neverTrue = (condition: Expression, domainOf: DomainOf, given: Case = []): boolean =>
  noneIsPossible(allOf([given], casesOf(condition, true)), domainOf);

/** Proof that a condition is always true. False when it is not proven. */
export const alwaysTrue = (condition: Expression, domainOf: DomainOf, given: Case = []): boolean =>
  noneIsPossible(allOf([given], casesOf(condition, false)), domainOf);

/** Proof that `then` is true whenever `condition` is. False when it is not proven. */
export const implies = (condition: Expression, then: Expression, domainOf: DomainOf): boolean =>
  noneIsPossible(allOf(casesOf(condition, true), casesOf(then, false)), domainOf);
