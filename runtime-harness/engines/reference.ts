import type { Program } from '../../compiler/ir/program.ts';
import type { RuleFunctions } from '../../compiler/ir/rule-functions.ts';
import { createDecoder } from '../event-log/decode.ts';
import { createEngine } from '../reference/engine.ts';
import { executed, type Thrown } from '../reference/executed.ts';
import type { Output, Transition } from '../reference/output.ts';
import { byUserAndSegment, type Membership } from './redis.ts';

/** What the replay says about a history. */
export interface ReferenceResult {
  readonly transitions: readonly Transition[];
  readonly memberships: readonly Membership[];
  readonly late: number;
  /** Causes of the dead letters, in the order of arrival. */
  readonly dead: readonly string[];
  /** Functions of rules that have thrown; none when no function was called. */
  readonly thrown: readonly Thrown[];
}

export interface ReferenceOptions {
  /** What the program was read from: its predicates and values are then executed as they were written, and not interpreted. */
  readonly functions?: RuleFunctions;
}

/**
 * Plays messages through the reference engine, in the order in which they arrived in one partition.
 *
 * @param closeAt the `ts` of a time mark that ends the history, epoch ms; null for silence until every absence and session that is pending has
 * been decided, as `segc replay` ends a recording
 */
export function runReference(
  program: Program,
  messages: Iterable<string | Uint8Array | null>,
  closeAt: number | null,
  { functions }: ReferenceOptions = {},
): ReferenceResult {
  const decode = createDecoder(program.source.schema);
  const predicates = functions && executed(functions);
  const engine = createEngine(program, predicates && { predicates });
  const transitions: Transition[] = [];
  const dead: string[] = [];
  let late = 0;
  const take = (outputs: readonly Output[]) => {
    for (const output of outputs) {
      if (output.kind === 'late') late += 1;
      else transitions.push(output.transition);
    }
  };
  for (const message of messages) {
    const decoded = decode(message);
    if (decoded.kind === 'dead') dead.push(decoded.cause);
    else take(engine.push(decoded));
  }
  take(closeAt === null ? engine.finish() : engine.push({ kind: 'mark', ts: closeAt }));
  const memberships = [...engine.memberships()].flatMap(([userId, segments]) =>
    [...segments].map(([segment, { expiresAt }]) => ({ userId, segment, expiresAt })),
  );
  return {
    transitions,
    memberships: memberships.sort(byUserAndSegment),
    late,
    dead,
    thrown: predicates?.thrown() ?? [],
  };
}
