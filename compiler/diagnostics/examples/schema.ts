import { type Example, entering, ruleFile } from './example.ts';

/** Rules over events of their own. */
const over = (declared: string, union: string, imported = 'type EventEnvelope, eventSource, seconds') => ({
  'rules/events.ts': `import { ${imported} } from 'segc';

${declared === '' ? '' : `${declared}\n\n`}export const shop = eventSource<${union}>({ topic: 'shop', lateness: seconds(1) });
export const { segment, when } = shop;
`,
  'rules/segments/visitors.segment.ts': ruleFile(entering('visitors', "when('visit')")),
});

const visit = (fields: string) => `interface Visit extends EventEnvelope {\n  readonly type: 'visit';\n  ${fields}\n}`;
const buy = (fields: string) => `interface Buy extends EventEnvelope {\n  readonly type: 'buy';\n  ${fields}\n}`;

/** Examples of SEG4xx. */
export const schema = {
  SEG401: {
    wrong: over(visit('readonly birthday: Date;'), 'Visit'),
    right: over(visit('/** In epoch milliseconds. */\n  readonly birthday: number;'), 'Visit'),
  },
  SEG402: {
    wrong: over(`${visit('readonly total: string;')}\n${buy('readonly total: number;')}`, 'Visit | Buy'),
    right: over(`${visit('readonly shown: string;')}\n${buy('readonly total: number;')}`, 'Visit | Buy'),
  },
  SEG403: {
    wrong: over(visit('readonly $tag: string;'), 'Visit'),
    right: over(visit('readonly tag: string;'), 'Visit'),
  },
  SEG404: {
    wrong: over('', 'EventEnvelope'),
    right: over(visit('readonly tag: string;'), 'Visit'),
  },
  SEG405: {
    wrong: over(visit("readonly address: { readonly 'post.code': string };"), 'Visit'),
    right: over(visit('readonly address: { readonly postCode: string };'), 'Visit'),
  },
} as const satisfies { readonly [code: string]: Example };
