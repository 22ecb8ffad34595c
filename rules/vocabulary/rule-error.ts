import type { AtAnEvent, EventBehaviour, TimeBehaviour } from './behaviour.ts';
import type { Combination, Negation } from './combination.ts';
import type { EventEnvelope } from './event.ts';
import type { Per, StringField } from './per.ts';
import type { SegmentDescription } from './segment.ts';

declare const sentence: unique symbol;

/** The type of what cannot be written there: no value has it, and TypeScript shows the sentence. */
export interface RuleError<Sentence extends string> {
  readonly [sentence]: Sentence;
}

/** What a parameter that takes a part of a behaviour is given: any behaviour and `per`, so that a wrong one can be told why. */
export type AnyPart<E extends EventEnvelope> = EventBehaviour<E> | TimeBehaviour<E> | Per<E>;

/** `B`, when it holds at an event; else the sentence. */
export type PartOf<B> = B extends { readonly holds: AtAnEvent }
  ? B
  : B extends { readonly kind: 'per' }
    ? RuleError<'per() divides a whole behaviour, and this is a part of one: Write per() around the whole.'>
    : RuleError<'a part of a behaviour holds at an event, and this one when time has passed: Give it a segment of its own, and combine segments with all(), any() and not().'>;

/** What can be written as `enter`, and the negation, which cannot. */
export type AnyEnter<E extends EventEnvelope> = EventBehaviour<E> | TimeBehaviour<E> | Per<E> | Combination | Negation;

/** `B`, when it says who comes in; else the sentence. */
export type EnterOf<B> = [B] extends [Negation]
  ? RuleError<'not() alone would hold everybody, even users who never did anything: Say who is meant, as in all(visitors, not(buyers)).'>
  : B;

/** A segment's description with `enter` as it was written. */
export interface DescriptionOf<E extends EventEnvelope, Enter> extends Omit<SegmentDescription<E>, 'enter'> {
  readonly enter: EnterOf<Enter>;
}

/** `F`, when it is the name of a string field of the events; else the sentence. */
export type KeyOf<E extends EventEnvelope, F> =
  F extends StringField<E>
    ? F
    : RuleError<'per() divides by a field that holds a string, and this is no such field of an event: Name one that is, such as a product id.'>;
