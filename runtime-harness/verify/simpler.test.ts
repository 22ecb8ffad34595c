import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildProgram } from '../../compiler/build.ts';
import { programToJson } from '../../compiler/ir/json.ts';
import { runReference } from '../engines/reference.ts';
import { programSchema } from '../program/program-schema.ts';
import { randomSegments, smallWords } from '../suites/random-rules.ts';
import { program } from '../suites/small-program.ts';
import { simplerThan } from './simpler.ts';

const segments = fc
  .sample(randomSegments(smallWords, 'r', 6), { seed: 5, numRuns: 60 })
  .flat()
  .filter(({ enter }) => enter.kind !== 'combination');

test('what is simpler can be stored, compiled and replayed', () => {
  const simpler = segments.flatMap(simplerThan);
  expect(simpler.length).toBeGreaterThan(segments.length);
  const renamed = simpler.map((segment, index) => ({ ...segment, id: `s${index}` }));
  for (let from = 0; from < renamed.length; from += 50) {
    const some = program(...renamed.slice(from, from + 50));
    programSchema.parse(JSON.parse(programToJson(some)));
    expect(buildProgram(some).length).toBeGreaterThan(0);
    expect(runReference(some, [], 1).transitions).toEqual([]);
  }
});

test('it comes to an end: each is smaller than what it was made from', () => {
  const size = (value: unknown) => JSON.stringify(value).length;
  for (const segment of segments) {
    for (const { enter, exit } of simplerThan(segment))
      expect(size({ enter, exit })).toBeLessThan(size({ enter: segment.enter, exit: segment.exit }));
  }
});
