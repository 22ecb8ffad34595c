import type { Program } from '../../../compiler/ir/program.ts';
import { passThroughStatements, segcStatements } from '../flink/segc-sql.ts';
import type { Bench, Contestant } from '../part.ts';
import type { RuleSet } from '../rule-sets.ts';
import { requireTimeline } from './claims.ts';
import { sqlContestant } from './sql-contestant.ts';

/** The name of segc's contestant for a set of rules. */
export const segcName = (set: RuleSet, count?: number) =>
  count === undefined ? `segc ${set}` : `segc ${set} ${count}`;

/** Rules as segc compiles them, all of their timeline claimed. */
export async function segcContestant(bench: Bench, set: RuleSet, count?: number): Promise<Contestant> {
  const program = await bench.rules.program(set, count);
  const name = segcName(set, count);
  return sqlContestant(bench, {
    name,
    statements: (topic, changes) => statementsOf(bench, program, topic, changes),
    require: async (messages) => requireTimeline(name, await bench.rules.timeline(program, bench.checked), messages),
  });
}

export const passThroughName = 'pass-through';

/** The source table of the project's own rules with all of its columns, read and decoded and nothing else. */
export async function passThrough(bench: Bench): Promise<Contestant> {
  const program = await bench.rules.program('own');
  return sqlContestant(bench, {
    name: passThroughName,
    statements: (topic, sink) =>
      passThroughStatements(
        statementsOf({ ...bench, plan: 'readable' }, program, topic, null),
        bench.addresses.kafka,
        sink,
      ),
    async require(messages) {
      const { events } = bench.checked;
      if (messages.length !== events) throw new Error(`pass-through gives ${messages.length} events of ${events}`);
    },
  });
}

const statementsOf = (
  { plan, addresses }: Bench,
  program: Program,
  topic: string,
  changes: string | null,
): readonly string[] => segcStatements(program, { plan, kafka: addresses.kafka, topic, changes });
