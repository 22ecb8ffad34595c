import type { Relation } from '../plan/relation.ts';
import { clockHolds } from './absence.ts';
import { combinedMoves } from './combination.ts';
import { countHolds } from './count.ts';
import { firstHolds } from './first-time.ts';
import { linkedChainHolds } from './linked-sequence.ts';
import { eventHolds } from './occurs.ts';
import { parts } from './per.ts';
import { quoteIdentifier } from './quote.ts';
import { chainHolds } from './sequence.ts';
import { sessionEnds, sessionHolds, sessions } from './session.ts';
import { settledMoves } from './settled.ts';
import { loadTemplate } from './templates.ts';

type Values = { readonly [name: string]: string | number };

/** One template for each kind of view, and what fills it. */
const printers: {
  readonly [K in Relation['kind']]: readonly [
    template: string,
    values: (relation: Extract<Relation, { kind: K }>) => Values,
  ];
} = {
  eventHolds: ['event-holds', eventHolds],
  countHolds: ['count-holds', countHolds],
  firstHolds: ['first-holds', firstHolds],
  chainHolds: ['chain-holds', chainHolds],
  linkedChainHolds: ['linked-chain-holds', linkedChainHolds],
  clockHolds: ['clock-holds', clockHolds],
  sessions: ['sessions', sessions],
  sessionEnds: ['session-ends', sessionEnds],
  sessionHolds: ['session-holds', sessionHolds],
  parts: ['parts', parts],
  settledMoves: ['settled-moves', settledMoves],
  combinedMoves: ['combined-moves', combinedMoves],
};

const templates = new Map(Object.values(printers).map(([name]) => [name, loadTemplate<Values>(name)]));

/** A view as `CREATE` statements. */
export function printRelation(relation: Relation): string {
  const [template, values] = printers[relation.kind] as readonly [string, (relation: Relation) => Values];
  const print = templates.get(template);
  return `${print?.({ name: quoteIdentifier(relation.name), ...values(relation) })}`.trimStart();
}
