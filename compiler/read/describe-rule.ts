const descriptions: { readonly [kind: string]: string } = {
  occurs: 'a `when`',
  count: 'a count',
  sequence: 'a sequence',
  firstTime: 'a `firstTime`',
  absence: 'an absence',
  notSeen: 'a `notSeen`',
  session: 'a session',
  per: 'a `per`',
  all: 'an `all` of segments',
  any: 'an `any` of segments',
  not: 'a `not` of a segment',
  segment: 'a segment',
  values: 'an `each`',
  source: 'an event source',
};

/** A vocabulary object, or what stands in its place, in the words of a complaint. */
export function describeRule(rule: unknown): string {
  if (rule === undefined || rule === null) return 'nothing';
  if (typeof rule === 'function') return 'a function';
  if (typeof rule !== 'object') return `a ${typeof rule}`;
  const kind = kindOf(rule);
  if (kind === 'session' && (rule as { judged?: unknown }).judged === 'closed') return 'a closed session';
  return (
    (Object.hasOwn(descriptions, kind) ? descriptions[kind] : undefined) ??
    (Array.isArray(rule) ? 'a list' : 'an object of another kind')
  );
}

/** The `kind` of a vocabulary object; empty for anything else, even where asking throws. */
export function kindOf(rule: object): string {
  try {
    const { kind } = rule as { kind?: unknown };
    return typeof kind === 'string' ? kind : '';
  } catch {
    return '';
  }
}
