/** How a program is run: a view for each thing that a rule says, or all rules in one operator. */
export type ChosenPlan = 'readable' | 'fused';

/** What may be asked for; `auto` leaves it to the compiler. */
export const planNames = ['auto', 'readable', 'fused'] as const;
export type PlanName = (typeof planNames)[number];
