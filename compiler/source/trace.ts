/** Where a function or a vocabulary object was written, and the values its text refers to. */
export interface Origin {
  /** Absolute path of the rule file. */
  readonly file: string;
  /** Offset of the first character in the file. */
  readonly start: number;
  /** The free names of a function, read when asked for: a name may be bound after the function is made. */
  readonly captured: ReadonlyMap<string, () => unknown>;
}

const origins = new WeakMap<object, Origin>();

/** Where `value` was written, if it was made by a rule file that was loaded through `load-module`. */
export function originOf(value: object): Origin | undefined {
  return origins.get(value);
}

/** The name under which an instrumented rule file reaches `tracer`. */
export const tracerName = '__segcTrace';

type Captures = () => readonly (readonly [string, () => unknown])[];

/** Called by instrumented rule files: remembers where a value was written and returns it. */
export const tracer = (file: string) => (start: number, value: unknown, captures?: Captures) => {
  if ((typeof value === 'function' || (typeof value === 'object' && value !== null)) && !origins.has(value)) {
    origins.set(value, { file, start, captured: new Map(captures?.() ?? []) });
  }
  return value;
};
