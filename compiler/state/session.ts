import type { Metric } from '../ir/expression.ts';
import { leavesOf } from '../ir/leaves.ts';
import type { MetricKind, Session } from '../ir/session.ts';
import { type Piece, sizes } from './piece.ts';

const metricSizes: { readonly [K in MetricKind]: number } = {
  count: 8,
  distinct: 8 + sizes.text,
  sum: 8,
  min: sizes.number,
  max: sizes.number,
  average: 16,
};

/** SEMANTICS §6. Running aggregates over the events since the session began; of a closed one also the last event, and a timer. */
export function sessionState({ gapMs, judged, holds, metrics }: Session, part: string): Piece {
  const kinds = new Map(metrics.map(({ name, kind }) => [name, kind]));
  const used = new Map(leavesOf(holds).flatMap((leaf) => (leaf.kind === 'metric' ? [[leaf.name, leaf]] : [])));
  const asked = [...used.values()].filter(({ name }) => name !== 'duration' && !name.startsWith('last.'));
  const distinct = asked.filter(({ name }) => kinds.get(name) === 'distinct').map(({ name }) => name);
  const figures = asked.map((leaf) =>
    distinct.includes(leaf.name) ? `${leaf.name} (each different value)` : leaf.name,
  );
  const last = judged === 'live' ? 'whether it held at the last event' : 'id and time of the last event, and a timer';
  const ofLast = judged === 'live' ? 2 * sizes.flag : 2 * (sizes.text + sizes.number + sizes.flag);
  return {
    part,
    keeps: `the running session: ${['when it began', ...figures, last].join(', ')}; shared by all sessions with this gap`,
    atMostMs: gapMs,
    ends: 'silence for longer than `gap` ends the session, however long it has lasted (SEMANTICS §6)',
    leaves: {
      what: `the last session${distinct.length === 0 ? '' : `, with all its values of ${distinct.join(', ')} (bytes for one)`}`,
      bytes: sizes.key + sizes.number + ofLast + asked.reduce((sum, leaf) => sum + sizeOf(leaf, kinds), 0),
    },
  };
}

function sizeOf({ name, type }: Metric, kinds: ReadonlyMap<string, MetricKind>): number {
  const kind = kinds.get(name);
  if (kind !== undefined) return metricSizes[kind];
  if (name === 'events') return 8;
  return type === 'number' ? sizes.number : type === 'boolean' ? sizes.flag : sizes.text;
}
