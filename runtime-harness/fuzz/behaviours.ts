import { createExpressions, type Scope, scopeOf, types } from './expressions.ts';
import { oddNumbers, oddPredicates, oddValues } from './oddities.ts';
import type { Random } from './random.ts';

/**
 * Makes calls of the vocabulary, as text.
 *
 * @param odd how often in a hundred times an argument is one that need not be supported
 */
export function createBehaviours(random: Random, odd: number) {
  const { pick, percent, below } = random;
  const strange = () => `(${pick(oddValues)} as ${pick(['any', 'never'])})`;
  /** A part, or something strange in its place. */
  const or = (part: () => string) => (percent(odd) ? strange() : part());

  const duration = (): string =>
    or(() => `${pick(['seconds', 'minutes', 'hours', 'days'])}(${percent(odd) ? pick(oddNumbers) : 1 + below(60)})`);
  const whole = (): string => or(() => (percent(odd) ? pick(oddNumbers) : String(1 + below(9))));

  const predicate = (scope: Scope, parameters = '(e)'): string => {
    if (percent(odd)) return pick(oddPredicates);
    const body = createExpressions(random, scope, odd).condition(below(4));
    if (percent(10)) return `${parameters} => { return ${body}; }`;
    return `${parameters} => ${body}`;
  };

  const when = (): string => {
    const type = pick(types);
    const named = percent(10) ? `['cart_add', 'cart_remove']` : `'${type}'`;
    const name = or(() => named);
    if (percent(25)) return `when(${name})`;
    return `when(${name}, ${predicate(scopeOf(named === `'${type}'` ? type : 'cart_add'))})`;
  };

  const atAnEvent = (depth: number): string =>
    or(() => {
      if (depth <= 0 || percent(40)) return when();
      return pick([count, sequence, firstTime, () => session('live')])(depth - 1);
    });

  const count = (depth: number) => `count({ of: ${atAnEvent(depth)}, atLeast: ${whole()}, within: ${duration()} })`;
  const firstTime = (depth: number) => `firstTime(${atAnEvent(depth)})`;
  const sequence = (depth: number): string => {
    if (percent(40)) {
      const where = pick([
        '(a, b) => a.productId === b.productId',
        '(a, b) => (a.price ?? 0) < b.quantity',
        '(a, b) => b.ts - a.ts > minutes(1)',
        `(a, b) => [a, b].length > 1`,
        `(a) => a.productId.length > 3`,
      ]);
      return `sequence({ steps: [when('view'), when('cart_add')], where: ${or(() => where)}, within: ${duration()} })`;
    }
    const steps = Array.from({ length: percent(odd) ? below(6) : 2 + below(2) }, () => atAnEvent(depth));
    return `sequence({ steps: [${steps.join(', ')}], within: ${duration()} })`;
  };

  const session = (judged: 'live' | 'closed'): string => {
    const groups: string[] = [];
    const numbers = ['e.duration', 'e.events'];
    if (percent(50)) {
      groups.push(`count: { n: ${or(when)}, ${pick(['m', "'odd name'", "'`;'", 'duration', 'm'])}: ${or(when)} }`);
      numbers.push('e.n');
    }
    if (percent(25)) {
      groups.push("distinct: { products: each(['view', 'cart_add'], (v) => v.productId) }");
      numbers.push('e.products');
    }
    if (percent(30)) {
      const kind = pick(['sum', 'min', 'max', 'average']);
      groups.push(
        `${kind}: { price: each('view', ${or(() => pick(['(v) => v.price', '(v) => v.sizes.length', '(v) => (v.price ?? 0) * 2']))}) }`,
      );
      numbers.push(kind === 'sum' ? 'e.price' : '(e.price ?? 0)');
    }
    const scope = {
      numbers,
      texts: ["(e.first.country ?? '')", 'e.last.type', 'e.first.userId'],
      conditions: ["e.last.type === 'note'", "e.first.device === 'mobile'", 'e.events > 3'],
      lists: [],
    };
    return `session({ gap: ${duration()}, ${groups.map((group) => `${group}, `).join('')}${judged}: ${predicate(scope)} })`;
  };
  const absence = (depth: number) =>
    `absence({ after: ${atAnEvent(depth)}, no: ${atAnEvent(depth)}, for: ${duration()} })`;
  const notSeen = (depth: number) =>
    percent(30) ? `notSeen({ for: ${duration()} })` : `notSeen({ of: ${atAnEvent(depth)}, for: ${duration()} })`;

  const behaviour = (depth: number): string =>
    or(() => pick([atAnEvent, atAnEvent, absence, notSeen, () => session('closed'), () => session('live')])(depth));
  const enter = (depth: number): string =>
    percent(15)
      ? `per(${or(() => `'${pick(['productId', 'cartId', 'country', percent(odd) ? 'nothing' : 'cartId'])}'`)}, ${behaviour(depth)})`
      : behaviour(depth);
  return { enter, atAnEvent, behaviour, duration, strange, or };
}
