import type { Behaviour } from '../ir/behaviour.ts';
import type { Move, Part, Relation, Scope } from '../plan/relation.ts';
import { lowerAbsence } from './absence.ts';
import { lowerCount } from './count.ts';
import { lowerFirstTime } from './first-time.ts';
import { lowerNotSeen } from './not-seen.ts';
import { lowerOccurs, lowerTest } from './occurs.ts';
import { lowerSequence } from './sequence.ts';
import { lowerSession } from './session.ts';
import type { Shared } from './shared.ts';

/** What a lowering needs besides the behaviour. */
export interface Place {
  /** Name of the view in which the behaviour holds; views on the way there begin with it. */
  readonly name: string;
  readonly scope: Scope;
  /** What the behaviour does to a membership; null when it is a part of another. */
  readonly move: Move | null;
  readonly shared: Shared;
}

/** The views of a behaviour; the last one says when it holds. */
type Lowering<B> = (behaviour: B, place: Place) => Relation[];

/** One lowering per behaviour: a kind without a row does not compile. */
const lowerings: { readonly [K in Behaviour['kind']]: Lowering<Extract<Behaviour, { kind: K }>> } = {
  occurs: (behaviour, place) => lowerOccurs(behaviour, place),
  count: lowerCount,
  sequence: lowerSequence,
  firstTime: lowerFirstTime,
  absence: lowerAbsence,
  notSeen: lowerNotSeen,
  session: lowerSession,
};

/** IR → views, the last of which is named `place.name` and says when the behaviour holds. */
export function lowerBehaviour(behaviour: Behaviour, place: Place): Relation[] {
  const lower = lowerings[behaviour.kind] as Lowering<Behaviour>;
  return lower(behaviour, place);
}

/** A behaviour as a view that is part of the one at `place`. */
export function lowerInner(behaviour: Behaviour, word: string, place: Place): { view: string; relations: Relation[] } {
  const view = `${place.name}/${word}`;
  return { view, relations: lowerBehaviour(behaviour, { ...place, name: view, move: null }) };
}

/** A behaviour as part of the one at `place`: a test of the events where that is enough, else a view. */
export function lowerPart(behaviour: Behaviour, word: string, place: Place): { part: Part; relations: Relation[] } {
  if (behaviour.kind === 'occurs') return { part: { kind: 'test', where: lowerTest(behaviour) }, relations: [] };
  const { view, relations } = lowerInner(behaviour, word, place);
  return { part: { kind: 'view', name: view }, relations };
}
