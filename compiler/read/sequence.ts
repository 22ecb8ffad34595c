import type { EventEnvelope, Sequence as SequenceRule } from '../../rules/vocabulary/index.ts';
import type { EventBehaviour } from '../ir/behaviour.ts';
import type { Sequence } from '../ir/sequence.ts';
import { readDuration } from './duration.ts';
import { readPredicate } from './predicate.ts';
import type { Reader } from './reader.ts';
import { eventRecord, type MakeField, type RecordView } from './record.ts';

/** SEMANTICS §12. */
export function readSequence(rule: SequenceRule<EventEnvelope>, reader: Reader): Sequence | null {
  const steps = rule.steps.flatMap((step, index) => reader.readPart(step, `step ${index + 1}`, rule) ?? []);
  const withinMs = readDuration(rule.within, '`within`', rule, reader);
  if (rule.steps.length < 2) reader.report('SEG209', reader.spanOf(rule), { steps: rule.steps.length });
  if (withinMs === null || rule.steps.length < 2 || steps.length < rule.steps.length) return null;
  if (rule.where === null) return { kind: 'sequence', steps, where: null, withinMs };
  const events = steps.map((step, index) => eventOfStep(step, index, reader));
  const where = readPredicate(rule.where, events, rule, reader);
  return where && { kind: 'sequence', steps, where, withinMs };
}

/** Of a `when` its event; of another behaviour what is known of the event at which it held. */
function eventOfStep(behaviour: EventBehaviour, step: number, reader: Reader): RecordView {
  const make: MakeField = (name, type, optional) => ({ kind: 'stepField', step, name, type, optional });
  if (behaviour.kind === 'occurs') return eventRecord(behaviour.types, reader.schema, make);
  return {
    kind: 'record',
    names: ['ts', 'eventId'],
    property: (name) => {
      if (name === 'ts') return make(name, 'number', false);
      return name === 'eventId' ? make(name, 'string', false) : null;
    },
  };
}
