import type { Session } from '../../compiler/ir/session.ts';
import { deaf } from './hearing.ts';
import { type Interpreter, remembersNothing } from './interpreter.ts';
import type { Predicates } from './predicates.ts';
import type { Visit } from './visit.ts';
import type { VisitKeeper } from './visits.ts';

/** SEMANTICS §6. Judges sessions that are kept for it: closed ones when they end, live ones at each event. */
export function interpretSession(session: Session, predicates: Predicates, keeper: VisitKeeper): Interpreter<null> {
  const { visit: place, metrics, held } = keeper.keepFor(session, predicates);
  const predicate = predicates.ofVisit(session.holds, metrics);
  if (session.judged === 'closed') {
    return {
      ...remembersNothing,
      silenceMs: session.gapMs,
      hears: deaf,
      atEvent: () => null,
      atEnd(ended) {
        const visit = ended[place];
        return visit && predicate(visit) === true ? [visit.lastEventId] : null;
      },
    };
  }
  return {
    ...remembersNothing,
    hears: 'all',
    atEvent(_state, event, visits) {
      const visit = visits[place] as Visit;
      const hadHeld = visit.held[held];
      const holds = predicate(visit) === true;
      visit.held[held] = holds;
      return holds && !hadHeld ? [event.eventId] : null;
    },
  };
}
