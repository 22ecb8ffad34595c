import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Expression } from '../../compiler/ir/expression.ts';
import { functions } from '../../compiler/ir/functions.ts';
import { toJavaExpression } from '../../compiler/lower/java-expression.ts';
import { prepareExpression, type Value } from '../reference/expression.ts';
import { caseExpressions } from './expression-cases.ts';
import { caseSubjects, type Subject } from './expression-subjects.ts';
import { occursIn } from './predicates.ts';

/**
 * What the reference gives, for `ExpressionCasesTest.java` to give too. The first line has the subjects; each of the others has an expression, and its
 * value for each of them.
 */
const file = '../../flink-deploy/java/src/test/resources/io/segc/flink/engine/expression/cases.jsonl';

test('the cases that Java is asked are those of the reference', () => {
  const path = fileURLToPath(new URL(file, import.meta.url));
  if (process.env.SEGC_UPDATE) writeFileSync(path, casesText());
  expect(readFileSync(path, 'utf8') === casesText(), 'run with SEGC_UPDATE=1').toBe(true);
});

test('the cases have every kind and every function in them', () => {
  const used = occursIn(caseExpressions());
  const kinds: { readonly [K in Expression['kind']]: readonly string[] } = {
    ...{ literal: [], field: [], stepField: [], metric: [], element: [], not: [], concat: [], coalesce: [] },
    ...{ conditional: [], matches: [], oneOf: [], logical: ['&&', '||'], quantified: ['some', 'every'] },
    comparison: ['===', '!==', '<', '<=', '>', '>='],
    arithmetic: ['+', '-', '*', '/', '%'],
    call: Object.keys(functions),
  };
  const wanted = Object.entries(kinds).flatMap(([kind, words]) =>
    words.length === 0 ? [kind] : words.map((word) => `${kind} ${word}`),
  );
  expect(wanted.filter((name) => !used.has(name))).toEqual([]);
});

function casesText(): string {
  const subjects = caseSubjects();
  const first = subjects.map((subject) =>
    Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, spell(value)])),
  );
  const lines = caseExpressions().map((expression) => {
    const evaluate = prepareExpression<Subject>(
      expression,
      ({ name }) =>
        (subject) =>
          subject[name],
    );
    return { expression: toJavaExpression(expression), values: spellAll(subjects.map(evaluate)) };
  });
  return [first, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Conditions, of which most expressions are, as one letter each. */
function spellAll(values: readonly Value[]): unknown {
  const isCondition = values.every((value) => value === undefined || typeof value === 'boolean');
  return isCondition ? values.map((value) => String(value).charAt(0)).join('') : values.map(spell);
}

/** JSON can spell neither NaN nor -0 nor `undefined`: a number is a text behind a `#`, a text stands behind a `'`. */
function spell(value: Value): unknown {
  if (value === undefined) return null;
  if (typeof value === 'string') return `'${value}`;
  if (typeof value === 'number') return `#${Object.is(value, -0) ? '-0' : value}`;
  return Array.isArray(value) ? value.map(spell) : value;
}
