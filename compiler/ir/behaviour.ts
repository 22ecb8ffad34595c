import type { Absence } from './absence.ts';
import type { Count } from './count.ts';
import type { FirstTime } from './first-time.ts';
import type { NotSeen } from './not-seen.ts';
import type { Occurs } from './occurs.ts';
import type { Sequence } from './sequence.ts';
import type { Session } from './session.ts';

/** What a user can do, judged over the events of one user, or of one key of it (`per`). The union is closed: each stage has one row per kind. */
export type Behaviour = Occurs | Count | Sequence | FirstTime | Absence | NotSeen | Session;

export type BehaviourKind = Behaviour['kind'];

/** A behaviour that holds at events only, and so can be a part of another. */
export type EventBehaviour = Occurs | Count | Sequence | FirstTime | LiveSession;

/** A session judged live holds at an event. */
export type LiveSession = Session & { readonly judged: 'live' };
