import { describe, expect, test } from 'vitest';
import type { BehaviourKind } from '../../compiler/ir/behaviour.ts';
import type { Expression } from '../../compiler/ir/expression.ts';
import type { Program as Rules } from '../../compiler/ir/program.ts';
import type { Session } from '../../compiler/ir/session.ts';
import { lowerProgram } from '../../compiler/lower/index.ts';
import type { Relation } from '../../compiler/plan/relation.ts';
import { supportTable } from '../../compiler/read/support.ts';
import { runReference } from '../engines/reference.ts';
import { createEngine } from '../reference/engine.ts';
import { type Evidence, gapsOf } from './completeness.ts';
import { type Construct, constructs, type Group, nameOf } from './constructs.ts';
import { constructsIn } from './constructs-in.ts';
import { programGroups } from './program-groups.ts';
import { expectedOf, foundOf, loadPrograms, messagesOf, programsEnd, readRules } from './programs.ts';
import { refusedRules } from './refused-rules.ts';
import { compileModules, loadExamples, moduleHead, readExamples } from './semantics.ts';

const start = 1_000_000_000_000;
const rules = await readRules();
const programs = await loadPrograms();
const replay = runReference(rules, messagesOf(programs, start), start + programsEnd);
const agreeing = programs.filter(
  (program) => JSON.stringify(foundOf(program, replay.transitions)) === JSON.stringify(expectedOf(program, start)),
);

const { clauses, examples } = await loadExamples();
const exampleRules = await readExamples(examples);
const exampleSegments = new Map(
  clauses.map((clause) => [clause, exampleRules.segments.filter(({ id }) => id.startsWith(`law-${clause.slice(1)}-`))]),
);

const refusedNames = Object.keys(refusedRules) as (keyof typeof refusedRules)[];
const refusedFile = (index: number) => `refused-${index}.segment.ts`;
const refusals = await compileModules(
  Object.fromEntries(
    refusedNames.map((name, index) => [
      refusedFile(index),
      [
        ...moduleHead,
        `export const other = segment('other-${index}', { enter: when('view'), ttl: hours(1) });`,
        `export default segment('refused-${index}', ${refusedRules[name].text});`,
        '',
      ].join('\n'),
    ]),
  ),
);
const codesOf = (index: number) =>
  refusals.diagnostics
    .filter(({ severity, span }) => severity === 'error' && span?.file === `rules/segments/${refusedFile(index)}`)
    .map(({ code }) => code);

/** The rows of the table of what a predicate may be made of in which each kind of expression is refused. */
const supportRows: { readonly [Kind in Expression['kind']]: string } = {
  literal: 'constant.literal',
  field: 'syntax.field',
  stepField: 'syntax.field',
  metric: 'syntax.field',
  element: 'list.some',
  not: 'syntax.prefix',
  logical: 'operator.&&',
  comparison: 'operator.===',
  arithmetic: 'operator.*',
  concat: 'syntax.template',
  coalesce: 'operator.??',
  conditional: 'syntax.ternary',
  call: 'syntax.helper',
  matches: 'pattern.literals',
  oneOf: 'constant.list',
  quantified: 'list.every',
};
const refusedRows = new Set(supportTable().flatMap(({ id, refused }) => (refused === '' ? [] : [id])));
const rowOf = ({ group, name }: Construct) =>
  group === 'expression' ? supportRows[name as Expression['kind']] : `${group}.${name}`;

const refused = new Set<string>([
  ...refusedNames.filter((name, index) => codesOf(index).some((code) => code === refusedRules[name].code)),
  ...constructs.filter((construct) => refusedRows.has(rowOf(construct))).map(nameOf),
]);

const ofBehaviour: { readonly [Kind in BehaviourKind]: readonly Relation['kind'][] } = {
  occurs: ['eventHolds'],
  count: ['countHolds'],
  sequence: ['chainHolds', 'linkedChainHolds'],
  firstTime: ['firstHolds'],
  absence: ['clockHolds'],
  notSeen: ['clockHolds'],
  session: ['sessionHolds'],
};
const ofSession: { readonly [Judged in Session['judged']]: readonly Relation['kind'][] } = {
  live: ['sessionHolds'],
  closed: ['sessionEnds'],
};

function relationsOf({ group, name }: Construct): readonly Relation['kind'][] {
  switch (group) {
    case 'behaviour':
      return ofBehaviour[name as BehaviourKind];
    case 'session':
      return ofSession[name as Session['judged']];
    case 'metric':
      return ['sessions'];
    case 'formula':
      return ['combinedMoves'];
    case 'per':
      return ['parts'];
    default:
      return [];
  }
}

function lower(rules: Rules): ReadonlySet<string> {
  const { shared, segments, combinations } = lowerProgram(rules);
  const own = [...segments, ...combinations].flatMap(({ relations }) => relations);
  return new Set([...shared, ...own].map(({ kind }) => kind));
}

const evidence: Evidence = {
  rules,
  programs,
  agreeing: new Set(agreeing.map(({ id }) => id)),
  examples: exampleSegments,
  refused,
  lower,
  interpret: (rules) => void createEngine(rules),
  relationsOf,
};

describe('every construct has a reader, a lowering, an interpreter, a clause, a program and a refusal', () => {
  test.each(constructs.map((construct) => ({ name: nameOf(construct), construct })))('$name', ({ construct }) => {
    expect(gapsOf(construct, evidence)).toEqual([]);
  });

  const onFlink = new Set(
    rules.segments
      .filter(({ id }) => Object.values(programGroups).some(({ ids }) => ids.includes(id)))
      .flatMap((segment) => [...constructsIn(segment).keys()]),
  );
  const groups: readonly Group[] = ['behaviour', 'session', 'metric', 'formula', 'membership'];
  test.each(constructs.filter(({ group }) => groups.includes(group)).map(nameOf))(
    '%s is among the programs on Flink',
    (name) => {
      expect([...onFlink]).toContain(name);
    },
  );

  test('what the programs are read as is among them', () => {
    const known = new Set(constructs.map(nameOf));
    const found = [...rules.segments, ...exampleRules.segments].flatMap((segment) => [...constructsIn(segment).keys()]);
    expect(found.filter((name) => !known.has(name))).toEqual([]);
  });

  test('no kind of relation is left without a program', () => {
    const kinds: { readonly [Kind in Relation['kind']]: true } = {
      eventHolds: true,
      countHolds: true,
      firstHolds: true,
      chainHolds: true,
      linkedChainHolds: true,
      clockHolds: true,
      sessions: true,
      sessionEnds: true,
      sessionHolds: true,
      parts: true,
      settledMoves: true,
      combinedMoves: true,
    };
    expect([...lower(rules)].sort()).toEqual(Object.keys(kinds).sort());
  });
});

test.each(refusedNames.map((name, index) => ({ name, index, ...refusedRules[name] })))(
  'refused: $name, $text',
  ({ index, code }) => {
    expect(codesOf(index)).toEqual([code]);
  },
);

describe('what is missing is found', () => {
  const counted = constructs.find((construct) => nameOf(construct) === 'behaviour count') as Construct;
  const without = rules.segments.filter((segment) => !constructsIn(segment).has('behaviour count'));
  const fails = () => {
    throw new Error('segc has a bug');
  };

  test.each<readonly [string, Partial<Evidence>, readonly string[]]>([
    ['a lowering', { lower: fails }, ['its lowering fails']],
    ['a lowering that does something', { lower: () => new Set(['eventHolds']) }, ['it is lowered to nothing']],
    ['an interpreter', { interpret: fails }, ['its interpreter fails']],
    ['an example', { examples: new Map() }, ['§11 of SEMANTICS.md has no example of it']],
    [
      'an example that shows it',
      { examples: new Map([['§11', without]]) },
      ['§11 of SEMANTICS.md has no example of it'],
    ],
    ['a refusal', { refused: new Set(['behaviour sequence']) }, ['no misuse of it is refused']],
    [
      'a reader',
      { rules: { ...rules, segments: without } },
      ['no program is read as behaviour count', 'no program that the replay agrees with has it and cites §11'],
    ],
    [
      'a clause of its programs',
      { programs: programs.map((program) => ({ ...program, clauses: ['§7'] })) },
      ['no program that the replay agrees with has it and cites §11'],
    ],
    [
      'a program that agrees',
      {
        programs: programs.filter(({ id }) => id === 'count-exactly-t'),
        agreeing: new Set(),
      },
      ['no program that the replay agrees with has it and cites §11', 'the replay does not agree with count-exactly-t'],
    ],
  ])('%s', (_, change, gaps) => {
    expect(gapsOf(counted, { ...evidence, ...change })).toEqual(gaps);
  });
});
