import { importing } from './importing.ts';
import { oddPredicates, oddValues } from './oddities.ts';
import type { Random } from './random.ts';

/** A file of a module beside its rule file. */
export interface Companion {
  /** The end of its name: `-part.ts`. */
  readonly suffix: string;
  readonly text: string;
}

const head = [
  importing('days, minutes', 'segc'),
  importing('absence, count, segment, sequence, session, when', '../events/shop.ts'),
];

type Make = (
  random: Random,
  name: string,
) => { readonly lines: readonly string[]; readonly companions?: readonly Companion[] };

const rule = (name: string, of = "when('view')") => `segment('${name}', { enter: ${of}, ttl: days(1) })`;

/** Modules that are odd as a whole. */
const makers: readonly Make[] = [
  () => ({ lines: ['export {};'] }),
  () => ({ lines: [] }),
  ({ pick }) => ({ lines: [`export default (${pick(oddValues)}) as any;`] }),
  ({ pick }, name) => ({ lines: [`export const a = (${pick(oddValues)}) as any;`, `export const b = ${rule(name)};`] }),
  ({ pick }, name) => ({ lines: [`export default [${rule(name)}, [${pick(oddValues)}], ${pick(oddValues)}] as any;`] }),
  (_, name) => ({ lines: [`export default [[[${rule(name)}]]];`] }),
  (_, name) => ({ lines: [`export const list = { a: ${rule(name)} };`] }),
  (_, name) => ({ lines: [`const s = ${rule(name)};`, 'export { s as default, s as again, s };'] }),
  (_, name) => ({ lines: [`export const a = ${rule(name)};`, `export const b = ${rule(name)};`] }),
  (_, name) => ({ lines: [`export const a = { ...${rule(name)} };`] }),
  (_, name) => ({ lines: [`export const a = structuredClone({ ...${rule(name)} }) as any;`] }),
  (_, name) => ({ lines: [`export const a = Object.freeze(${rule(name)});`] }),
  (_, name) => ({ lines: [`export const a = new Proxy(${rule(name)}, {});`] }),
  (_, name) => ({ lines: [`export const a = JSON.parse(JSON.stringify(${rule(name)}));`] }),
  (_, name) => ({ lines: [`const a: any = ${rule(name)};`, 'a.enter = a;', 'export default a;'] }),
  (_, name) => ({
    lines: [`const a: any = ${rule(name)};`, 'a.ttl = { valueOf() { return 5; } };', 'export default a;'],
  }),
  ({ pick }, name) => ({
    lines: [
      `const a: any = ${rule(name)};`,
      `a.${pick(['ttl', 'exit', 'enter', 'id', 'kind'])} = ${pick(oddValues)};`,
      'export default a;',
    ],
  }),
  ({ pick }, name) => ({
    lines: [
      `const w: any = when('view');`,
      `w.${pick(['types', 'where', 'holds', 'kind'])} = ${pick(oddValues)};`,
      `export default ${rule(name, 'w')};`,
    ],
  }),
  () => ({ lines: ["throw new Error('on purpose');", 'export default 1;'] }),
  ({ pick }) => ({ lines: [`throw ${pick(oddValues)};`, 'export default 1;'] }),
  () => ({ lines: ["throw Object.assign(new Error(''), { message: undefined });", 'export {};'] }),
  () => ({
    lines: [
      "throw { get message() { throw new Error('again'); }, toString() { throw new Error('again'); } };",
      'export {};',
    ],
  }),
  () => ({ lines: ['const down = (n: number): number => down(n + 1) + 1;', 'export default down(0);'] }),
  (_, name) => ({
    lines: [
      'let n = 0;',
      `const down = (): any => (n++ > 50 ? when('view') : down());`,
      `export default ${rule(name, 'down()')};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `let deep: any = when('view');`,
      `for (let i = 0; i < 300; i += 1) deep = count({ of: deep, atLeast: 1, within: days(1) });`,
      `export default ${rule(name, 'deep')};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `export default ${rule(name, `when('view', (e) => ${'!('.repeat(400)}e.isNew === true${')'.repeat(400)})`)};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `export default ${rule(name, `when('view', (e) => ${Array.from({ length: 300 }, (_, i) => `e.price === ${i}`).join(' || ')})`)};`,
    ],
  }),
  (_, name) => ({ lines: [`export default await Promise.resolve(${rule(name)});`] }),
  (_, name) => ({ lines: [`export default Promise.resolve(${rule(name)});`] }),
  (_, name) => ({ lines: [`export default () => ${rule(name)};`] }),
  (_, name) => ({ lines: [`export default class { static s = ${rule(name)}; }`] }),
  (_, name) => ({ lines: [`namespace Inner { export const s = ${rule(name)}; }`, 'export default Inner.s;'] }),
  (_, name) => ({ lines: [`export = ${rule(name)};`] }),
  (_, name) => ({
    lines: [`declare const nothing: any;`, `export default ${rule(name, "when('view', () => nothing.x)")};`],
  }),
  (_, name) => ({
    lines: [`declare const nothing: number;`, `export default ${rule(name, "when('view', (e) => e.ts > nothing)")};`],
  }),
  (_, name) => ({ lines: [`export default ${rule(name, "when('view', (e) => e.ts > later)")};`, 'const later = 5;'] }),
  (_, name) => ({ lines: [`let x = 1;`, `export default ${rule(name, "when('view', (e) => e.ts > x)")};`, 'x = 2;'] }),
  ({ pick }, name) => ({
    lines: [
      `const x: any = ${pick(oddValues)};`,
      `export default ${rule(name, "when('view', (e) => e.price === x || x.includes(e.productId) || x)")};`,
    ],
  }),
  ({ pick }, name) => ({
    lines: [`const p: any = ${pick(oddPredicates)};`, `export default ${rule(name, "when('view', p)")};`],
  }),
  ({ pick }, name) => ({
    lines: [
      `const p: any = ${pick(oddPredicates)};`,
      `export default ${rule(name, 'session({ gap: minutes(1), live: p })')};`,
    ],
  }),
  ({ pick }, name) => ({
    lines: [
      `const p: any = ${pick(oddPredicates)};`,
      `export default ${rule(name, "sequence({ steps: [when('view'), when('note')], where: p, within: days(1) })")};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `const box = { get limit() { throw new Error('no'); } };`,
      `export default ${rule(name, "when('view', (e) => e.ts > (box.limit as any))")};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `let n = 0; const box = { get limit() { return (n += 1); } };`,
      `export default ${rule(name, "when('view', (e) => e.ts > box.limit)")};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `class Limit { static readonly max = 5; }`,
      `export default ${rule(name, "when('view', (e) => e.ts > Limit.max)")};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `export const make = <T extends string>(id: T) => segment(id, { enter: when('view', (e) => e.productId === id), ttl: days(1) });`,
      `export default make('${name}');`,
    ],
  }),
  (_, name) => ({
    lines: [
      `const even = (n: number): boolean => n === 0 || odd(n - 1);`,
      `const odd = (n: number): boolean => n !== 0 && even(n - 1);`,
      `export default ${rule(name, "when('view', (e) => even(e.ts))")};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `const me = (n: number): number => me(n);`,
      `export default ${rule(name, "when('view', (e) => me(e.ts) > 1)")};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `function* ids() { yield '${name}-a'; yield '${name}-b'; }`,
      `export default [...ids()].map((id) => segment(id, { enter: when('note'), ttl: days(1) }));`,
    ],
  }),
  ({ pick }) => ({
    lines: [
      `export default segment(${pick(["''", "'A'", "'a--b'", "'-a'", "'ä'", "'a b'", "'x'.repeat(500)", '(5 as any)', "'a\\nb'", "'../../etc'", "'`'", "'{x}'", "'__proto__'"])}, { enter: when('view'), ttl: days(1) });`,
    ],
  }),
  (_, name) => ({
    lines: [
      `import { part } from './${name}-part.ts';`,
      `export const own = 5;`,
      `export default ${rule(name, "when('view', (e) => e.ts > part())")};`,
    ],
    companions: [
      { suffix: '-part.ts', text: `import { own } from './${name}.segment.ts';\nexport const part = () => own;\n` },
    ],
  }),
  (_, name) => ({
    lines: [
      `import { part } from './${name}-part.ts';`,
      `export const own = 5;`,
      `export default ${rule(name, "when('view', (e) => e.ts > part)")};`,
    ],
    companions: [
      { suffix: '-part.ts', text: `import { own } from './${name}.segment.ts';\nexport const part = own + 1;\n` },
    ],
  }),
  (_, name) => ({
    lines: [
      `import me from './${name}.segment.ts';`,
      `export default ${rule(name, "when('view', () => (me as any) === null)")};`,
    ],
  }),
  (_, name) => ({
    lines: [
      `import { isDear } from './${name}-part.ts';`,
      `export default ${rule(name, "when('view', (e) => isDear(e.price))")};`,
    ],
    companions: [
      {
        suffix: '-part.ts',
        text: 'const limit = 5;\nexport const isDear = (price: number | undefined) => (price ?? 0) > limit;\n',
      },
    ],
  }),
  (_, name) => ({
    lines: [
      `import * as part from './${name}-part.ts';`,
      `export default ${rule(name, "when('view', (e) => part.names.includes(e.productId) && part.inner.is(e.ts))")};`,
    ],
    companions: [
      {
        suffix: '-part.ts',
        text: `export const names = ['a'] as string[];\nexport * as inner from './${name}-inner.ts';\n`,
      },
      { suffix: '-inner.ts', text: 'export function is(n: number) { return n > 1; }\n' },
    ],
  }),
  (_, name) => ({
    lines: [`export default ${rule(name)};`],
    companions: [{ suffix: '-part.ts', text: "throw new Error('never imported');\n" }],
  }),
  (_, name) => ({
    lines: [
      `import { part } from './${name}-part.ts';`,
      `export default ${rule(name, "when('view', (e) => e.ts > part)")};`,
    ],
    companions: [{ suffix: '-part.ts', text: "throw new Error('imported');\nexport const part = 1;\n" }],
  }),
];

/** A module that is odd as a whole. */
export function oddModule(random: Random, name: string): { text: string; companions: readonly Companion[] } {
  const { lines, companions = [] } = random.pick(makers)(random, name);
  return { text: `${[...head, ...lines].join('\n')}\n`, companions };
}
