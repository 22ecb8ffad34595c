import type { BehaviourKind } from '../ir/behaviour.ts';

type Parts = { readonly [part: string]: unknown };
type Test = (parts: Parts) => boolean;

const isFunctionOrNull = (value: unknown) => value === null || typeof value === 'function';
const isObject = (value: unknown): value is Parts => typeof value === 'object' && value !== null;
const hasTypes: Test = ({ types }) => Array.isArray(types) && types.every((type) => typeof type === 'string');

/** What must be there for a reader not to stumble; what stands in it is the reader's matter. */
const tests: { readonly [K in BehaviourKind]: Test } = {
  occurs: (parts) => hasTypes(parts) && isFunctionOrNull(parts.where),
  count: () => true,
  sequence: ({ steps, where }) => Array.isArray(steps) && isFunctionOrNull(where),
  firstTime: () => true,
  absence: () => true,
  notSeen: () => true,
  session: ({ metrics, predicate, judged }) =>
    isObject(metrics) &&
    Object.values(metrics).every(isMetric) &&
    typeof predicate === 'function' &&
    (judged === 'live' || judged === 'closed'),
};

function isMetric(metric: unknown): boolean {
  if (!isObject(metric) || !isObject(metric.of)) return false;
  if (metric.kind === 'count') return metric.of.kind === 'occurs' && tests.occurs(metric.of);
  const { kind, of, value } = metric.of;
  return kind === 'values' && isObject(of) && tests.occurs(of) && typeof value === 'function';
}

const byKind: { readonly [kind: string]: Test } = tests;

/** Whether a behaviour is put together as the vocabulary does it: an author may get around the types and make one by hand. */
export function isWellFormed(rule: { readonly kind: string }): boolean {
  return byKind[rule.kind]?.(rule as unknown as Parts) ?? false;
}

/** Whether all that a rule is made of can be looked at: a getter or a proxy may throw. */
export function isReadable(rule: unknown, seen = new Set<unknown>()): boolean {
  if (typeof rule !== 'object' || rule === null || seen.has(rule)) return true;
  seen.add(rule);
  try {
    return [(rule as { kind?: unknown }).kind, ...Object.values(rule)].every((part) => isReadable(part, seen));
  } catch {
    return false;
  }
}
