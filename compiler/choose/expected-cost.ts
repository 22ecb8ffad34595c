import type { Program } from '../ir/program.ts';
import { fuseProgram } from '../lower/fused/index.ts';
import { lowerProgram } from '../lower/index.ts';
import type { Relation } from '../plan/relation.ts';

/** What running a program is expected to take, by either plan. */
export interface ExpectedCost {
  /** Operators that keep state for users. Each event that matters to one is sent to it, stored, and looked at again. */
  readonly statefulOperators: number;
  /** Time for a number of events, with reading and decoding them alone as 1. A rough guess from measurements (`npm run bench`), to compare plans by. */
  readonly timesPassThrough: number;
}

/** What an operator of a kind adds for a rule that concerns few events, as measured; those that see all events take more. */
const perRelation: { readonly [Kind in Relation['kind']]: { readonly operators: number; readonly cost: number } } = {
  eventHolds: { operators: 0, cost: 0.05 },
  countHolds: { operators: 1, cost: 0.1 },
  firstHolds: { operators: 1, cost: 0.1 },
  chainHolds: { operators: 1, cost: 0.15 },
  linkedChainHolds: { operators: 1, cost: 0.3 },
  clockHolds: { operators: 2, cost: 1.1 },
  sessions: { operators: 2, cost: 9 },
  sessionEnds: { operators: 2, cost: 8 },
  sessionHolds: { operators: 0, cost: 0.02 },
  parts: { operators: 0, cost: 0.1 },
  settledMoves: { operators: 2, cost: 0.2 },
  combinedMoves: { operators: 2, cost: 0.3 },
};

/** Putting the events of a user into order, finding copies, and making moves transitions: for every program. */
const readableBase = { operators: 4, cost: 3.8 };

/** The plan of views (`compiler/lower`): each relation brings operators of its own. */
export function expectedCostReadable(program: Program): ExpectedCost {
  const plan = lowerProgram(program);
  const relations = [
    ...plan.shared,
    ...[...plan.segments, ...plan.combinations].flatMap((segment) => segment.relations),
  ];
  const ttls = plan.membership.ttls.length + (plan.combinedMembership?.ttls.length ?? 0);
  const sum = (of: 'operators' | 'cost') => relations.reduce((total, { kind }) => total + perRelation[kind][of], 0);
  return {
    statefulOperators: readableBase.operators + ttls + sum('operators'),
    timesPassThrough: readableBase.cost + 0.1 * ttls + sum('cost'),
  };
}

/** The plan of one operator (`lower/fused`): what grows with the rules is what the decoder asks of each event, and what the operator keeps of a user. */
export function expectedCostFused(program: Program): ExpectedCost {
  const { passesAll, segments } = fuseProgram(program).program;
  return {
    statefulOperators: 1,
    timesPassThrough: passesAll ? 1.7 + 0.0021 * segments.length : 1 + 0.0012 * segments.length,
  };
}
