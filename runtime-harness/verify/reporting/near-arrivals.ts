import { durationText } from '../../../compiler/diagnostics/duration-text.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import { group } from '../../timeline/diff.ts';
import { quoted } from '../../timeline/readable.ts';
import { type Candidate, distanceText, offBy } from './boundary.ts';
import type { Heard, HeardEvent } from './heard.ts';

/** Messages that come late, just in time or again, and events of one instant (SEMANTICS §2, §4, §8). */
export function nearArrivals(
  heard: readonly Heard[],
  events: readonly HeardEvent[],
  types: ReadonlySet<string> | null,
  program: Program,
): readonly Candidate[] {
  return [
    ...heard.flatMap((each) => lateness(each, program.source.latenessMs)),
    ...heard.flatMap(copies),
    ...returns(events),
    ...sameInstant(
      events.filter(({ type }) => types === null || types.has(type)),
      heard,
    ),
  ];
}

function lateness({ kind, eventId, behindMs, late, copy }: Heard, latenessMs: number): readonly Candidate[] {
  if (kind !== 'event' || copy || behindMs === 0) return [];
  const off = offBy(behindMs, latenessMs);
  if (off === null && !late) return [];
  const allowed = durationText(latenessMs);
  const behind = off === null ? durationText(behindMs) : distanceText(off, allowed);
  const what = off === 0 ? ', all that the source allows' : `, and the source allows ${allowed}`;
  const follows = late ? 'it is set aside and changes nothing' : 'it still counts';
  return [
    {
      section: 8,
      weight: late ? 90 : 80,
      kind: 'lateness',
      eventIds: [eventId],
      text: `${quoted(eventId)} arrives ${behind} behind the newest event${what}: by §8 ${follows}`,
    },
  ];
}

function copies({ copy, eventId }: Heard): readonly Candidate[] {
  if (!copy) return [];
  const text = `${quoted(eventId)} arrives again with the same time: by §2 it is a copy and counts once`;
  return [{ section: 2, weight: 65, kind: 'copy', eventIds: [eventId], text }];
}

/** Ids that come back at another time. */
function returns(events: readonly HeardEvent[]): readonly Candidate[] {
  return [...group(events, ({ eventId }) => eventId)].flatMap(([eventId, { length }]) => {
    if (length < 2) return [];
    const text = `${quoted(eventId)} comes at ${length} times: by §2 these are ${length} events, not copies`;
    return [{ section: 2, weight: 50, kind: 'id again', eventIds: [eventId], text }];
  });
}

function sameInstant(events: readonly HeardEvent[], heard: readonly Heard[]): readonly Candidate[] {
  return [...group(events, ({ ts }) => String(ts)).values()].flatMap((together) => {
    const [first, second] = together;
    if (first === undefined || second === undefined) return [];
    const ids = together.map(({ eventId }) => eventId);
    const turned =
      heard.indexOf(second) < heard.indexOf(first) ? `, although ${quoted(first.eventId)} arrives later` : '';
    const text =
      together.length === 2
        ? `${ids.map(quoted).join(' and ')} have the same instant: §2 orders them by id, ${quoted(first.eventId)} before ${quoted(second.eventId)}${turned}`
        : `${together.length} events have the same instant: §2 orders them by id, ${ids.slice(0, 4).map(quoted).join(', ')}${ids.length > 4 ? ' and on' : ''}`;
    return [{ section: 2, weight: 60, kind: 'same instant', eventIds: ids, text }];
  });
}
