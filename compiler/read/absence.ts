import type { Absence as AbsenceRule, EventEnvelope } from '../../rules/vocabulary/index.ts';
import type { Absence } from '../ir/absence.ts';
import { readDuration } from './duration.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §5. */
export function readAbsence(rule: AbsenceRule<EventEnvelope>, reader: Reader): Absence | null {
  const after = reader.readPart(rule.after, '`after`', rule);
  const no = reader.readPart(rule.no, '`no`', rule);
  const forMs = readDuration(rule.for, '`for`', rule, reader);
  if (after === null || no === null || forMs === null) return null;
  return { kind: 'absence', after, no, forMs };
}
