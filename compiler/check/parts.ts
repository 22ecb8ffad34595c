import type { Behaviour } from '../ir/behaviour.ts';
import type { Expression } from '../ir/expression.ts';
import { placeOf } from '../ir/place.ts';
import type { Schema } from '../ir/schema.ts';
import type { Segment, Trigger } from '../ir/segment.ts';
import type { Span } from '../ir/span.ts';
import type { Case } from './proof/cases.ts';
import { chainDomain, type DomainOf, eventDomain, sessionDomain } from './proof/domain.ts';
import { chainFacts, sessionFacts, typesOfSteps } from './proof/never-holds.ts';

/** What enters a segment and what ends a membership, without combinations. */
export const triggersOf = ({ enter, exit }: Segment): readonly Trigger[] => [
  ...(enter.kind === 'combination' ? [] : [enter]),
  ...(exit === null ? [] : [exit]),
];

/** A behaviour and all that it is made of, the whole first. */
export function behavioursIn(trigger: Trigger): readonly Behaviour[] {
  switch (trigger.kind) {
    case 'per':
      return behavioursIn(trigger.of);
    case 'occurs':
      return [trigger];
    case 'count':
    case 'firstTime':
    case 'notSeen':
      return [trigger, ...behavioursIn(trigger.of)];
    case 'sequence':
      return [trigger, ...trigger.steps.flatMap(behavioursIn)];
    case 'absence':
      return [trigger, ...behavioursIn(trigger.after), ...behavioursIn(trigger.no)];
    case 'session':
      return [trigger, ...trigger.metrics.map(({ of }) => of)];
  }
}

/** A predicate with what is known of what it looks at. */
export interface PredicateInRule {
  readonly what: 'predicate' | '`where`';
  readonly condition: Expression;
  readonly domain: DomainOf;
  readonly given: Case;
}

/** The predicates of a segment, inner ones included. */
export const predicatesIn = (segment: Segment, schema: Schema): readonly PredicateInRule[] =>
  triggersOf(segment)
    .flatMap(behavioursIn)
    .flatMap((behaviour) => predicateOf(behaviour, schema) ?? []);

function predicateOf(behaviour: Behaviour, schema: Schema): PredicateInRule | null {
  switch (behaviour.kind) {
    case 'occurs': {
      const domain = eventDomain(schema, behaviour.types);
      return behaviour.where && { what: 'predicate', condition: behaviour.where, domain, given: [] };
    }
    case 'sequence': {
      const domain = chainDomain(schema, typesOfSteps(behaviour));
      return behaviour.where && { what: '`where`', condition: behaviour.where, domain, given: chainFacts(behaviour) };
    }
    case 'session': {
      const domain = sessionDomain(schema, behaviour);
      return { what: 'predicate', condition: behaviour.holds, domain, given: sessionFacts(behaviour, schema) };
    }
    default:
      return null;
  }
}

/** The place of a part of a segment; that of the segment when the part has none of its own. */
export const placeIn = (segment: Segment, part: object): Span => placeOf(part) ?? segment.span;
