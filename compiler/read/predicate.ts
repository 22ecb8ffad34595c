import type { Node } from 'ts-morph';
import type { Expression } from '../ir/expression.ts';
import { placed } from '../ir/place.ts';
import type { RuleFunction } from '../ir/rule-functions.ts';
import { typeOf } from '../ir/type-of.ts';
import { named, toExpression } from './expression.ts';
import { apply, helperOf } from './helper.ts';
import type { Reader } from './reader.ts';
import type { RecordView } from './record.ts';
import { readRecordPresence } from './record-presence.ts';
import type { Position, Term } from './scope.ts';

/** The most pieces of syntax that a predicate may consist of, those of its helpers included wherever they are called. */
const mostPieces = 5_000;

/**
 * SEMANTICS §9. The condition that a predicate function computes, read from its text.
 *
 * @param records what its parameters are
 * @param owner the vocabulary object that holds the predicate, for the place of a complaint
 */
export function readPredicate(
  predicate: RuleFunction,
  records: readonly RecordView[],
  owner: object,
  reader: Reader,
): Expression | null {
  const read = readFunctionOfRule(predicate, records, owner, reader, 'condition');
  const expression = read && conditionOf(read, reader);
  return expression && reader.readFrom(placed(expression, reader.spanOf(predicate)), predicate);
}

function conditionOf({ term, node }: Read, reader: Reader): Expression | null {
  if (term.kind === 'record') return readRecordPresence(node, term, reader);
  const expression = toExpression(term, node, reader);
  if (expression === null) return null;
  const { type } = typeOf(expression);
  return type === 'boolean' ? expression : reader.report('SEG305', node, { type: named(type) });
}

/** As `readPredicate`, for a function that computes a value. */
export function readValue(
  value: RuleFunction,
  records: readonly RecordView[],
  owner: object,
  reader: Reader,
): Expression | null {
  const read = readFunctionOfRule(value, records, owner, reader, 'value');
  const expression = read && toExpression(read.term, read.node, reader);
  return expression && reader.readFrom(expression, value);
}

/** What a function gives, and where that stands. */
interface Read {
  readonly term: Term;
  readonly node: Node;
}

function readFunctionOfRule(
  written: RuleFunction,
  records: readonly RecordView[],
  owner: object,
  reader: Reader,
  position: Position,
): Read | null {
  const helper = helperOf(written, reader);
  if (helper === null) {
    const what = typeof written === 'function' && written.name !== '' ? `\`${written.name}\`` : 'the predicate';
    return reader.report('SEG307', reader.spanOf(owner), { what });
  }
  const scope = { inside: [], budget: { left: mostPieces } };
  const term = apply(helper, records, helper.node, scope, reader, position);
  return term && { term, node: helper.node.getBody() ?? helper.node };
}
