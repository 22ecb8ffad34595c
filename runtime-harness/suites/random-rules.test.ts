import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { programToJson, segmentMeaning } from '../../compiler/ir/json.ts';
import { lowerProgram } from '../../compiler/lower/index.ts';
import { programSchema } from '../program/program-schema.ts';
import { constructs, nameOf } from './constructs.ts';
import { constructsIn } from './constructs-in.ts';
import { randomSegments, smallWords } from './random-rules.ts';
import { program } from './small-program.ts';

const samples = fc
  .sample(randomSegments(smallWords, 'r', 6), { seed: 20_261_124, numRuns: 500 })
  .map((segments) => program(...segments));

/** Expressions have random predicates of their own (`random-predicate.ts`). */
const elsewhere = new Set(['expression', 'operator', 'function', 'list']);

describe('500 random programs', () => {
  test('have every construct 20 times or more', () => {
    const times = new Map<string, number>();
    for (const segment of samples.flatMap(({ segments }) => segments))
      for (const [name, number] of constructsIn(segment)) times.set(name, (times.get(name) ?? 0) + number);
    const wanted = constructs.filter(({ group }) => !elsewhere.has(group)).map(nameOf);
    expect(wanted.filter((name) => (times.get(name) ?? 0) < 20)).toEqual([]);
  });

  test('are the same when they have been stored and read', () => {
    for (const sample of samples) {
      const stored = JSON.parse(programToJson(sample));
      const { source, segments } = programSchema.parse(stored);
      expect({ source, segments: segments.map(segmentMeaning) }).toEqual({
        source: stored.source,
        segments: stored.segments,
      });
    }
  });

  test('are lowered', () => {
    for (const sample of samples) {
      const { segments, combinations } = lowerProgram(sample);
      expect([...segments, ...combinations].map(({ id }) => id).sort()).toEqual(
        sample.segments.map(({ id }) => id).sort(),
      );
    }
  });
});
