import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { membersOf } from '../../compiler/ir/combination.ts';
import type { Program as Rules } from '../../compiler/ir/program.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { lowerProgram } from '../../compiler/lower/index.ts';
import { printPlan } from '../../compiler/print/index.ts';
import { supportTable } from '../../compiler/read/support.ts';
import { runReference } from '../engines/reference.ts';
import { constructs, constructsOf, type Evidence, lacking } from './constructs.ts';
import { programGroups } from './program-groups.ts';
import { expectedOf, foundOf, loadPrograms, messagesOf, programsEnd, readRules } from './programs.ts';

const names = Object.keys(constructs);
const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The text of each clause, by its number. */
const clauses = new Map(
  text('../../compiler/ir/SEMANTICS.md')
    .split(/^## /m)
    .map((clause) => [clause.split(' ')[0] ?? '', clause]),
);

/** Which constructs the given segments are made of. */
const madeOf = (segments: readonly Segment[]) => new Set(segments.flatMap((segment) => [...constructsOf(segment)]));

/** Whether the segment, with what it is combined of, becomes SQL that has a statement about it. */
function isLowered(rules: Rules, segment: Segment): boolean {
  const parts = segment.enter.kind === 'combination' ? membersOf(segment.enter.formula) : [];
  const segments = rules.segments.filter((each) => each === segment || parts.includes(each.id));
  return printPlan(lowerProgram({ ...rules, segments })).some(
    ({ path, text }) => path === `segments/${segment.id}.sql` && text.includes('CREATE TEMPORARY VIEW'),
  );
}

describe('every construct of the language is whole', () => {
  let evidence: Evidence;

  beforeAll(async () => {
    const programs = await loadPrograms();
    const rules = await readRules();
    const segmentsOf = (ids: readonly string[]) => rules.segments.filter(({ id }) => ids.includes(id));
    const replay = runReference(rules, messagesOf(programs, 0), programsEnd);
    const right = programs.filter((program) => {
      const found = foundOf(program, replay.transitions);
      return found.length > 0 && JSON.stringify(found) === JSON.stringify(expectedOf(program, 0));
    });
    const citing = programs.map(({ id, clauses }) => ({ made: madeOf(segmentsOf([id])), clauses }));
    const refusals = ['read/refusals.test.ts', 'check/laws.test.ts']
      .map((path) => text(`../../compiler/${path}`))
      .join('\n');
    const having = (holds: (construct: { readonly clause: string; readonly word: string }, name: string) => boolean) =>
      new Set(Object.entries(constructs).flatMap(([name, construct]) => (holds(construct, name) ? [name] : [])));
    evidence = {
      read: madeOf(rules.segments),
      lowered: madeOf(rules.segments.filter((segment) => isLowered(rules, segment))),
      interpreted: madeOf(segmentsOf(right.map(({ id }) => id))),
      clause: having(({ clause, word }) => clauses.get(clause)?.includes(word) ?? false),
      program: having(({ clause }, name) =>
        citing.some(({ made, clauses }) => made.has(name) && (clauses.includes(clause) || name === 'exit')),
      ),
      'program on Flink': madeOf(segmentsOf(Object.values(programGroups).flatMap(({ ids }) => ids))),
      'refusal test': having(({ word }) => new RegExp(`^ {4}.*\\b${word.replace('(', '\\(')}`, 'm').test(refusals)),
    };
  });

  test.each(names)('%s', (name) => {
    expect(lacking([name], evidence)).toEqual([]);
  });

  test('what is missing is named', () => {
    const without = (what: keyof Evidence) => ({
      ...evidence,
      [what]: new Set([...evidence[what]].filter((name) => name !== 'per')),
    });
    const stages = Object.keys(evidence) as (keyof Evidence)[];
    expect(stages.flatMap((what) => lacking(names, without(what)))).toEqual(stages.map((what) => `per: ${what}`));
    expect(lacking(['a new one'], evidence)).toHaveLength(stages.length);
  });

  test('everything that a predicate may be made of has an example, and all but the exempt something refused', () => {
    const rows = supportTable();
    expect(rows.filter(({ example }) => example === '')).toEqual([]);
    expect(rows.filter(({ refused }) => refused === undefined || refused.length === 0).map(({ id }) => id)).toEqual([]);
  });
});
