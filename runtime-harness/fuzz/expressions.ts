import { oddExpressions, oddNumbers, oddTexts } from './oddities.ts';
import type { Random } from './random.ts';

/** What an expression may refer to, as text, by type. */
export interface Scope {
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  readonly conditions: readonly string[];
  /** Lists of texts that may be absent. */
  readonly lists: readonly string[];
}

/** The fields of the events of each type, the event being called `e`. */
const scopes: { readonly [type: string]: Scope } = {
  view: {
    numbers: ['(e.price ?? 0)', 'e.sizes.length', '(e.tags?.length ?? 0)', 'e.ts'],
    texts: ['e.productId', "(e.country ?? '')", "(e.address?.city ?? 'x')", "(e.device ?? 'none')", 'e.userId'],
    conditions: ['(e.isNew ?? false)', 'e.isNew === true', 'e.price !== undefined', "e.device === 'mobile'"],
    lists: ['e.tags'],
  },
  cart_add: {
    numbers: ['(e.price ?? 1)', 'e.quantity', 'e.ts'],
    texts: ['e.cartId', 'e.productId', "(e.country ?? 'DE')", 'e.eventId'],
    conditions: ['e.price === undefined', "e.country !== 'DE'"],
    lists: [],
  },
  purchase: {
    numbers: ['e.total', 'e.ts'],
    texts: ["(e.coupon ?? '')", "(e.cartId ?? 'none')"],
    conditions: ['e.paid', '!e.paid', 'e.coupon !== undefined'],
    lists: [],
  },
  note: { numbers: ['e.text.length', 'e.ts'], texts: ['e.text', "(e.country ?? '')"], conditions: [], lists: [] },
};
/** Every type of the events. */
export const types = [...Object.keys(scopes), 'cart_remove'];

export const scopeOf = (type: string): Scope => (scopes[type] ?? scopes.cart_add) as Scope;

/**
 * Makes expressions over `scope`.
 *
 * @param odd how often in a hundred times a part is one that need not be supported
 */
export function createExpressions(random: Random, scope: Scope, odd: number) {
  const { pick, percent, below } = random;
  const literal = () => (percent(odd) ? pick(oddNumbers) : String(below(1_000)));

  const number = (depth: number): string => {
    if (depth <= 0 || percent(30)) return percent(60) ? pick(scope.numbers) : pick([literal(), 'limit', 'levels.gold']);
    const [a, b] = [() => number(depth - 1), () => number(depth - 1)];
    return pick([
      () => `(${a()} ${pick(['+', '-', '*', '/', '%'])} ${b()})`,
      () => `Math.${pick(['abs', 'floor', 'ceil', 'sqrt', 'round', 'trunc', 'sign'])}(${a()})`,
      () => `Math.${pick(['min', 'max', 'pow'])}(${a()}, ${b()})`,
      () => `${text(depth - 1)}.length`,
      () => `(${condition(depth - 1)} ? ${a()} : ${b()})`,
      () => `-${a()}`,
      () =>
        `${pick(['hourOf', 'weekdayOf', 'dayOf', 'monthOf'])}(e.ts, ${pick(["'Europe/Berlin'", "'UTC'", "'Mars'"])})`,
      () => `minutes(${literal()})`,
    ])();
  };

  const text = (depth: number): string => {
    if (depth <= 0 || percent(30))
      return percent(70)
        ? pick(scope.texts)
        : percent(odd * 2)
          ? pick(oddTexts)
          : pick(["'a'", "'DE'", 'prefix', 'Colour.Red']);
    const a = () => text(depth - 1);
    return pick([
      () => `(${a()} + ${a()})`,
      () => `\`\${${a()}}-\${${a()}}\``,
      () => `${a()}.${pick(['toLowerCase', 'toUpperCase', 'trim'])}()`,
      () => `${a()}.slice(${pick(['0', '1', '-2', literal()])}, ${pick(['1', '3', '-1'])})`,
      () => `(${condition(depth - 1)} ? ${a()} : ${a()})`,
    ])();
  };

  const condition = (depth: number): string => {
    if (percent(odd)) return pick(oddExpressions);
    if (depth <= 0)
      return scope.conditions.length > 0 && percent(50) ? pick(scope.conditions) : `${number(0)} > ${literal()}`;
    const a = () => condition(depth - 1);
    return pick([
      () => `(${a()} ${pick(['&&', '||'])} ${a()})`,
      () => `!(${a()})`,
      () => `${number(depth)} ${pick(['<', '<=', '>', '>=', '===', '!=='])} ${number(depth - 1)}`,
      () => `${text(depth)} ${pick(['<', '>=', '===', '!=='])} ${text(depth - 1)}`,
      () => `${text(depth)}.${pick(['startsWith', 'endsWith', 'includes'])}(${text(0)})`,
      () => `${pick(["['a', 'b']", 'names', "(['DE', 'AT'] as readonly string[])"])}.includes(${text(depth - 1)})`,
      () => `${pick(['/^a/', '/[0-9]+/', '/colou?r/i', '/x|y/'])}.test(${text(depth - 1)})`,
      () =>
        scope.lists.length > 0
          ? `(${pick(scope.lists)}?.${pick(['some', 'every'])}((t) => t ${pick(['===', '!=='])} 'a') ?? false)`
          : a(),
      () => (scope.lists.length > 0 ? `(${pick(scope.lists)}?.includes(${text(0)}) ?? false)` : a()),
      () => `isLong(${text(depth - 1)})`,
      () => `(${a()} ? ${a()} : ${a()})`,
    ])();
  };
  return { number, text, condition };
}
