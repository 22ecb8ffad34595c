import { group } from '../../timeline/diff.ts';
import { formatInstant } from '../../timeline/explain-difference.ts';
import { readable } from '../../timeline/readable.ts';
import type { Heard } from './heard.ts';
import type { Scale } from './scale.ts';
import type { Scene, TypeRow } from './scene.ts';
import { label, type Svg, shape } from './svg.ts';
import { clipped, textWidth } from './text-width.ts';

export const idSize = 12.5;
/** From the middle of a mark to its id. */
const toId = 10;
export const laneHeight = 22;

/** How many lanes a row needs for those that share an instant. */
export function lanesOf({ heard }: TypeRow): number {
  return Math.max(1, ...[...group(heard, ({ ts }) => String(ts)).values()].map(({ length }) => length));
}

/** How much room the ids at an instant need to the right of it, in pixels. */
export function roomForIds({ types }: Scene): (at: number) => number {
  const rooms = new Map<number, number>();
  for (const { heard } of types)
    for (const each of heard)
      rooms.set(each.ts, Math.max(rooms.get(each.ts) ?? 0, toId + textWidth(captionOf(each), idSize)));
  return (at) => rooms.get(at) ?? 0;
}

/** The marks of one row, with their ids; those of one instant below each other. */
export function drawEvents({ heard }: TypeRow, scale: Scale, top: number): readonly Svg[] {
  return [...group(heard, ({ ts }) => String(ts)).values()].flatMap((together) =>
    together.flatMap((each, lane) => {
      const [x, y] = [scale.xOf(each.ts), top + laneHeight * (lane + 0.5)];
      const style = each.late || each.copy || each.kind !== 'event' ? 'event idle' : 'event';
      const told = titleOf(each);
      return [
        shape('circle', { cx: x, cy: y, r: 4.5, class: style }, told),
        label(captionOf(each), x + toId, y + 4, style === 'event' ? 'id' : 'id idle', told),
      ];
    }),
  );
}

function captionOf({ eventId, late, copy }: Heard): string {
  const remark = copy ? ' copy' : late ? ' late' : '';
  return `${clipped(readable(eventId), 14)}${remark}`;
}

function titleOf({ kind, type, eventId, ts, fields, late, copy }: Heard & { readonly ts: number }): string {
  if (kind === 'mark') return `time mark at ${formatInstant(ts)}`;
  const values = Object.entries(fields).map(([name, value]) => `, ${name} ${JSON.stringify(value)}`);
  const remark = copy ? ' (copy: counts once)' : late ? ' (late: changes nothing)' : '';
  return `${type} ${eventId} at ${formatInstant(ts)}${remark}${values.join('')}`;
}
