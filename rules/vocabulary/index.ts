/** The only import that a rule needs. */
export type { Absence } from './absence.ts';
export { type Duration, days, hours, millis, minutes, seconds } from './duration.ts';
export type { EventEnvelope, EventOfType } from './event.ts';
export { type EventSource, type EventSourceOptions, eventSource } from './event-source.ts';
export type { Occurs } from './occurs.ts';
export type { Behaviour, Segment, SegmentDescription } from './segment.ts';
export type { Session, SessionDescription, SessionMetrics } from './session.ts';
