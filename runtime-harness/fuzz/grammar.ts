import { createBehaviours } from './behaviours.ts';
import { importing } from './importing.ts';
import type { Random } from './random.ts';

const imports = [
  importing('all, any, days, dayOf, hourOf, hours, minutes, monthOf, not, seconds, weekdayOf', 'segc'),
  importing('absence, count, each, firstTime, notSeen, per, segment, sequence, session, when', '../events/shop.ts'),
];
const constants = [
  'const limit = 200;',
  'const levels = { silver: 100, gold: 500 } as const;',
  "const prefix = 'sku-';",
  "const names: readonly string[] = ['a', 'b', 'DE'];",
  "enum Colour { Red = 'red', Blue = 'blue' }",
  'const isLong = (text: string) => text.length > 5;',
];

/** A rule module after the grammar of the language, with `odd` in a hundred of its parts from outside of it. */
export function grammarModule(random: Random, name: string): string {
  const { pick, percent, below } = random;
  const odd = pick([0, 0, 1, 3, 10, 30]);
  const { enter, behaviour, duration, or, strange } = createBehaviours(random, odd);
  const describe = (id: string, of: string) => {
    const exit = percent(25) ? ` exit: ${percent(20) ? enter(1) : behaviour(1)},` : '';
    const extra = percent(odd) ? ` extra: ${strange()},` : '';
    return `segment(${or(() => id)}, { enter: ${of},${exit}${extra} ttl: ${duration()} })`;
  };
  const lines = [...imports, ...constants];
  const count = 1 + below(3);
  for (let index = 0; index < count; index += 1) {
    lines.push(`export const s${index} = ${describe(`'${name}-${index}'`, enter(below(3)))};`);
  }
  if (count > 1 && percent(50)) {
    const parts = Array.from({ length: count }, (_, index) => or(() => (percent(30) ? `not(s${index})` : `s${index}`)));
    lines.push(`export const both = ${describe(`'${name}-both'`, `${pick(['all', 'any'])}(${parts.join(', ')})`)};`);
  }
  if (percent(20)) {
    const of = enter(1).replaceAll(/\blimit\b/g, 'from');
    lines.push(`const rows = [{ key: 'low', from: 1 }, { key: 'high', from: ${pick(['2', '1e6', '-1', 'NaN'])} }];`);
    lines.push(`export default rows.map(({ key, from }) => ${describe(`\`${name}-\${key}\``, of)});`);
  }
  return `${lines.join('\n')}\n`;
}
