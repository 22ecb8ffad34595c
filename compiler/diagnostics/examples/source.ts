import { type Example, entering, exampleEvents, ruleFile } from './example.ts';

const visitors = entering('visitors', "when('view')");

/** Examples of SEG0xx. */
export const source = {
  SEG001: {
    wrong: { 'rules/events.ts': exampleEvents, 'rules/segments/visitors.ts': ruleFile(visitors) },
    right: visitors,
  },
  SEG002: {
    wrong: entering(
      'weekly',
      "when('buy', (buy) => buy.total > limit)",
      "function settings(): number {\n  throw new Error('no settings found');\n}\n\nconst limit = settings();",
    ),
    right: entering('weekly', "when('buy', (buy) => buy.total > limit)", 'const limit = 100;'),
  },
  SEG003: {
    wrong:
      "const callers = segment('callers', { enter: when('buy'), ttl: days(7) });\n\nexport const names = [callers.id];",
    right: "export const callers = segment('callers', { enter: when('buy'), ttl: days(7) });",
  },
  SEG004: {
    wrong: {
      'rules/events.ts': exampleEvents,
      'rules/segments/seg004.segment.ts': `import { days, eventSource, seconds } from 'segc';
import { segment, type ShopEvent } from '../events.ts';

export const own = eventSource<ShopEvent>({ topic: 'other-shop', lateness: seconds(1) });
export default segment('two-shops', { enter: own.when('buy'), ttl: days(1) });
`,
    },
    right: entering('two-shops', "when('buy')"),
  },
} as const satisfies { readonly [code: string]: Example };
