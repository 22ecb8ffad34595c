import { join } from 'node:path';
import fc from 'fast-check';
import type { EventBehaviour } from '../../compiler/ir/behaviour.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { timeMarkType } from '../../compiler/ir/schema.ts';
import type { Segment } from '../../compiler/ir/segment.ts';
import { packageRoot } from '../../flink-deploy/local/package-root.ts';
import { createDecoder } from '../event-log/decode.ts';
import { compareIds } from '../event-log/order.ts';
import { createEngine } from '../reference/engine.ts';
import type { Output, Transition } from '../reference/output.ts';
import { generateHistories } from '../verify/generate.ts';
import { inArrivalOrder } from '../verify/history.ts';
import { createRandom, pickFrom } from '../verify/random.ts';
import { loadPrograms, messagesOf, type Played, readCheckedRules, readRules } from './programs.ts';
import { randomSegments, smallWords } from './random-rules.ts';
import { historiesOf, loadExamples, readExamples } from './semantics.ts';
import {
  all,
  any,
  combination,
  compare,
  count,
  field,
  lateness,
  literal,
  member,
  metric,
  not,
  per,
  program,
  segment,
  sequence,
  session,
  when,
} from './small-program.ts';

/** A program and what its users send. */
export interface EngineCase {
  readonly name: string;
  readonly program: Program;
  /** In the order of arrival in one partition. */
  readonly messages: readonly string[];
  /** Of each user the segment that is judged; all when not given. */
  readonly judged?: Readonly<Record<string, string>>;
}

/** Programs of every construct, over histories that meet their boundaries. */
export async function engineCases(): Promise<readonly EngineCase[]> {
  const { examples } = await loadExamples();
  const rulesBelow = async (...path: readonly string[]) =>
    (await readCheckedRules(join(packageRoot(), ...path))).program;
  const played = (name: string, of: Program, histories: readonly Played[]): EngineCase => ({
    name,
    program: of,
    messages: messagesOf(histories, start),
    judged: Object.fromEntries(histories.map(({ id, segment: judged = id }) => [id, judged])),
  });
  const aimed = (name: string, of: Program, histories: number): EngineCase => ({
    name,
    program: of,
    messages: inArrivalOrder(generateHistories(of, { seed: 20_261_128, histories })),
  });
  const small = (name: string, segments: readonly Segment[], seed: number): EngineCase => ({
    name,
    program: program(...[...segments].sort((a, b) => compareIds(a.id, b.id))),
    messages: smallHistories(seed),
  });
  return [
    played('examples', await readExamples(examples), historiesOf(examples)),
    played('programs', await readRules(), await loadPrograms()),
    aimed('shop', await rulesBelow('rules'), 4),
    aimed('odd rules', await rulesBelow('runtime-harness', 'suites', 'odd-rules'), 2),
    ...sampled('r', 6, 30).map((segments, number) => small(`random ${number}`, segments, number)),
    ...sampled('n', 4, 8).map((segments, number) =>
      small(`combined ${number}`, [...segments, ...combinationsOver('n')], 100 + number),
    ),
    ...[0, 1, 2, 3].map((number) => small(`early ${number}`, toldEarly(), 200 + number)),
    ...[0, 1].map((number) => small(`not a number ${number}`, notNumbers(), 300 + number)),
  ];
}

const start = 1_000_000_000_000;

const sampled = (prefix: string, many: number, numRuns: number) =>
  fc.sample(randomSegments(smallWords, prefix, many), { seed: 20_261_128, numRuns });

/** Combinations of combinations, in an order of ids that is not that in which they are judged. */
function combinationsOver(prefix: string): readonly Segment[] {
  const [a, b, c] = [`${prefix}-0`, `${prefix}-1`, `${prefix}-2`].map(member) as [
    ReturnType<typeof member>,
    ReturnType<typeof member>,
    ReturnType<typeof member>,
  ];
  return [
    segment(combination(any(a, all(b, not(c)))), 30, null, 'm-low'),
    segment(combination(all(member('m-low'), not(a))), 9, when('c'), 'a-middle'),
    segment(combination(any(member('a-middle'), b)), 12, null, 'z-high'),
    segment(combination(all(any(member('z-high'), member('m-low')), not(member('a-middle')))), 50, null, 'b-top'),
  ];
}

/** Rules of which Redis is told before event time has passed an event. */
function toldEarly(): readonly Segment[] {
  const isOne = compare(field('x'), '===', literal(1));
  const counted = (of: EventBehaviour, atLeast: number) => count(of, atLeast, 7);
  return [
    segment(when('a'), 8, null, 'occurs'),
    segment(when('a'), 8, when('b'), 'occurs-exit'),
    segment(when(['a', 'b']), 30, when(['b', 'c'], isOne), 'both'),
    segment(counted(when('a'), 2), 6, when('c'), 'two'),
    segment(counted(when(['a', 'b']), 3), 20, when('b', isOne), 'three'),
    segment(counted(when('a', isOne), 1), 20, when('a', isOne), 'at-once'),
    segment(when('a'), 8, count(when('b'), 2, 9), 'not-early'),
    segment(combination(all(member('occurs'), not(member('two')))), 9, when('c'), 'combined'),
  ];
}

/** Metrics over values that are NaN, absent and -0, and texts that are half of a pair. */
function notNumbers(): readonly Segment[] {
  const [x, zero] = [field('x'), literal(0)];
  const present = { kind: 'coalesce', left: x, right: zero } as const;
  const divided = { kind: 'arithmetic', operator: '/', left: present, right: present } as const;
  const negated = { kind: 'arithmetic', operator: '*', left: present, right: literal(-1) } as const;
  const half = {
    kind: 'call',
    function: 'slice',
    arguments: [{ kind: 'coalesce', left: field('s', 'string'), right: literal('') }, zero, literal(1)],
  } as const;
  const kinds = ['distinct', 'sum', 'min', 'max', 'average'] as const;
  return kinds
    .flatMap((kind) =>
      [x, divided, negated, ...(kind === 'distinct' ? [half] : [])].flatMap((value, place) => {
        const metrics = [{ name: 'm', kind, of: when(['a', 'b']), value }];
        const m = metric('m', 'number', kind !== 'distinct' && kind !== 'sum');
        const odd = compare(m, '!==', m);
        const many = compare(m, '===', literal(kind === 'distinct' ? 2 : 1));
        return [
          segment(session('closed', 4, odd, metrics), 9, null, `${kind}-${place}-nan`),
          segment(session('live', 8, many, metrics), 9, when('c'), `${kind}-${place}-live`),
          segment(per('s', session('closed', 3, many, metrics)), 9, null, `${kind}-${place}-per`),
        ];
      }),
    )
    .concat([
      segment(
        sequence([when('a'), session('live', 4, compare(metric('events'), '===', literal(2)))], 9),
        9,
        null,
        'seq',
      ),
      segment(when('a', compare(divided, '!==', divided)), 9, null, 'when-nan'),
    ]);
}

/** A few users who send what small programs look at, in an order that is out of event time's, with copies, ties and time marks. */
function smallHistories(seed: number): readonly string[] {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => pickFrom(random, list);
  const sent: { readonly arrives: number; readonly text: string }[] = [];
  for (const userId of ['u', 'v', 'w', 'x', 'y', 'ü']) {
    let ts = random(5);
    for (let number = 0; number < 14; number += 1) {
      ts += pick([0, 0, 1, 1, 2, 2, 3, 4, 5, 7, 8, 15]);
      const text = JSON.stringify({
        eventId: `${pick(['a', 'b', 'é', '🛒', '～'])}${random(3)}${number % 4}`,
        userId,
        type: pick(['a', 'a', 'b', 'b', 'c']),
        ts,
        x: pick([undefined, null, 0, 1, 2]),
        s: pick([undefined, 'p', 'p', 'q', '🛒', '𐍈']),
        f: pick([undefined, true, false]),
      });
      const arrives = ts + pick([0, 0, 0, 1, 4, lateness - 1, lateness, lateness + 1, 2 * lateness]);
      sent.push({ arrives, text });
      if (random(7) === 0) sent.push({ arrives: arrives + random(lateness), text });
      if (random(20) === 0) sent.push({ arrives, text: JSON.stringify({ type: timeMarkType, ts: arrives }) });
    }
  }
  return sent.sort((a, b) => a.arrives - b.arrives).map(({ text }) => text);
}

/** What the reference says of a case: its transitions, and how many events were late. After the last message there is silence, until everything is over. */
export function expectedOf({ program, messages, judged }: EngineCase): {
  readonly transitions: readonly Transition[];
  readonly late: number;
} {
  const decode = createDecoder(program.source.schema);
  const engine = createEngine(program);
  const outputs: Output[] = messages.flatMap((message) => {
    const decoded = decode(message);
    return decoded.kind === 'dead' ? [] : [...engine.push(decoded)];
  });
  outputs.push(...engine.advanceTo(engine.lastEventAt() + longEnough));
  const transitions = outputs.flatMap((output) => (output.kind === 'transition' ? [output.transition] : []));
  return {
    transitions: transitions.filter(({ userId, segment: id }) => judged === undefined || judged[userId] === id),
    late: outputs.filter(({ kind }) => kind === 'late').length,
  };
}

/** After which nothing waits for time any more, in ms. */
export const longEnough = 10_000 * 86_400_000;
