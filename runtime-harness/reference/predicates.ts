import type { Expression } from '../../compiler/ir/expression.ts';
import { leavesOf } from '../../compiler/ir/leaves.ts';
import { sessionEndOf } from '../../compiler/ir/session.ts';
import type { Event } from '../event-log/event.ts';
import { type Chain, readStepLeaf } from './chain.ts';
import { readEventLeaf } from './event-fields.ts';
import { type Evaluate, prepareExpression } from './expression.ts';
import { type MetricPlaces, metricReader, type Visit } from './visit.ts';

/** SEMANTICS §9. How the predicates and values of rules are made ready to be asked. */
export interface Predicates {
  /** What an expression says of one event. */
  ofEvent(expression: Expression): Evaluate<Event>;
  /** What the `where` of a sequence says of the events at which its steps held. */
  ofChain(expression: Expression): Evaluate<Chain>;
  /** What the predicate of a session with these named metrics says of it. */
  ofVisit(expression: Expression, metrics: MetricPlaces): Evaluate<Visit>;
  /** Whether that asks for fields of the session's first or last event, which have to be kept for it. */
  readsEnds(expression: Expression): boolean;
}

/** By the IR. */
export const interpreted: Predicates = {
  ofEvent: (expression) => prepareExpression(expression, readEventLeaf),
  ofChain: (expression) => prepareExpression(expression, readStepLeaf),
  ofVisit: (expression, metrics) => prepareExpression(expression, metricReader(metrics)),
  readsEnds: (expression) => [...leavesOf(expression)].some(({ name }) => sessionEndOf(name) !== undefined),
};
