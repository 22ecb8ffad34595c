import type { Absence } from './absence.ts';
import type { Occurs } from './occurs.ts';
import type { Session } from './session.ts';

/** What a user can do to enter a segment. The union is closed: each stage has one row per kind. */
export type Behaviour = Occurs | Absence | Session;

export type BehaviourKind = Behaviour['kind'];
