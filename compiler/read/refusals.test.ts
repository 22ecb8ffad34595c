import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadFolder, marked, placeOf, render, writeFolder } from '../../runtime-harness/suites/complaints.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

async function complaints(root: string): Promise<readonly Diagnostic[]> {
  const { program, diagnostics } = await loadFolder(root);
  expect(program).toBeNull();
  return diagnostics;
}

const events = `import { type EventEnvelope, eventSource, seconds } from 'segc';

interface View extends EventEnvelope {
  readonly type: 'view';
  readonly title: string;
  readonly price?: number;
  readonly country?: string;
  readonly vip?: boolean;
  readonly active: boolean;
  readonly tags: readonly string[];
  readonly labels?: readonly string[];
  readonly address?: { readonly city: string };
  readonly place?: { readonly street?: string };
}

export const shop = eventSource<View>({ topic: 'views', lateness: seconds(1) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
`;

const imports = `import { all, any, days, hourOf, minutes, not, type Duration } from 'segc';
import { absence, count, each, firstTime, notSeen, per, segment, sequence, session, when } from '../events.ts';

`;

const listed = 'Use what the table in compiler/read/SUPPORTED.md lists.';
const inPlace = 'Write an arrow function in place, as in `(view) => view.price === 5`.';
const toConstant = 'Compute a constant outside of the predicate and use that.';
const toNumber = (operator: string) => `Give it a value first, as in \`(price ?? 0) ${operator} 1\`.`;
const numbers = 'Use a number here, or two strings.';
const orElse = 'Write `?? false` behind it, as in `(event.vip ?? false) && event.total > 1`.';
const toText = "Give it a value first, as in `text ?? ''`.";
const toTextOrChain = "Give it a value first, as in `text ?? ''`, or call a method with `?.`.";
const withU = 'Add the flag `u`, as in `/a.c/u`: without it a character outside of the basic plane counts as two.';
const typescript = 'Correct the type error; the message above is TypeScript’s own.';
const ofItsOwn = 'Give it a segment of its own, and combine segments with all(), any() and not().';
const ofDurations = 'Give `ttl` with seconds(), minutes(), hours() or days().';

type Complaint = readonly [code: string, finding: string, fix: string];
type Case = readonly [name: string, text: string, ...complaint: Complaint];

/** The predicate of a `when('view', ...)`, with the place of the complaint in « ». */
const predicates: readonly Case[] = [
  [
    'misspelt',
    '(view) => view.«prise» === 1',
    'SEG101',
    "Property 'prise' does not exist on type 'View & { readonly type: \"view\"; }'. Did you mean 'price'? (TS2551)",
    typescript,
  ],
  [
    'absent-arithmetic',
    '(view) => «view.price» + 1 > 2',
    'SEG101',
    "'view.price' is possibly 'undefined' (TS18048)",
    typescript,
  ],
  [
    'loop',
    '(view) => { «for (const p of [1, 2]) { if (view.price === p) return true; }» return false; }',
    'SEG302',
    'this predicate contains a loop',
    'Write one expression; to ask for elements of a list use `list.some(...)`, `list.every(...)` or `list.includes(...)`.',
  ],
  [
    'date-now',
    '(view) => view.ts < «Date.now()»',
    'SEG303',
    '`Date.now()` differs from run to run',
    'Use `event.ts`, the time of the event, or a window such as `for: minutes(30)`.',
  ],
  [
    'random',
    '() => «Math.random()» < 0.5',
    'SEG303',
    '`Math.random()` differs from run to run',
    'To sample users, put a stable number into the event where it is made.',
  ],
  ['loose', '(view) => «view.price == 1»', 'SEG301', 'the operator `==` cannot be compiled', 'Write `===`.'],
  [
    'non-null',
    '(view) => «view.price!» > 3',
    'SEG301',
    '`!` after a value cannot be compiled',
    'Say what an absent value means, as in `(view.price ?? 0) > 200`.',
  ],
  [
    'assertion',
    '(view) => («view.price as number») > 3',
    'SEG301',
    'a type assertion cannot be compiled',
    'Narrow the value with a comparison, or declare the field with the type it has.',
  ],
  [
    'destructured',
    '(«{ price }») => price === 3',
    'SEG301',
    'a destructured parameter cannot be compiled',
    'Name the parameter and use its fields, as in `(view) => view.price === 5`.',
  ],
  [
    'truthy-text',
    '(view) => !«view.title»',
    'SEG305',
    'this condition is a string',
    "Compare it, as in `text !== undefined && text !== ''`.",
  ],
  [
    'truthy-number',
    '(view) => !«view.price»',
    'SEG305',
    'this condition is a number',
    'Compare it, as in `(amount ?? 0) !== 0`.',
  ],
  // `any` switches TypeScript's own complaints off; the reader knows the fields all the same.
  [
    'any-arithmetic',
    '(view: any) => «view.price» * 2 > 1',
    'SEG306',
    'an operand of `*` is a number that can be absent',
    toNumber('*'),
  ],
  [
    'any-equality',
    '(view: any) => «view.price === "5"»',
    'SEG308',
    'this compares a number with a string, which is never equal',
    'Compare values of one type.',
  ],
  [
    'two-returns',
    '(view) => «{ return view.ts > 1; return view.ts > 2; }»',
    'SEG302',
    'this predicate contains a way without a single `return` at its end',
    'Return one expression at the end of each way, or write the arrow function without braces.',
  ],
  [
    'no-return-in-if',
    '(view) => { if (view.active) { «view.title;» } return true; }',
    'SEG302',
    'this predicate contains `view.title;`',
    listed,
  ],
  [
    'variable',
    '(view) => { «let price = view.price;» return price === 3; }',
    'SEG302',
    'this predicate contains a variable that can change',
    'Write `const`.',
  ],
  [
    'switch',
    '(view) => { «switch (view.title) { default: return true; }» }',
    'SEG302',
    'this predicate contains a `switch`',
    'Write `if (...) return ...;` or `test ? a : b`.',
  ],
  [
    'destructured-const',
    '(view) => { const «{ price }» = view; return price === 3; }',
    'SEG301',
    'a destructured variable cannot be compiled',
    'Name the value and use its fields, as in `const address = event.address`.',
  ],
  [
    'unlisted-call',
    '(view) => «view.title.padStart(3)» === ""',
    'SEG301',
    '`view.title.padStart(3)` cannot be compiled',
    listed,
  ],
  ['text-and-number', '(view: any) => «view.title» < 5', 'SEG306', 'an operand of `<` is a string', numbers],
  [
    'absent-text-order',
    '(view: any) => «view.country» < "m"',
    'SEG306',
    'an operand of `<` is a string that can be absent',
    "Give it a value first, as in `(text ?? '') < 'm'`.",
  ],
  [
    'any-field',
    '(view: any) => «view.prise» === 5',
    'SEG311',
    'there is no field "prise" here',
    'Did you mean "price"?',
  ],
  [
    'any-text',
    '(view: any) => «view.country».startsWith("D")',
    'SEG316',
    '`text.startsWith(begin)` is given a string that can be absent',
    toTextOrChain,
  ],
  [
    'argument-absent',
    '(view: any) => view.title.startsWith(«view.country»)',
    'SEG316',
    '`text.startsWith(begin)` is given a string that can be absent',
    toTextOrChain,
  ],
  [
    'argument-type',
    '(view: any) => view.title.slice(«view.title») === ""',
    'SEG315',
    '`text.slice(from, to)` is given a string',
    'Give it a number.',
  ],
  [
    'element-type',
    '(view: any) => view.tags.includes(«5»)',
    'SEG315',
    '`list.includes(a)` is given a number',
    'Give it a string.',
  ],
  [
    'list-absent',
    '(view: any) => «view.labels».length > 1',
    'SEG316',
    '`list.length` is given a list that can be absent',
    'Call the method with `?.`, as in `event.tags?.length`.',
  ],
  [
    'argument-count',
    '(view) => «view.title.startsWith("a", 1)»',
    'SEG301',
    '`text.startsWith(begin)` with 3 arguments cannot be compiled',
    'Write it as in `text.startsWith(begin)`.',
  ],
  [
    'number-absent',
    '(view: any) => Math.abs(«view.price») > 1',
    'SEG316',
    '`Math.abs(a)` is given a number that can be absent',
    'Give it a value first, as in `price ?? 0`.',
  ],
  [
    'and-as-value',
    '(view) => (view.active && «view.vip») === true',
    'SEG309',
    'this operand of `&&` can be absent, and the result is used as a value',
    orElse,
  ],
  [
    'and-absent-left',
    '(view) => (view.active ? «view.vip» && view.active : false) ?? true',
    'SEG309',
    'this operand of `&&` can be absent, and the result is used as a value',
    orElse,
  ],
  [
    'or-as-value',
    '(view) => (view.vip || «view.vip») === true',
    'SEG309',
    'this operand of `||` can be absent, and the result is used as a value',
    orElse,
  ],
  [
    'null',
    '(view: any) => view.price === «null»',
    'SEG310',
    'this is `null`, which no field ever is',
    'Write `undefined`, or `== null` for both.',
  ],
  [
    'or-null',
    '(view: any) => (view.price ?? «null») === undefined',
    'SEG310',
    'this is `null`, which no field ever is',
    'Write `undefined`, or `== null` for both.',
  ],
  [
    'number-in-text',
    '(view) => `${«view.ts»}!` === "5!"',
    'SEG312',
    'this part is a number',
    'Compare it by itself, or put its text into the event.',
  ],
  [
    'absent-in-text',
    '(view) => `${«view.country»}!` === "DE!"',
    'SEG312',
    'this part is a string that can be absent',
    toText,
  ],
  [
    'text-plus-number',
    '(view) => view.title + «view.ts» === "a5"',
    'SEG312',
    'this part is a number',
    'Compare it by itself, or put its text into the event.',
  ],
  [
    'mixed-ternary',
    '(view) => («view.active ? view.title : view.ts») === 5',
    'SEG313',
    'one of the values is a string, the other a number',
    'Give both the same type.',
  ],
  [
    'mixed-coalesce',
    '(view) => («view.price ?? view.title») === 5',
    'SEG313',
    'one of the values is a number, the other a string',
    'Give both the same type.',
  ],
  [
    'list-identity',
    '(view) => «view.tags === view.labels»',
    'SEG301',
    'the question whether two lists are one object cannot be compiled',
    'Compare what is in them, as in `event.tags.includes(...)`.',
  ],
  [
    'list-element',
    '(view) => «view.tags[0]» === "new"',
    'SEG301',
    'one element of a list cannot be compiled',
    'Ask for some or every element, as in `event.tags.some((tag) => ...)`.',
  ],
  [
    'object-as-value',
    '(view) => «view.address» === «view.address»',
    'SEG301',
    '`view.address`, an object cannot be compiled',
    'Use one of its fields, as in `event.price`.',
  ],
  [
    'object-unsure',
    '(view) => «view.place» !== undefined',
    'SEG301',
    'the question whether an object without a certain field is there cannot be compiled',
    'Ask for a field of it, as in `event.address?.city !== undefined`.',
  ],
  [
    'typeof',
    '(view) => «typeof view.price» === "number"',
    'SEG301',
    '`typeof` cannot be compiled',
    'A field has its declared type or is absent: ask `event.price !== undefined`.',
  ],
  [
    'in',
    '(view) => «"price" in view»',
    'SEG301',
    'the operator `in` cannot be compiled',
    'Ask `event.price !== undefined`, or `list.includes(event.country)`.',
  ],
  [
    'bits',
    '(view) => («view.ts & 1») === 1',
    'SEG301',
    'an operator on bits cannot be compiled',
    'Compute it where the event is made.',
  ],
  ['plus-prefix', '(view) => «+view.ts» > 1', 'SEG301', '`+view.ts` cannot be compiled', listed],
  [
    'date',
    '(view) => «new Date(view.ts)».getTime() > 1',
    'SEG303',
    '`new Date()` differs from run to run',
    'Use `event.ts`, the time of the event, and `hourOf(event.ts, zone)` and its siblings for parts of it.',
  ],
  [
    'spread',
    '(view) => Math.max(«...[view.ts]») > 1',
    'SEG301',
    '`...` cannot be compiled',
    'Write the arguments one by one.',
  ],
  [
    'zone-unknown',
    '(view) => hourOf(view.ts, «"Europe/Berlinn"») > 1',
    'SEG317',
    'the time zone is "Europe/Berlinn"',
    "Name one, as in `hourOf(event.ts, 'Europe/Berlin')`.",
  ],
  [
    'zone-of-event',
    '(view) => hourOf(view.ts, «view.title») > 1',
    'SEG317',
    'the time zone is no constant',
    "Name one, as in `hourOf(event.ts, 'Europe/Berlin')`.",
  ],
  [
    'duration-of-event',
    '(view) => «minutes(view.ts)» > 1',
    'SEG301',
    'a duration of a value that depends on the event cannot be compiled',
    'Multiply it, as in `event.total * 60_000`.',
  ],
  [
    'some-outside',
    '(view) => view.tags.some(«(tag) => tag === view.title»)',
    'SEG319',
    'this `some` also looks at the event',
    'Compare the element with constants, or use `list.includes(event.field)`.',
  ],
  ['some-built-in', '(view) => view.tags.some(«Boolean»)', 'SEG307', '`Boolean` is not such a function', inPlace],
  [
    'pattern-boundary',
    '(view) => «/\\bsale/».test(view.title)',
    'SEG318',
    'this pattern has `\\b`',
    'Write out what may stand there, as in `(?:^|\\s)sale(?:\\s|$)`.',
  ],
  ['pattern-dot', '(view) => «/a.b/».test(view.title)', 'SEG318', 'this pattern has `.` without the flag `u`', withU],
  [
    'pattern-flag',
    '(view) => «/a/g».test(view.title)',
    'SEG318',
    'this pattern has the flag `g`',
    'Leave it out: `test` with it remembers where it stopped.',
  ],
  [
    'pattern-absent',
    '(view: any) => /a/.test(«view.country»)',
    'SEG316',
    '`pattern.test(text)` is given a string that can be absent',
    toTextOrChain,
  ],
  ['infinite', '(view) => view.ts > «1 / 0»', 'SEG304', '`1 / 0` is Infinity', toConstant],
  [
    'list-of-nothing',
    '(view: any) => «["a", undefined].includes(view.country)»',
    'SEG304',
    'the list is a list with undefined, tested for a string',
    toConstant,
  ],
];

/** Whole rule files below the usual imports, with the place of the complaint in « ». */
const modules: readonly Case[] = [
  [
    'captured-object',
    "const limit: any = { price: 5 };\nexport default segment('captured-object', { enter: when('view', (view) => view.price === «limit»), ttl: days(1) });",
    'SEG304',
    '`limit` is an object',
    toConstant,
  ],
  [
    'captured-nan',
    "const limit = Number.parseFloat('x');\nexport default segment('captured-nan', { enter: when('view', (view) => view.ts > «limit»), ttl: days(1) });",
    'SEG304',
    '`limit` is NaN',
    toConstant,
  ],
  [
    'captured-function',
    "const limit: any = () => 5;\nexport default segment('captured-function', { enter: when('view', (view) => view.price === «limit»), ttl: days(1) });",
    'SEG304',
    '`limit` is a function',
    toConstant,
  ],
  [
    'captured-list',
    "const known: any = ['DE', null];\nexport default segment('captured-list', { enter: when('view', (view) => «known.includes(view.country)»), ttl: days(1) });",
    'SEG304',
    'the list is a list with null, tested for a string',
    toConstant,
  ],
  [
    'captured-nothing',
    "const limit: any = undefined;\nexport default segment('captured-nothing', { enter: when('view', (view) => view.ts > «limit»), ttl: days(1) });",
    'SEG306',
    'an operand of `>` is an absent value',
    toNumber('>'),
  ],
  [
    'unknown-type',
    "export default segment('unknown-type', { enter: «when('viev' as 'view')», ttl: days(1) });",
    'SEG204',
    'no event has the type "viev"',
    'Use one of "view".',
  ],
  [
    'count-duration',
    "export default segment('count-duration', {\n  enter: «session({ gap: minutes(1), count: { duration: when('view') }, live: (s) => s.duration > 3 })»,\n  ttl: days(1),\n});",
    'SEG205',
    'a metric is named "duration"',
    'Rename it, for instance to "durationCount".',
  ],
  [
    'recursion',
    "const below = (n: number): boolean => n < 1 || «below(n - 1)»;\nexport default segment('recursion', { enter: when('view', (view) => below(view.ts)), ttl: days(1) });",
    'SEG320',
    '`below(n - 1)` is called inside of itself',
    'Write the steps out.',
  ],
  [
    'grown',
    `const f0 = (n: number) => n + n;\n${Array.from(
      { length: 14 },
      (_, index) => `const f${index + 1} = (n: number) => f${index}(n) + f${index}(n);`,
    ).join(
      '\n',
    )}\nexport default segment('grown', { enter: when('view', (view) => f14(«view».ts) > 1), ttl: days(1) });`,
    'SEG314',
    'this predicate is too large from here on',
    'Compute what is constant outside of the predicate, and split the rest into several segments.',
  ],
  [
    'helper-default',
    "const above = (n: number, «least = 5») => n > least;\nexport default segment('helper-default', { enter: when('view', (view) => above(view.ts, 3)), ttl: days(1) });",
    'SEG301',
    'a parameter with a default value cannot be compiled',
    'Take each value as a parameter of its own.',
  ],
  [
    'helper-any',
    "const twice = («n: any»): number => n * 2;\nexport default segment('helper-any', { enter: when('view', (view) => !(twice(view.price) > 1)), ttl: days(1) });",
    'SEG301',
    'a value of the type `any` cannot be compiled',
    'Give it its type.',
  ],
  [
    'argument-any',
    "const twice = (n: number) => n * 2;\nexport default segment('argument-any', { enter: when('view', (view: any) => !(twice(«view.price») > 1)), ttl: days(1) });",
    'SEG301',
    'a value of the type `any` cannot be compiled',
    'Give it its type.',
  ],
  [
    'const-any',
    "export default segment('const-any', { enter: when('view', (view: any) => { const n: number = «view.price»; return !(n > 1); }), ttl: days(1) });",
    'SEG301',
    'a value of the type `any` cannot be compiled',
    'Give it its type.',
  ],
  [
    'type-predicate',
    "const isThere = (n: number | undefined): «n is number» => true;\nexport default segment('type-predicate', { enter: when('view', (view) => isThere(view.price) && view.price > 1), ttl: days(1) });",
    'SEG301',
    'a type predicate cannot be compiled',
    'Leave the return type out: TypeScript finds it by itself where it is so.',
  ],
  [
    'overloads',
    "function of(n: number | undefined): number;\n«function of(n: any): any { return n; }»\nexport default segment('overloads', { enter: when('view', (view) => !(of(view.price) > 1)), ttl: days(1) });",
    'SEG301',
    'a function with overloads cannot be compiled',
    'Write one function for each.',
  ],
  [
    'helper-bound',
    "const above: (n: number) => boolean = ((n: number, m: number) => n > m).bind(null, 5) as any;\nexport default segment('helper-bound', { enter: when('view', (view) => «above(view.ts)»), ttl: days(1) });",
    'SEG301',
    '`above(view.ts)` cannot be compiled',
    listed,
  ],
  [
    'helper-body',
    "function rare(n: number) { «try { return n > 1; } catch { return false; }» }\nexport default segment('helper-body', { enter: when('view', (view) => rare(view.ts)), ttl: days(1) });",
    'SEG302',
    'this predicate contains a `try`',
    'Nothing in a predicate throws: write its expression alone.',
  ],
  [
    'lookup',
    "const prices: Record<string, number> = { a: 1 };\nexport default segment('lookup', { enter: when('view', (view) => «prices[view.title]» === view.ts), ttl: days(1) });",
    'SEG301',
    'looking up a key that depends on the event cannot be compiled',
    "Write the cases out, as in `key === 'a' ? prices.a : prices.b`.",
  ],
  [
    'captured-pattern',
    "const known = /(?<name>a)/;\nexport default segment('captured-pattern', { enter: when('view', (view) => «known».test(view.title)), ttl: days(1) });",
    'SEG318',
    'this pattern has a named group',
    'Write `(?:...)`: `test` gives no groups.',
  ],
  [
    'id-number',
    "export default «segment(5 as any, { enter: when('view'), ttl: days(1) })»;",
    'SEG216',
    'this segment id is a number',
    "Write it as in `segment('big-spenders', ...)`.",
  ],
  [
    'throwing-part',
    "const own: any = { get kind() { throw new Error('no'); } };\nexport default «segment('throwing-part', { enter: own, ttl: days(1) })»;",
    'SEG217',
    'a part of this segment throws when it is looked at',
    'Make it with the words that segc exports, and with constants.',
  ],
  [
    'per-number-field',
    "export default segment('per-number-field', { enter: «per(5 as any, when('view'))», ttl: days(1) });",
    'SEG217',
    'the field of `per` is a number',
    'Make it with the words that segc exports, and with constants.',
  ],
  [
    'too-deep',
    "export default segment('too-deep', { enter: firstTime(firstTime(firstTime(firstTime(firstTime(«firstTime(when('view'))»))))), ttl: days(1) });",
    'SEG218',
    'this behaviour stands within 5 others',
    'Say the same with fewer parts within one another, or give a part a segment of its own.',
  ],
  [
    'by-hand',
    "const own: any = { kind: 'session', holds: 'at an event', judged: 'live' };\nexport default «segment('by-hand', { enter: own, ttl: days(1) })»;",
    'SEG215',
    '`enter` is a session with parts that are not its own',
    'Write a behaviour there, as in `when(...)`.',
  ],
  [
    'in-itself',
    "const own: any = «firstTime(when('view'))»;\nown.of = own;\nexport default segment('in-itself', { enter: own, ttl: days(1) });",
    'SEG215',
    'what `firstTime` is about is a part of itself',
    'Write a behaviour there, as in `when(...)`.',
  ],
  [
    'time-inside',
    "export default segment('time-inside', { enter: firstTime(«absence({ after: when('view'), no: when('view'), for: minutes(1) })» as any), ttl: days(1) });",
    'SEG207',
    'what `firstTime` is about is an absence, which holds when time has passed',
    ofItsOwn,
  ],
  [
    'closed-inside',
    "const short = «session({ gap: minutes(1), closed: (s) => s.events === 1 })»;\nexport default segment('closed-inside', { enter: count({ of: short as any, atLeast: 2, within: minutes(3) }), ttl: days(1) });",
    'SEG207',
    '`of` is a closed session, which holds when time has passed',
    ofItsOwn,
  ],
  [
    'no-types',
    "export default segment('no-types', { enter: «when([])», ttl: days(1) });",
    'SEG206',
    'this list of event types is empty',
    "Name one, as in `when('purchase')`.",
  ],
  [
    'half-a-time',
    "export default segment('half-a-time', { enter: «count({ of: when('view'), atLeast: 1.5, within: minutes(1) })», ttl: days(1) });",
    'SEG208',
    '`atLeast` is 1.5',
    'Write a whole number, as in `atLeast: 3`.',
  ],
  [
    'one-step',
    "export default segment('one-step', { enter: «sequence({ steps: [when('view')], within: minutes(1) })», ttl: days(1) });",
    'SEG209',
    'this sequence has one step',
    'Add a step, or use the step itself, as in `enter: when(...)`.',
  ],
  [
    'per-unknown',
    "export default segment('per-unknown', { enter: «per('titel' as 'title', when('view'))», ttl: days(1) });",
    'SEG210',
    'no event has a string field "titel"',
    'Did you mean "title"?',
  ],
  [
    'per-number',
    "export default segment('per-number', { enter: «per('price' as 'title', when('view'))», ttl: days(1) });",
    'SEG210',
    'no event has a string field "price"',
    'There are: country, title',
  ],
  [
    'per-per',
    "export default segment('per-per', { enter: «per('title', per('country', when('view')) as any)», ttl: days(1) });",
    'SEG215',
    '`per` is a `per`',
    'Write a behaviour there, as in `when(...)`.',
  ],
  [
    'enter-segment',
    "const other = segment('enter-other', { enter: when('view'), ttl: days(1) });\nexport default «segment('enter-segment', { enter: other as any, ttl: days(1) })»;",
    'SEG215',
    '`enter` is a segment',
    'Write a behaviour there, as in `when(...)`.',
  ],
  [
    'distinct-events',
    "export default segment('distinct-events', { enter: «session({ gap: minutes(1), distinct: { events: each('view', (view) => view.title) }, live: (s) => s.events > 3 })», ttl: days(1) });",
    'SEG205',
    'a metric is named "events"',
    'Rename it, for instance to "eventsCount".',
  ],
  [
    'average-twice',
    "export default segment('average-twice', { enter: «session({ gap: minutes(1), max: { a: each('view', (view) => view.ts) }, average: { a: each('view', (view) => view.ts) }, live: (s) => (s.a ?? 0) > 3 })», ttl: days(1) });",
    'SEG211',
    'two metrics are named "a"',
    'Rename one of them.',
  ],
  [
    'metric-twice',
    "export default segment('metric-twice', { enter: «session({ gap: minutes(1), count: { a: when('view') }, sum: { a: each('view', (view) => view.ts) }, live: (s) => s.a > 3 })», ttl: days(1) });",
    'SEG211',
    'two metrics are named "a"',
    'Rename one of them.',
  ],
  [
    'metric-name',
    "export default segment('metric-name', { enter: «session({ gap: minutes(1), count: { 'a.b': when('view') }, live: (s) => s['a.b'] > 3 })», ttl: days(1) });",
    'SEG212',
    '"a.b" is no name of a metric',
    'Rename it, as in `pageViews`.',
  ],
  [
    'metric-text',
    "const titles: any = «each('view', (view) => view.title)»;\nexport default segment('metric-text', { enter: session({ gap: minutes(1), sum: { a: titles }, live: (s) => s.a > 3 }), ttl: days(1) });",
    'SEG213',
    '`sum` is given a value of the type string',
    'Give it a number of the event, as in `(add) => add.price`.',
  ],
  [
    'combined-behaviour',
    "export default segment('combined-behaviour', { enter: all(not(any(«when('view')» as any))), ttl: days(1) });",
    'SEG214',
    'this combination is made of a `when`',
    'Give what holds a segment of its own, and combine the segments.',
  ],
  [
    'ttl-zero',
    "export default «segment('ttl-zero', { enter: when('view'), ttl: days(0) })»;",
    'SEG203',
    '`ttl` is 0 ms',
    ofDurations,
  ],
  [
    'ttl-nan',
    "export default «segment('ttl-nan', { enter: when('view'), ttl: days(Number.NaN) })»;",
    'SEG203',
    '`ttl` is not a number',
    ofDurations,
  ],
  [
    'ttl-fraction',
    "export default «segment('ttl-fraction', { enter: when('view'), ttl: 1.5 as Duration })»;",
    'SEG203',
    '`ttl` is 1.5 ms',
    'Round it, as in `millis(2)`.',
  ],
  [
    'ttl-bare',
    "export default segment('ttl-bare', { enter: when('view'), «ttl»: 60_000 });",
    'SEG101',
    "Type 'number' is not assignable to type 'Duration'. Type 'number' is not assignable to type '{ readonly [milliseconds]: true; }' (TS2322)",
    typescript,
  ],
  [
    'no-enter',
    "export default segment('no-enter', «{ ttl: days(1) }»);",
    'SEG101',
    "Argument of type '{ ttl: Duration; }' is not assignable to parameter of type 'DescriptionOf<View, AnyEnter<View>>'. Property 'enter' is missing in type '{ ttl: Duration; }' but required in type 'DescriptionOf<View, AnyEnter<View>>' (TS2345)",
    typescript,
  ],
  [
    'bad-id',
    "export default «segment('Big Spenders_x', { enter: when('view'), ttl: days(1) })»;",
    'SEG202',
    '"Big Spenders_x" is no segment id',
    'Write "big-spenders-x".',
  ],
  [
    'predicate-built-in',
    "export default segment('predicate-built-in', { enter: «when('view', Boolean)», ttl: days(1) });",
    'SEG307',
    '`Boolean` is not such a function',
    inPlace,
  ],
];

const predicateModule = (name: string, predicate: string) =>
  `${imports}export default segment('${name}', {\n  enter: when('view', ${predicate}),\n  ttl: days(1),\n});\n`;

const cases = [
  ...predicates.map(([name, predicate, ...complaint]) => ({ name, text: predicateModule(name, predicate), complaint })),
  ...modules.map(([name, text, ...complaint]) => ({ name, text: `${imports}${text}\n`, complaint })),
];
const fileOf = (name: string) => `rules/segments/${name}.segment.ts`;

let root = '';
let all: readonly Diagnostic[] = [];
beforeAll(async () => {
  const files = cases.map(({ name, text }) => [fileOf(name), text]);
  root = writeFolder({ 'rules/events.ts': events, ...Object.fromEntries(files) });
  all = await complaints(root);
});

test.each(cases)('$name', ({ name, text, complaint: [code, finding, fix] }) => {
  const found = all.filter(({ span }) => span?.file === fileOf(name));
  expect(found.map((diagnostic) => [placeOf(diagnostic), diagnostic.code, diagnostic.finding, diagnostic.fix])).toEqual(
    marked(text).map((place) => [place, code, finding, fix]),
  );
});

test('each complaint is about one of the wrong files, by file and place', () => {
  const files = all.map(({ span }) => span?.file);
  expect(new Set(files)).toEqual(new Set(cases.map(({ name }) => fileOf(name))));
  expect(files).toEqual([...files].sort());
});

test('the carets stand under what is meant, and no stack is shown', () => {
  for (const diagnostic of all) {
    const lines = render(root, diagnostic).split('\n');
    const [, code = '', carets = ''] = lines;
    const { line = 0, column = 0, endLine, endColumn = 0, file = '' } = diagnostic.span ?? {};
    const source = readFileSync(join(root, file), 'utf8').split('\n')[line - 1] ?? '';
    const from = carets.indexOf('^');
    expect(code.slice(from, carets.length)).toBe(
      source.slice(column - 1, endLine === line ? endColumn - 1 : undefined),
    );
    expect(carets.trimStart()).toMatch(/^\| +\^+$/);
    expect(lines.join('\n')).not.toContain('    at ');
  }
});

test('a complaint as it is shown', () => {
  const found = all.find(({ span }) => span?.file === fileOf('date-now'));
  expect(found && render(root, found)).toBe(
    [
      'rules/segments/date-now.segment.ts:5:43 - error SEG303: `Date.now()` differs from run to run',
      "  5 |   enter: when('view', (view) => view.ts < Date.now()),",
      '    |                                           ^^^^^^^^^^',
      '  law: a predicate depends on the event alone, so that a replay gives the same answer as the day itself',
      '  fix: Use `event.ts`, the time of the event, or a window such as `for: minutes(30)`.',
    ].join('\n'),
  );
});

test('two segments with one id, a module that throws, one without a segment', async () => {
  const twin = "export default «segment('twin', { enter: when('view'), ttl: days(1) })»;\n";
  const folder = writeFolder({
    'rules/events.ts': events,
    [fileOf('a')]: `${imports}${twin}`,
    [fileOf('b')]: `${imports}\n${twin}`,
    [fileOf('throws')]: `${imports}throw new Error('no network\\nsecond line');\n`,
    [fileOf('empty')]: `${imports}export const later = days(1);\n`,
  });
  const found = await complaints(folder);
  const at = (line: number) => `${line}:16-${line}:70`;
  expect(found.map((each) => [each.span?.file, placeOf(each), each.code, each.finding, each.fix])).toEqual([
    [fileOf('b'), at(5), 'SEG201', 'two segments have the id "twin"', 'Give one of them another id.'],
    [
      fileOf('empty'),
      '1:1-1:76',
      'SEG003',
      `${fileOf('empty')} exports no segment`,
      'Export one, as in `export default segment(...)`.',
    ],
    [
      fileOf('throws'),
      '1:1-1:1',
      'SEG002',
      'running the file failed: no network',
      'Make the file loadable on its own: it may only import other rule files, segc and packages.',
    ],
  ]);
  expect(found[0]?.related.map(({ message, span }) => [message, span.file, span.line])).toEqual([
    ['the other one', fileOf('a'), 4],
  ]);
  const text = found.map((each) => render(folder, each)).join('\n');
  expect(text).toContain(`  ${fileOf('a')}:4:16 - the other one\n  4 | export default segment('twin'`);
  expect(text).not.toContain('    at ');
});

test.each([
  ["throw { why: 'an object' };", 'what it throws is no error'],
  ["throw 'text';", 'text'],
  ['throw { toString() { throw new Error(); } };', 'what it throws is no error'],
  ['const list: any = [1]; list.map(list);', 'an object is not a function'],
])('a file that ends with %s', async (statement, message) => {
  const folder = writeFolder({
    'rules/events.ts': events,
    [fileOf('thrower')]: `${imports}${statement}\nexport {};\n`,
  });
  const found = await complaints(folder);
  expect(found.map(({ code, finding }) => [code, finding])).toEqual([
    ['SEG002', `running the file failed: ${message}`],
  ]);
});

test('a segment that is a copy of another has its place where it is exported', async () => {
  const text = `${imports}const own = segment('own', { enter: when('view'), ttl: days(1) });\nexport default { ...own, ttl: days(0) };\n`;
  const folder = writeFolder({ 'rules/events.ts': events, [fileOf('copy')]: text });
  const found = await complaints(folder);
  expect(found.map((each) => [each.span?.file, placeOf(each), each.code])).toEqual([
    [fileOf('copy'), `1:1-1:${(text.split('\n')[0]?.length ?? 0) + 1}`, 'SEG203'],
  ]);
});

test('a mistake in what two segments share is complained about once', async () => {
  const shared = `const rare = when('view', (view) => «parseInt(view.title)» > 1);\n`;
  const both = ['one', 'two'].map((id) => `export const ${id} = segment('${id}', { enter: rare, ttl: days(1) });\n`);
  const text = `${imports}${shared}${both.join('')}`;
  const folder = writeFolder({ 'rules/events.ts': events, [fileOf('shared')]: text });
  const found = await complaints(folder);
  expect(found.map((each) => [placeOf(each), each.code])).toEqual(marked(text).map((place) => [place, 'SEG301']));
});

test('what an error in a shared file leads to is not reported besides it', async () => {
  const folder = writeFolder({
    'rules/events.ts': events,
    'rules/shared.ts': `import { absence, when } from './events.ts';\n\nexport const left = absence(«{ after: when('view') }» as const);\n`,
    [fileOf('uses')]:
      `import { days } from 'segc';\nimport { segment } from '../events.ts';\nimport { left } from '../shared.ts';\n\nexport default segment('uses', { enter: left, ttl: days(1) });\n`,
    [fileOf('other')]:
      `${imports}export default segment('other', { enter: when('view', (view) => !view.title), ttl: days(1) });\n`,
  });
  const found = await complaints(folder);
  expect(found.map(({ code, span }) => [code, span?.file])).toEqual([
    ['SEG305', fileOf('other')],
    ['SEG101', 'rules/shared.ts'],
  ]);
});

test.each([
  [
    'no rules folder',
    {},
    ['SEG001', null, 'Add a file such as rules/segments/my-segment.segment.ts, or name the folder with --rules.'],
  ],
  [
    'a rules folder without segments',
    { 'rules/events.ts': events },
    ['SEG001', null, 'Add a file such as rules/segments/my-segment.segment.ts, or name the folder with --rules.'],
  ],
] as const)('%s', async (_, files, expected) => {
  const folder = writeFolder(files);
  const found = await complaints(folder);
  expect(found.map(({ code, span, fix }) => [code, span, fix])).toEqual([expected]);
  expect(found[0]?.finding).toBe(`no *.segment.ts file below ${join(folder, 'rules')}`);
});

/** A rule file with its own source of the events in `union`. */
const ownSource = (
  union: string,
  source = `export const own = eventSource<${union}>({ topic: 'own', lateness: seconds(1) });`,
) => `import { days, type EventEnvelope, eventSource, seconds } from 'segc';

${source}
export default own.segment('own', { enter: own.when('a' as never), ttl: days(1) });
`;

test.each([
  {
    name: 'no source',
    text: `export default [{ kind: 'segment', id: 'a' }];\n`,
    expected: [[null, 'SEG004', 'the rules export no event source']],
  },
  {
    name: 'two sources',
    text: ownSource(
      '',
      [
        "interface A extends EventEnvelope { readonly type: 'a' }",
        "export const other = eventSource<A>({ topic: 'other', lateness: seconds(1) });",
        "export const own = «eventSource<A>({ topic: 'own', lateness: seconds(1) })»;",
      ].join('\n'),
    ),
    expected: [['', 'SEG004', 'the rules declare 2 event sources']],
  },
  {
    name: 'a source under another name',
    text: "import { days, type EventEnvelope, eventSource as from, seconds } from 'segc';\n\nconst own = from<EventEnvelope & { readonly type: 'a' }>({ topic: 'own', lateness: seconds(1) });\nexport { own };\nexport default own.segment('own', { enter: own.when('a'), ttl: days(1) });\n",
    expected: [[null, 'SEG404', 'the event type is not to be found: call `eventSource<YourEvent>(...)` by this name']],
  },
  {
    name: 'a source without its type',
    text: ownSource('', "export const own = «eventSource({ topic: 'own', lateness: seconds(1) })»;"),
    expected: [['', 'SEG404', 'the event type is not given: write `eventSource<YourEvent>(...)`']],
  },
  {
    name: 'a type that is no literal',
    text: ownSource('', "export const own = eventSource<«EventEnvelope»>({ topic: 'own', lateness: seconds(1) });"),
    expected: [['', 'SEG404', 'the event type is EventEnvelope']],
  },
  {
    name: 'unsupported fields, one field with two types, reserved names',
    text: ownSource(
      'A | B',
      `interface A extends EventEnvelope { readonly type: 'a'; «readonly $tag: string;» «readonly items: { id: string }[];» readonly sum: number; «readonly at: Date» }
interface B extends EventEnvelope {
  readonly type: 'b';
  «readonly sum?: string;»
  «readonly any: any;»
  «readonly pair: [string, number];»
  «readonly make: () => void;»
  «readonly mixed: string | number;»
  readonly inner: { «readonly 'a.b': string;» «readonly other: Map<string, string>» };
}
export const own = eventSource<A | B>({ topic: 'own', lateness: seconds(1) });`,
    ),
    expected: [
      ['', 'SEG403', 'the name "$tag" is taken'],
      ['', 'SEG401', 'field "items" has the type { id: string; }[]'],
      ['', 'SEG401', 'field "at" has the type Date'],
      ['', 'SEG402', 'field "sum" is string here and number there'],
      ['', 'SEG401', 'field "any" has the type any'],
      ['', 'SEG401', 'field "pair" has the type [string, number]'],
      ['', 'SEG401', 'field "make" has the type () => void'],
      ['', 'SEG401', 'field "mixed" has the type string | number'],
      ['', 'SEG405', 'the name "a.b" has a "." in it'],
      ['', 'SEG401', 'field "inner.other" has the type Map<string, string>'],
    ],
  },
])('$name', async ({ text, expected }) => {
  const folder = writeFolder({ [fileOf('own')]: text });
  const found = await complaints(folder);
  const places = marked(text);
  expect(found.map((each) => [placeOf(each), each.code, each.finding])).toEqual(
    expected.map(([place, ...rest], index) => [place === null ? null : places[index], ...rest]),
  );
  expect(found.map((each) => render(folder, each)).join('\n')).not.toContain('    at ');
});
