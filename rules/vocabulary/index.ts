/** The only import that a rule needs. */
export type { Absence } from './absence.ts';
export type { Behaviour, EventBehaviour } from './behaviour.ts';
export { dayOf, hourOf, minuteOf, monthOf, weekdayOf, yearOf } from './calendar.ts';
export { all, any, type Combination, type Negation, not, type Part } from './combination.ts';
export type { Count, CountDescription } from './count.ts';
export { type Duration, days, hours, millis, minutes, seconds } from './duration.ts';
export type { EventEnvelope, EventOfType } from './event.ts';
export { type EventSource, type EventSourceOptions, eventSource } from './event-source.ts';
export type { FirstTime } from './first-time.ts';
export type { NotSeen } from './not-seen.ts';
export type { Occurs } from './occurs.ts';
export type { Per, StringField } from './per.ts';
export type { Segment, SegmentDescription } from './segment.ts';
export type { EventsOf, Sequence, SequenceDescription } from './sequence.ts';
export type { Countable, Session, SessionDescription, SessionMetric, SessionMetrics, Values } from './session.ts';
