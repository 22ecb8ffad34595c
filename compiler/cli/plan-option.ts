import { Option } from 'commander';
import { planNames } from '../plan/plan-name.ts';

/** `--plan`, as each command has it that builds. */
export const planOption = (): Option =>
  new Option(
    '--plan <plan>',
    'readable: a view for each thing that a rule says; fused: one operator for all rules; auto: whichever costs less',
  )
    .choices(planNames)
    .default('auto');
