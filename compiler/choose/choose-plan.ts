import type { Program } from '../ir/program.ts';
import type { ChosenPlan, PlanName } from '../plan/plan-name.ts';
import { type ExpectedCost, expectedCostFused, expectedCostReadable } from './expected-cost.ts';

/** What was chosen, and what for. */
export interface PlanChoice {
  readonly plan: ChosenPlan;
  readonly asked: PlanName;
  readonly expected: { readonly [Plan in ChosenPlan]: ExpectedCost };
}

/**
 * The plan that a program is built with. Left the choice, it is one operator: putting the events of a user into order takes the views alone more than that, before
 * the first rule (`expected-cost.ts`), and their state never ends.
 */
export const choosePlan = (asked: PlanName): ChosenPlan => (asked === 'auto' ? 'fused' : asked);

/** The choice with the figures behind it. */
export function comparePlans(program: Program, asked: PlanName): PlanChoice {
  const expected = { readable: expectedCostReadable(program), fused: expectedCostFused(program) };
  return { plan: choosePlan(asked), asked, expected };
}
