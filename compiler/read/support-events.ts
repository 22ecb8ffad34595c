/** The events that the examples of the support table are about, as a rule file beside `segments/`. */
export const supportEvents = `import { type EventEnvelope, eventSource, seconds } from 'segc';

export enum Plan { Free = 'free', Pro = 'pro' }

interface View extends EventEnvelope {
  readonly type: 'view';
  readonly title: string;
  readonly total: number;
  readonly active: boolean;
  readonly plan: Plan;
  readonly price?: number;
  readonly country?: string;
  readonly vip?: boolean;
  readonly tags: readonly string[];
  readonly sizes: readonly number[];
  readonly labels?: readonly string[];
  readonly address?: { readonly city: string; readonly zip?: string };
}
interface Buy extends EventEnvelope { readonly type: 'buy'; readonly total: number; readonly coupon: string }

export const shop = eventSource<View | Buy>({ topic: 'views', lateness: seconds(0) });
export const { segment, when } = shop;
export type ViewEvent = View;
`;

/** What stands above the examples in their rule file. */
export const supportPrelude = `import { dayOf, days, hourOf, minuteOf, minutes, monthOf, weekdayOf, yearOf } from 'segc';
import { Plan, segment, type ViewEvent, when } from '../events.ts';

const limit = 200;
const countries = ['DE', 'AT'];
const limits = { low: 1, nested: { high: 9.5 } } as const;
const isBig = (view: ViewEvent) => (view.price ?? 0) > limit;
function above(value: number, least: number) { return value > least; }
`;

/** A rule file with each of the predicates as the entrance of a segment `example-<index>`. */
export const supportModule = (predicates: readonly string[]): string =>
  `${supportPrelude}\nexport const used = [dayOf, hourOf, minuteOf, monthOf, weekdayOf, yearOf, minutes, Plan, countries, limits, isBig, above];\n${predicates
    .map(
      (text, index) =>
        `export const s${index} = segment('example-${index}', { enter: when('view', ${text}), ttl: days(1) });\n`,
    )
    .join('')}`;
