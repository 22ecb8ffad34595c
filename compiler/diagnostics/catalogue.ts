/** One entry of the catalogue. Codes are written, never counted, so that none moves when another is added. */
interface Entry<P> {
  readonly law: string;
  readonly finding: (parameters: P) => string;
  readonly fix: (parameters: P) => string;
}

const entry = <P>(law: string, finding: (parameters: P) => string, fix: (parameters: P) => string): Entry<P> => ({
  law,
  finding,
  fix,
});

/** All mistakes that segc reports about rules. */
export const catalogue = {
  SEG001: entry<{ folder: string }>(
    'segments live in files named <id>.segment.ts under the rules folder',
    ({ folder }) => `no *.segment.ts file below ${folder}`,
    () => 'Add a file such as rules/segments/my-segment.segment.ts, or name the folder with --rules.',
  ),
  SEG002: entry<{ message: string }>(
    'a rule file is run to learn its structure',
    ({ message }) => `running the file failed: ${message}`,
    () => 'Make the file loadable on its own: it may only import other rule files, segc and packages.',
  ),
  SEG003: entry<{ file: string }>(
    'a *.segment.ts file exports a segment or a list of segments',
    ({ file }) => `${file} exports no segment`,
    () => 'Export one, as in `export default segment(...)`.',
  ),
  SEG004: entry<{ found: number }>(
    'all segments of a job read one source',
    ({ found }) => (found === 0 ? 'the rules export no event source' : `the rules declare ${found} event sources`),
    ({ found }) =>
      found === 0
        ? 'Write `export const source = eventSource<YourEvent>({ topic, lateness })`, and take `segment` and `when` from it.'
        : 'Declare `eventSource` once, in a file of its own, and import it.',
  ),
  SEG101: entry<{ message: string; typescriptCode: number }>(
    'rules are TypeScript, checked in strict mode',
    ({ message, typescriptCode }) => `${message} (TS${typescriptCode})`,
    () => 'Correct the type error; the message above is TypeScript’s own.',
  ),
  SEG201: entry<{ id: string }>(
    'a segment id names one segment',
    ({ id }) => `two segments have the id "${id}"`,
    () => 'Give one of them another id.',
  ),
  SEG202: entry<{ id: string; suggestion: string }>(
    'a segment id is lower-case words of a-z and 0-9 joined by "-", at most 64 characters',
    ({ id }) => `${JSON.stringify(id)} is no segment id`,
    ({ suggestion }) => `Write ${JSON.stringify(suggestion)}.`,
  ),
  SEG203: entry<{ what: string; ms: number }>(
    'durations are whole milliseconds, more than 0 and at most 3650 days',
    ({ what, ms }) => `${what} is ${Number.isNaN(ms) ? 'not a number' : `${ms} ms`}`,
    ({ what, ms }) =>
      ms > 0 && !Number.isInteger(ms) && Number.isFinite(ms)
        ? `Round it, as in \`millis(${Math.max(1, Math.round(ms))})\`.`
        : `Give ${what} with seconds(), minutes(), hours() or days().`,
  ),
  SEG204: entry<{ type: string; declared: readonly string[] }>(
    'an event type is one that the source’s union declares',
    ({ type }) => `no event has the type ${JSON.stringify(type)}`,
    ({ declared }) => `Use one of ${declared.map((name) => JSON.stringify(name)).join(', ')}.`,
  ),
  SEG205: entry<{ name: string }>(
    'a named count must not have the name of a metric that every session has',
    ({ name }) => `the count is named "${name}"`,
    ({ name }) => `Rename it, for instance to "${name}Count".`,
  ),
  SEG301: entry<{ syntax: string; instead: string }>(
    'a predicate is an expression over the event, of the subset that means the same in Flink',
    ({ syntax }) => `${syntax} cannot be compiled`,
    ({ instead }) => instead,
  ),
  SEG302: entry<{ statement: string; instead: string }>(
    'a predicate is one expression',
    ({ statement }) => `this predicate contains ${statement}`,
    ({ instead }) => instead,
  ),
  SEG303: entry<{ call: string; instead: string }>(
    'a predicate depends on the event alone, so that a replay gives the same answer as the day itself',
    ({ call }) => `${call} differs from run to run`,
    ({ instead }) => instead,
  ),
  SEG304: entry<{ name: string; value: string }>(
    'a value captured by a predicate is a finite number, a string, a boolean or a list of these',
    ({ name, value }) => `${name} is ${value}`,
    () => 'Compute a constant outside of the predicate and use that.',
  ),
  SEG305: entry<{ type: string }>(
    'a condition is a boolean: what else counts as true differs between languages',
    ({ type }) => `this condition is ${type}`,
    ({ type }) =>
      type === 'a string'
        ? "Compare it, as in `text !== undefined && text !== ''`."
        : 'Compare it, as in `(amount ?? 0) !== 0`.',
  ),
  SEG306: entry<{ operator: string; type: string }>(
    'orderings and arithmetic take numbers that are present',
    ({ operator, type }) => `an operand of \`${operator}\` is ${type}`,
    ({ operator }) =>
      `Give an absent number a value first, as in \`(price ?? 0) ${operator} 1\`; text can only be compared for equality.`,
  ),
  SEG307: entry<{ what: string }>(
    'a predicate is an arrow function or a function expression in a rule file, so that its text can be compiled',
    ({ what }) => `${what} is not such a function`,
    () => 'Write an arrow function in place, as in `(view) => view.price === 5`.',
  ),
  SEG308: entry<{ left: string; right: string }>(
    'both sides of a comparison have one type',
    ({ left, right }) => `this compares a ${left} with a ${right}, which is never equal`,
    () => 'Compare values of one type.',
  ),
  SEG401: entry<{ field: string; type: string }>(
    'a field of an event is a string, a union of string literals, a number or a boolean',
    ({ field, type }) => `field "${field}" has the type ${type}`,
    () => 'Flatten it into fields of these types, or leave it out of the event type: undeclared fields are ignored.',
  ),
  SEG402: entry<{ field: string; types: readonly string[] }>(
    'a field that several event types have has one type in all of them',
    ({ field, types }) => `field "${field}" is ${types.join(' here and ')} there`,
    () => 'Rename one of them.',
  ),
  SEG403: entry<{ field: string }>(
    'names that begin with "$" or "segc" belong to segc',
    ({ field }) => `the name "${field}" is taken`,
    () => 'Choose another name.',
  ),
  SEG404: entry<{ found: string }>(
    'the events are a union of object types, each with a `type` of string literals',
    ({ found }) => `the event type is ${found}`,
    () => "Give each member a field such as `readonly type: 'purchase'`.",
  ),
} as const;

export type Code = keyof typeof catalogue;

/** What a code's messages are made of. */
export type Parameters<C extends Code> = (typeof catalogue)[C] extends Entry<infer P> ? P : never;
