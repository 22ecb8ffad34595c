import type { Absence } from '../ir/absence.ts';
import type { AbsenceMoves, Move } from '../plan/relation.ts';
import { lowerTest } from './occurs.ts';

/** SEMANTICS §5. */
export function lowerAbsence(absence: Absence, move: Move, name: string): AbsenceMoves {
  return {
    kind: 'absenceMoves',
    name,
    move,
    after: lowerTest(absence.after),
    no: lowerTest(absence.no),
    forMs: absence.forMs,
  };
}
