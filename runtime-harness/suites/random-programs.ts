import fc from 'fast-check';
import type { Program } from '../../compiler/ir/program.ts';
import type { Schema } from '../../compiler/ir/schema.ts';
import { predicateFields } from './random-predicate.ts';
import { randomSegments, smallWords, type Words } from './random-rules.ts';
import { lateness } from './small-program.ts';

/** Three types of events, each with the fields of the small programs and those of the random predicates. */
const schema: Schema = {
  types: Object.fromEntries(
    Object.entries(smallWords.schema.types).map(([type, fields]) => [type, { ...fields, ...predicateFields }]),
  ),
};

const words: Words = { ...smallWords, schema, hasPredicates: true };

/** Behaviours in a program, beside a combination: planning takes Flink longer the more there are. */
const behavioursInProgram = 3;

/** Random programs over the whole language: same seed, same programs. */
export function randomPrograms(seed: number, many: number): readonly Program[] {
  return fc.sample(randomSegments(words, 'r', behavioursInProgram), { seed, numRuns: many }).map((segments) => ({
    source: { topic: 'random', latenessMs: lateness, retentionMs: null, schema: words.schema },
    segments,
  }));
}
