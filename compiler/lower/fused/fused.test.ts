import { describe, expect, test } from 'vitest';
import {
  absence,
  all,
  any,
  combination,
  compare,
  count,
  field,
  literal,
  member,
  metric,
  not,
  notSeen,
  per,
  program,
  segment,
  sequence,
  session,
  stepField,
  when,
} from '../../../runtime-harness/suites/small-program.ts';
import type { Segment } from '../../ir/segment.ts';
import { fuseProgram } from './index.ts';

const fuse = (...segments: readonly Segment[]) => fuseProgram(program(...segments)).program;
const isOne = compare(field('x'), '===', literal(1));

describe('questions', () => {
  test('are asked once, whoever asks them', () => {
    const metrics = [{ name: 'm', kind: 'sum' as const, of: when('a', isOne), value: field('x') }];
    const fused = fuse(
      segment(when('a', isOne), 9, when('b'), 'one'),
      segment(count(when('a', compare(field('x'), '===', literal(1))), 2, 5), 9, null, 'three'),
      segment(absence(when('b'), when('a', isOne), 5), 9, when('c'), 'two'),
      segment(session('closed', 4, compare(metric('m'), '===', literal(1)), metrics), 9, null, 'visits'),
    );
    expect(fused.predicates.map(({ types, where }) => [types.join(), where === null])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
    ]);
    expect(fused.segments.map(({ enter, exit }) => [enter.kind, exit])).toEqual([
      ['occurs', { kind: 'occurs', predicate: 1 }],
      ['count', null],
      ['absence', { kind: 'occurs', predicate: 2 }],
      ['session', null],
    ]);
    expect(fused.segments[2]?.enter).toEqual({
      kind: 'absence',
      after: { kind: 'occurs', predicate: 1 },
      no: { kind: 'occurs', predicate: 0 },
      forMs: 5,
    });
    expect(fused.segments[3]?.enter).toMatchObject({ metrics: [{ name: 'm', kind: 'sum', predicate: 0, value: 0 }] });
  });

  test('differ when types or conditions do', () => {
    const fused = fuse(
      segment(when('a'), 9, when(['a', 'b']), 'one'),
      segment(when('a', isOne), 9, when('a', compare(field('x'), '===', literal('1'))), 'two'),
    );
    expect(fused.predicates).toHaveLength(4);
  });
});

describe('values', () => {
  test('are asked where a step that needs them holds', () => {
    const same = compare(stepField(0, 's', 'string'), '===', stepField(1, 's', 'string'));
    const fused = fuse(segment(sequence([when('a'), when('b')], 9, same), 9, when('c'), 'one'));
    expect(fused.values).toEqual([{ value: field('s', 'string'), predicates: [0, 1] }]);
    const { enter } = fused.segments[0] as { readonly enter: object };
    expect(enter).toMatchObject({ where: { left: { step: 0, value: 0 }, right: { step: 1, value: 0 } } });
  });

  test('are not asked for ts and eventId of a step, which every event has', () => {
    const later = compare(stepField(1, 'ts'), '>', stepField(0, 'ts'));
    const fused = fuse(segment(sequence([when('a'), count(when('b'), 2, 5)], 9, later), 9, null, 'one'));
    expect(fused.values).toEqual([]);
    expect(fused.segments[0]?.enter).toMatchObject({ where: later });
  });

  test('of per are asked where its behaviour looks', () => {
    const fused = fuse(
      segment(per('s', notSeen(when('b'), 5)), 9, null, 'one'),
      segment(per('s', absence(when('a'), when('b'), 5)), 9, null, 'two'),
      segment(when('c'), 9, null, 'two'),
    );
    expect(fused.values).toEqual([{ value: field('s', 'string'), predicates: [0, 1] }]);
    expect(fused.segments[0]?.enter).toMatchObject({ kind: 'per', field: 0 });
    expect(fused.passesAll).toBe(false);
  });

  test('of the first and the last event, and of sessions of parts, are asked of every event', () => {
    const same = compare(metric('first.s', 'string', true), '===', metric('last.s', 'string', true));
    const fused = fuse(
      segment(session('closed', 5, same), 9, null, 'ends'),
      segment(
        per('f', count(session('live', 5, compare(metric('events'), '===', literal(2))), 1, 5)),
        9,
        null,
        'parts',
      ),
    );
    expect(fused.values).toEqual([
      { value: field('s', 'string'), predicates: null },
      { value: field('f', 'string'), predicates: null },
    ]);
    expect(fused.segments[0]?.enter).toMatchObject({ holds: { left: { value: 0 }, right: { value: 0 } } });
    expect(fused.passesAll).toBe(true);
  });

  test('that some need where a predicate holds and others everywhere are asked everywhere', () => {
    const same = compare(stepField(0, 's', 'string'), '===', stepField(1, 's', 'string'));
    const last = compare(metric('last.s', 'string', true), '===', literal('p'));
    const steps = segment(sequence([when('a'), when('b')], 9, same), 9, null, 'steps');
    const ends = segment(session('closed', 5, last), 9, null, 'ends');
    for (const segments of [
      [steps, ends],
      [ends, steps],
    ])
      expect(fuse(...segments).values).toEqual([{ value: field('s', 'string'), predicates: null }]);
  });

  test('of a metric are asked where it counts, and its name hides nothing', () => {
    const value = { kind: 'arithmetic', operator: '*', left: field('x'), right: literal(-0) } as const;
    const metrics = [{ name: 'm', kind: 'max' as const, of: when('b'), value }];
    const fused = fuse(segment(session('live', 5, compare(metric('m'), '===', metric('duration')), metrics), 9));
    // JSON has no -0.
    expect(fused.values).toMatchObject([{ value: { right: { operator: '*' } }, predicates: [0] }]);
    expect(fused.segments[0]?.enter).toMatchObject({ holds: { left: metric('m'), right: metric('duration') } });
  });
});

describe('what is told ahead', () => {
  const within = (...segments: readonly Segment[]) => fuse(...segments).aheadWithinMs;

  test('is what single events decide, of the last minute', () => {
    expect(within(segment(when('a'), 9))).toBe(60_000);
    expect(within(segment(when('a'), 9, when('b')))).toBe(60_000);
    expect(within(segment(when('a'), 9, count(when('b'), 2, 5)))).toBeNull();
    expect(within(segment(count(when('a'), 2, 5), 9))).toBeNull();
    expect(within(segment(absence(when('a'), when('b'), 5), 9, when('b')))).toBeNull();
  });

  test('is as old as an event may be that is not late', () => {
    const of = program(segment(when('a'), 9));
    const late = { ...of, source: { ...of.source, latenessMs: 600_000 } };
    expect(fuseProgram(late).program.aheadWithinMs).toBe(600_000);
  });
});

describe('segments', () => {
  test('that are made of others come after them', () => {
    const fused = fuse(
      segment(combination(any(member('b'), member('d'))), 9, null, 'a'),
      segment(combination(all(member('c'), not(member('e')))), 9, null, 'b'),
      segment(combination(any(member('e'))), 9, null, 'c'),
      segment(combination(any(member('e'))), 9, null, 'd'),
      segment(when('a'), 9, null, 'e'),
    );
    expect(fused.combinations).toEqual(['c', 'b', 'd', 'a']);
  });

  test('keep what JSON can say and nothing else', () => {
    const fused = fuse(segment(when('a', isOne), 9, when('b'), 'one'), segment(when('c'), 5, null, 'two'));
    expect(JSON.parse(JSON.stringify(fused))).toEqual(fused);
    expect(fused.segments.map(({ rule }) => /^[0-9a-f]{16}$/.test(rule))).toEqual([true, true]);
  });
});
