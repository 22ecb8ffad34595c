import { expect, test } from 'vitest';
import { functions } from '../../compiler/ir/functions.ts';
import { occursIn, runPredicates, typeScriptFunction } from './predicates.ts';

const seed = 20_261_124;

test('2,000 random predicates: TypeScript itself and the interpreter', () => {
  const { predicates, events } = runPredicates(seed, 2_000, 40);
  const differences: unknown[] = [];
  let held = 0;
  for (const { text, evaluate } of predicates) {
    const original = typeScriptFunction(text);
    for (const { event, object } of events) {
      const [expected, actual] = [original(object) === true, evaluate(event) === true];
      if (expected) held += 1;
      if (expected !== actual) differences.push({ text, object, expected, actual });
    }
  }
  expect(differences.slice(0, 3)).toEqual([]);
  expect(held / (predicates.length * 40)).toBeGreaterThan(0.2);
  const used = occursIn(predicates.map(({ expression }) => expression));
  expect(Object.keys(functions).filter((name) => !used.has(`call ${name}`))).toEqual([]);
});
