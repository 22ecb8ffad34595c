import { type EventEnvelope, eventSource, seconds } from 'segc';

interface Shopping extends EventEnvelope {
  readonly product?: string;
  readonly price?: number;
  readonly gift?: boolean;
  readonly tags?: readonly string[];
}

interface View extends Shopping {
  readonly type: 'view';
}
interface Add extends Shopping {
  readonly type: 'add';
}
interface Buy extends Shopping {
  readonly type: 'buy';
}
/** An event that no rule asks for. */
interface Ping extends EventEnvelope {
  readonly type: 'ping';
}

/** The events of the programs: few, so that a history can be read at a glance. */
export type ProgramEvent = View | Add | Buy | Ping;

export const source = eventSource<ProgramEvent>({ topic: 'programs', lateness: seconds(10) });
export const { absence, count, each, firstTime, notSeen, per, segment, sequence, session, when } = source;
