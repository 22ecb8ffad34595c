import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Source } from '../ir/program.ts';
import type { Segment } from '../ir/segment.ts';
import type { Files } from './closure.ts';
import type { Encoded } from './encode.ts';

/** What is kept of rules from one run to the next. */
export interface KeptRules {
  /** What made it: another segc gives other answers. */
  readonly fingerprint: string;
  /** The last answer; null when something that it was made of may differ from run to run. */
  readonly answer: KeptAnswer | null;
  /** What was read when all could be read for the last time; null when that has not been. */
  readonly read: KeptRead | null;
}

/** An answer, and what it was made of. */
export interface KeptAnswer {
  readonly ruleFiles: readonly string[];
  /** The hashes of the rule files and all that they import, by path, absolute. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Whether the rules, as they are kept, make a program. */
  readonly isProgram: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Rules without type errors, of which everything could be read. */
export interface KeptRead {
  /** The rule files and all that they import, by path, absolute. */
  readonly files: Files;
  /** Rule file → what was read of it. Of a file that may differ from run to run nothing is kept. */
  readonly rules: ReadonlyMap<string, KeptRule>;
  readonly source: KeptSource;
}

/** The segments of a rule file. */
export interface KeptRule {
  /** Of this file and the source, with all that they import. */
  readonly key: string;
  /** In the order in which the file exports them. */
  readonly segments: readonly Encoded<Segment>[];
}

export interface KeptSource {
  readonly file: string;
  readonly key: string;
  readonly source: Encoded<Source>;
}
