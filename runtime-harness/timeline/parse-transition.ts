import { z } from 'zod';
import type { Transition } from './transition.ts';

const instant = z.number().int().nonnegative();

const transitionSchema: z.ZodType<Transition> = z.strictObject({
  userId: z.string().min(1),
  segment: z.string().min(1),
  op: z.enum(['enter', 'renew', 'exit']),
  at: instant,
  expiresAt: instant.nullable(),
  reason: z.enum(['event', 'ttl', 'optout']),
  eventIds: z.array(z.string()),
});

/** A line that is no transition, and why: `field "at" ...`. */
export interface NoTransition {
  readonly problem: string;
}

/** Reads a transition from its JSON line. */
export function parseTransition(line: string): Transition | NoTransition {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { problem: 'not JSON' };
  }
  const { success, data, error } = transitionSchema.safeParse(json);
  if (success) return data;
  const [issue] = error.issues;
  const path = issue === undefined || issue.path.length === 0 ? '' : `field ${JSON.stringify(issue.path.join('.'))}: `;
  return { problem: `${path}${issue?.message ?? 'not a transition'}` };
}
