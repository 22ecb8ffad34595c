import type { Program } from '../ir/program.ts';
import type { Segment, Trigger } from '../ir/segment.ts';
import type { Relation } from '../plan/relation.ts';
import { fieldOf, partsName } from './per.ts';
import { type SharedSessions, sessionRelations, shareSessions } from './session-metrics.ts';

/** What several segments use. */
export interface Shared {
  readonly sessions: SharedSessions;
  readonly relations: readonly Relation[];
}

/** The triggers of a segment that are judged over events, under the names of their views. */
export function triggersOf({
  id,
  enter,
  exit,
}: Segment): { readonly name: string; readonly role: 0 | 1; readonly trigger: Trigger }[] {
  return [
    ...(enter.kind === 'combination' ? [] : [{ name: `${id}/enter`, role: 0, trigger: enter } as const]),
    ...(exit === null ? [] : [{ name: `${id}/exit`, role: 1, trigger: exit } as const]),
  ];
}

/** Events by field and sessions by gap, each once for all segments. @param columns the fields of the events */
export function shareRelations({ segments }: Program, columns: readonly string[]): Shared {
  const triggers = segments.flatMap(triggersOf);
  const fields = [...new Set(triggers.flatMap(({ trigger }) => fieldOf(trigger) ?? []))].sort();
  const parts = fields.map((field): Relation => ({ kind: 'parts', name: partsName(field), field, columns }));
  const sessions = shareSessions(triggers);
  return { sessions, relations: [...parts, ...sessionRelations(sessions)] };
}
