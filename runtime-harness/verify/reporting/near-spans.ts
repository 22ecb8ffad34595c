import { durationText } from '../../../compiler/diagnostics/duration-text.ts';
import { segmentsBehind } from '../../../compiler/ir/combination.ts';
import type { Program } from '../../../compiler/ir/program.ts';
import type { Segment } from '../../../compiler/ir/segment.ts';
import { group } from '../../timeline/diff.ts';
import { quoted } from '../../timeline/readable.ts';
import type { Transition } from '../../timeline/transition.ts';
import { type Candidate, distanceText, offBy } from './boundary.ts';
import type { HeardEvent } from './heard.ts';
import { type NamedSpan, spansOf } from './spans.ts';

/** Pairs of events whose distance is within 1 ms of a time of the rule. */
export function nearSpans(events: readonly HeardEvent[], segment: Segment, program: Program): readonly Candidate[] {
  return spansOf(segment, program).flatMap((span) =>
    divided(events, span.per).flatMap((part) => pairsNear(part, span)),
  );
}

function divided(events: readonly HeardEvent[], field: string | null): readonly (readonly HeardEvent[])[] {
  if (field === null) return [events];
  const having = events.filter(({ fields }) => typeof fields[field] === 'string');
  return [...group(having, ({ fields }) => String(fields[field])).values()];
}

function pairsNear(events: readonly HeardEvent[], span: NamedSpan): readonly Candidate[] {
  return span.pairs(events).flatMap(([earlier, later]): Candidate[] => {
    const off = offBy(later.ts - earlier.ts, span.ms);
    if (off === null) return [];
    const [from, to] = [quoted(earlier.eventId), quoted(later.eventId)];
    const length = durationText(span.ms);
    const follows = span.follows(from, to)[off + 1] ?? '';
    return [
      {
        section: span.section,
        weight: off === 0 ? 85 : 75,
        kind: span.name,
        eventIds: [earlier.eventId, later.eventId],
        text: `${to} comes ${distanceText(off, length)} after ${from}, ${off === 0 ? 'which' : `and ${length}`} is the ${span.name}: §${span.section} ${span.law}, so ${follows}`,
      },
    ];
  });
}

/** Events, and transitions at other instants, within 1 ms of the expiry of a membership (SEMANTICS §7). */
export function nearExpiries(
  events: readonly HeardEvent[],
  segment: Segment,
  program: Program,
  transitions: readonly Transition[],
): readonly Candidate[] {
  const ttls = new Map(segmentsBehind(segment, program.segments).map(({ id, ttlMs }) => [id, ttlMs]));
  const at = new Set(events.map(({ ts }) => ts));
  const deadlines = transitions.filter((each) => each.reason === 'event' && !at.has(each.at));
  return transitions.flatMap((begun): Candidate[] => {
    const ttlMs = ttls.get(begun.segment);
    const { expiresAt } = begun;
    if (ttlMs === undefined || expiresAt === null) return [];
    const near = (instant: number, who: string, eventIds: readonly string[]): Candidate[] => {
      const off = offBy(instant, expiresAt);
      if (off === null) return [];
      const ttl = durationText(ttlMs);
      const follows = off < 0 ? `${who} still finds the user inside` : `${who} finds the user outside`;
      return [
        {
          section: 7,
          weight: off === 0 ? 88 : 78,
          kind: 'ttl',
          eventIds: [...begun.eventIds, ...eventIds],
          text: `${who} comes ${distanceText(off, ttl)} after the ${nounOf(begun)} by ${begun.eventIds.map(quoted).join(', ')}, ${off === 0 ? 'which' : `and ${ttl}`} is the \`ttl\` of ${begun.segment}: §7 ends a membership at its expiry, before all else of that instant, so ${follows}`,
        },
      ];
    };
    return [
      ...events.flatMap(({ ts, eventId }) => near(ts, quoted(eventId), [eventId])),
      ...deadlines.flatMap((each) =>
        near(each.at, `the ${nounOf(each)} by ${each.eventIds.map(quoted).join(', ')}`, each.eventIds),
      ),
    ];
  });
}

const nounOf = ({ op }: Transition): string => (op === 'renew' ? 'renewal' : op);
