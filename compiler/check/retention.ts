import { diagnose } from '../diagnostics/diagnostic.ts';
import { durationText } from '../diagnostics/duration-text.ts';
import type { Behaviour } from '../ir/behaviour.ts';
import type { Check } from './index.ts';
import { behavioursIn, placeIn, triggersOf } from './parts.ts';

/** A rule looks back no further than the topic keeps events, so that a replay of the topic gives the same memberships. */
export const retention: Check = ({ source: { retentionMs }, segments }) => {
  if (retentionMs === null) return [];
  return segments.flatMap((segment) => {
    const spans = triggersOf(segment)
      .flatMap(behavioursIn)
      .flatMap((behaviour) => (lookBack(behaviour) ?? []).map((each) => ({ ...each, part: behaviour as object })));
    return [...spans, { what: '`ttl`', ms: segment.ttlMs, part: segment }]
      .filter(({ ms }) => ms > retentionMs)
      .map(({ what, ms, part }) =>
        diagnose('SEG505', placeIn(segment, part), {
          what,
          asked: durationText(ms),
          retention: durationText(retentionMs),
        }),
      );
  });
};

function lookBack(behaviour: Behaviour): readonly { readonly what: string; readonly ms: number }[] {
  switch (behaviour.kind) {
    case 'count':
    case 'sequence':
      return [{ what: '`within`', ms: behaviour.withinMs }];
    case 'absence':
    case 'notSeen':
      return [{ what: '`for`', ms: behaviour.forMs }];
    case 'session':
      return [{ what: '`gap`', ms: behaviour.gapMs }];
    case 'occurs':
    case 'firstTime':
      return [];
  }
}
