/** Rules that a code is raised of, and rules that mean what their author did. */
export interface Example {
  readonly wrong: Rules;
  readonly right: Rules;
}

/** A rule file below the imports it needs, beside `exampleEvents`; or all the files of a rules folder by their paths. */
export type Rules = string | { readonly [path: string]: string };

/** The events that the examples are about, `rules/events.ts`. */
export const exampleEvents = `import { days, type EventEnvelope, eventSource, seconds } from 'segc';

interface Page extends EventEnvelope {
  readonly platform?: 'desktop' | 'mobile';
}
interface View extends Page {
  readonly type: 'view' | 'wish';
  readonly title: string;
  readonly productId?: string;
  readonly price?: number;
  readonly vip?: boolean;
  readonly country?: string;
  readonly tags: readonly string[];
}
interface Buy extends Page {
  readonly type: 'buy';
  readonly total: number;
}
export type ShopEvent = View | Buy;

export const shop = eventSource<ShopEvent>({ topic: 'shop', lateness: seconds(1), retention: days(90) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
`;

const words = {
  segc: ['all', 'any', 'days', 'hourOf', 'hours', 'millis', 'minutes', 'not', 'seconds'],
  '../events.ts': 'absence count each firstTime notSeen per segment sequence session when'.split(' '),
};

/** A rule file: `body` below the imports of the words that it calls. */
export function ruleFile(body: string): string {
  const imports = Object.entries(words).flatMap(([from, names]) => {
    const called = names.filter((name) => new RegExp(`(?<![.\\w])${name}\\(`).test(body));
    return called.length === 0 ? [] : [`import { ${called.join(', ')} } from '${from}';`];
  });
  return `${imports.join('\n')}\n\n${body}\n`;
}

/** Rules as the files of a folder, by their paths; those of a single rule file are that file, named after the code. */
export const filesOf = (code: string, rules: Rules): { readonly [path: string]: string } =>
  typeof rules === 'string' ? { [`rules/segments/${code.toLowerCase()}.segment.ts`]: ruleFile(rules) } : rules;

/** The body of a rule file with one segment. */
export const entering = (id: string, enter: string, before = ''): string =>
  `${before === '' ? '' : `${before}\n\n`}export default segment('${id}', {\n  enter: ${enter},\n  ttl: days(1),\n});`;

/** The body of a rule file with one segment of users who view something. */
export const viewing = (id: string, predicate: string, before = ''): string =>
  entering(id, `when('view', ${predicate})`, before);
