import { expect, test } from 'vitest';
import { loadFolder, marked, placeOf, render, writeFolder } from '../../runtime-harness/suites/complaints.ts';

const events = `import { days, type EventEnvelope, eventSource, seconds } from 'segc';

interface Page extends EventEnvelope {
  readonly platform?: 'desktop' | 'mobile';
}
interface View extends Page {
  readonly type: 'view' | 'wish';
  readonly title: string;
  readonly productId?: string;
  readonly price?: number;
}
interface Buy extends Page {
  readonly type: 'buy';
  readonly total: number;
}

export const shop = eventSource<View | Buy>({ topic: 'shop', lateness: seconds(1), retention: days(90) });
export const { segment, when, each, count, sequence, firstTime, absence, notSeen, session, per } = shop;
`;

const imports = `import { all, any, days, hours, minutes, not } from 'segc';
import { absence, count, each, firstTime, notSeen, per, segment, sequence, session, when } from '../events.ts';

`;

const file = 'rules/segments/rule.segment.ts';
const shorten = (what: string) =>
  `Shorten ${what} to at most 90 days, or let the topic keep events for longer and raise \`retention\`.`;
const correct = 'Correct that condition, or take the segment out.';
const leaveOut = 'Correct the condition that excludes the others, or leave this part out.';
const decidesNothing = 'Leave it out, or correct the condition that decides nothing.';
const ofItsOwn = 'Give it a segment of its own, and combine segments with all(), any() and not().';
const aPart = 'a part of a behaviour holds at an event, and this one when time has passed';
const howCombined = 'Ask for a membership too, as in `all(visitors, not(buyers))`.';
const listed = 'There are: desktop, mobile';
const toExclude = (other: string) =>
  `If they are to exclude each other, narrow "${other}"; if not, this is as it should be.`;

type Complaint = readonly [severity: 'error' | 'warning', code: string, finding: string, fix: string];
/** A rule file below the imports, with the places of the complaints in « », and the complaints in their order. */
type Case = readonly [name: string, text: string, ...complaints: readonly Complaint[]];

const cases: readonly Case[] = [
  [
    'not() alone',
    "const buyers = segment('buyers', { enter: when('buy'), ttl: days(1) });\nexport default segment('others', { «enter»: not(buyers), ttl: days(1) });",
    [
      'error',
      'SEG102',
      'not() alone would hold everybody, even users who never did anything',
      'Say who is meant, as in all(visitors, not(buyers)).',
    ],
  ],
  [
    'a count of what holds when time has passed',
    "export default segment('often', { enter: count({ «of»: notSeen({ for: days(1) }), atLeast: 2, within: days(9) }), ttl: days(1) });",
    ['error', 'SEG102', aPart, ofItsOwn],
  ],
  [
    'a step that holds when time has passed',
    "const gone = notSeen({ for: days(1) });\nexport default segment('steps', { enter: sequence({ steps: [when('view'), «gone»], within: days(9) }), ttl: days(1) });",
    ['error', 'SEG102', aPart, ofItsOwn],
  ],
  [
    'per() by a number',
    "export default segment('priced', { enter: per(«'price'», when('view')), ttl: days(1) });",
    [
      'error',
      'SEG102',
      'per() divides by a field that holds a string, and this is no such field of an event',
      'Name one that is, such as a product id.',
    ],
  ],
  [
    'per() as a part',
    "export default segment('first', { enter: firstTime(«per('productId', when('view'))»), ttl: days(1) });",
    ['error', 'SEG102', 'per() divides a whole behaviour, and this is a part of one', 'Write per() around the whole.'],
  ],
  [
    'a text as a part',
    "export default segment('first', { enter: firstTime(«'buy'»), ttl: days(1) });",
    [
      'error',
      'SEG101',
      "Argument of type 'string' is not assignable to parameter of type 'EventBehaviour<View | Buy>' (TS2345)",
      'Correct the type error; the message above is TypeScript’s own.',
    ],
  ],
  [
    'a misspelt event type',
    "export default segment('views', { enter: when(«'viev'»), ttl: days(1) });",
    ['error', 'SEG103', '"viev" is none of the texts that can stand here', 'Did you mean "view"?'],
  ],
  [
    'an event type of another shop',
    "export default segment('views', { enter: when(«'impression'»), ttl: days(1) });",
    ['error', 'SEG103', '"impression" is none of the texts that can stand here', 'There are: view, wish, buy'],
  ],
  [
    'a part that is not exported',
    "const byers = segment('byers', { enter: when('buy'), ttl: days(1) });\nexport const buyers = segment('buyers', { enter: when('buy'), ttl: days(1) });\nexport const fans = «segment('fans', { enter: all(byers), ttl: days(1) })»;",
    [
      'error',
      'SEG501',
      'no segment has the id "byers"',
      'Did you mean "buyers"? A segment must be exported from a *.segment.ts file.',
    ],
  ],
  [
    'a part of the only segment that is exported',
    "const buyers = segment('buyers', { enter: when('buy'), ttl: days(1) });\nexport const fans = «segment('fans', { enter: any(buyers), ttl: days(1) })»;",
    [
      'error',
      'SEG501',
      'no segment has the id "buyers"',
      'No other is exported. A segment must be exported from a *.segment.ts file.',
    ],
  ],
  [
    'a part that cannot be read is complained about itself, and nothing else',
    "export const buyers = segment('buyers', { enter: when('buy', (buy) => !«buy.total»), ttl: days(1) });\nexport const fans = segment('fans', { enter: all(any(not(buyers))), ttl: days(1) });",
    ['error', 'SEG305', 'this condition is a number', 'Compare it, as in `(amount ?? 0) !== 0`.'],
  ],
  [
    'a segment made of itself',
    "const before = segment('fans', { enter: when('buy'), ttl: days(1) });\nexport default «segment('fans', { enter: all(before), ttl: days(1) })»;",
    ['error', 'SEG502', '"fans" refers to itself', 'Leave it out of its own combination.'],
  ],
  [
    'a combination of a combination',
    "export const viewers = segment('viewers', { enter: when('view'), ttl: days(1) });\nexport const buyers = segment('buyers', { enter: when('buy'), ttl: days(1) });\nexport const both = segment('both', { enter: all(viewers, buyers), ttl: days(1) });\nexport const fans = «segment('fans', { enter: any(both, buyers), ttl: days(1) })»;",
    [
      'error',
      'SEG503',
      '"fans" refers to "both", which is a combination',
      'Write the formula of "both" out in its place.',
    ],
  ],
  [
    'a combination that holds for everybody',
    "export const viewers = segment('viewers', { enter: when('view'), ttl: days(1) });\nexport const buyers = segment('buyers', { enter: when('buy'), ttl: days(1) });\nexport const fans = «segment('fans', { enter: any(viewers, not(buyers)), ttl: days(1) })»;",
    ['error', 'SEG504', '"fans" holds for a user who is in no segment', howCombined],
  ],
  [
    'each time that is longer than the topic keeps events',
    "export default «segment('long', {\n  enter: «absence({ after: «count({ of: when('view'), atLeast: 2, within: hours(2161) })», no: «sequence({ steps: [when('view'), when('buy')], within: days(92) })», for: days(93) })»,\n  exit: «session({ gap: days(94), closed: (visit) => visit.events > 3 })»,\n  ttl: days(95),\n})»;",
    ['error', 'SEG505', '`ttl` is 95 days, and the topic keeps events for 90 days', shorten('`ttl`')],
    ['error', 'SEG505', '`for` is 93 days, and the topic keeps events for 90 days', shorten('`for`')],
    ['error', 'SEG505', '`within` is 2161 hours, and the topic keeps events for 90 days', shorten('`within`')],
    ['error', 'SEG505', '`within` is 92 days, and the topic keeps events for 90 days', shorten('`within`')],
    ['error', 'SEG505', '`gap` is 94 days, and the topic keeps events for 90 days', shorten('`gap`')],
  ],
  [
    'exactly as long as the topic keeps events',
    "export default segment('long', { enter: notSeen({ for: days(90) }), ttl: hours(2160) });",
  ],
  [
    'a predicate of a part that is never true',
    "export default segment('left', { enter: absence({ after: when('view'), no: when('buy', «(buy) => buy.total > 5 && buy.total < 5»), for: hours(1) }), ttl: days(1) });",
    ['warning', 'SEG506', 'this predicate is never true', leaveOut],
  ],
  [
    'a `where` of a part that is never true',
    "export default segment('left', { enter: absence({ after: when('view'), no: sequence({ steps: [when('view'), when('buy')], where: «(view, buy) => view.ts > buy.ts», within: days(1) }), for: hours(1) }), ttl: days(1) });",
    ['warning', 'SEG506', 'this `where` is never true', leaveOut],
  ],
  [
    'a predicate that is always true',
    "export default segment('all-of-them', { enter: when('view', «(view) => view.ts >= 0»), ttl: days(1) });",
    ['warning', 'SEG507', 'this predicate is always true', decidesNothing],
  ],
  [
    'a `where` that is always true',
    "export default segment('in-order', { enter: sequence({ steps: [when('view'), when('buy')], where: «(view, buy) => view.ts <= buy.ts», within: days(1) }), ttl: days(1) });",
    ['warning', 'SEG507', 'this `where` is always true', decidesNothing],
  ],
  [
    'a session of any size',
    "export default segment('visits', { enter: session({ gap: minutes(30), live: «(visit) => visit.events > 0» }), ttl: days(1) });",
    ['warning', 'SEG507', 'this predicate is always true', decidesNothing],
  ],
  [
    'a predicate that is written as true is meant',
    "export default segment('visits', { enter: when('view', () => true), ttl: days(1) });",
  ],
  [
    'a value that the type does not list',
    "const platform: string = 'moble';\nexport default segment('phones', { enter: when('view', (view) => view.price === 5 || «view.platform === platform»), ttl: days(1) });",
    ['error', 'SEG508', 'field "platform" is never "moble"', 'Did you mean "mobile"?'],
  ],
  [
    'values of which the type lists one',
    "const small: readonly string[] = ['mobile', 'television', 'wristwatch'];\nexport default segment('phones', { enter: when('view', «(view: any) => small.includes(view.platform)»), ttl: days(1) });",
    ['error', 'SEG508', 'field "platform" is never "television"', listed],
    ['error', 'SEG508', 'field "platform" is never "wristwatch"', listed],
  ],
  [
    'a predicate that is never true',
    "export default segment('cheap', { enter: when('view', «(view) => (view.price ?? 0) < 0 && (view.price ?? 0) > 5»), ttl: days(1) });",
    ['error', 'SEG509', 'no user ever enters "cheap": its predicate is never true', correct],
  ],
  [
    'a combination that is a contradiction',
    "export const viewers = segment('viewers', { enter: when('view'), ttl: days(1) });\nexport default «segment('none', { enter: all(viewers, not(viewers)), ttl: days(1) })»;",
    ['error', 'SEG509', 'no user ever enters "none": no memberships make its formula true', correct],
  ],
  [
    'a `where` that contradicts the order of the steps',
    "export default segment('none', { enter: sequence({ steps: [when('view'), when('buy')], where: «(view, buy) => view.ts > buy.ts», within: hours(1) }), ttl: days(1) });",
    ['error', 'SEG509', 'no user ever enters "none": the `where` of the sequence is never true', correct],
  ],
  [
    'a session with more views than events',
    "export default segment('none', { enter: session({ gap: minutes(30), count: { views: when('view') }, live: «(visit) => visit.views > visit.events» }), ttl: days(1) });",
    ['error', 'SEG509', 'no user ever enters "none": no session makes its predicate true', correct],
  ],
  [
    'a first time, twice',
    "export default segment('none', { enter: «count({ of: firstTime(when('buy')), atLeast: 2, within: days(1) })», ttl: days(1) });",
    ['error', 'SEG509', 'no user ever enters "none": a first time comes once, and the count asks for 2', correct],
  ],
  [
    'a first time after itself',
    "export default segment('none', { enter: «sequence({ steps: [firstTime(when('buy')), firstTime(when('buy'))], within: days(1) })», ttl: days(1) });",
    ['error', 'SEG509', 'no user ever enters "none": two of its steps are the same first time', correct],
  ],
  [
    'per a field that no such event has',
    "export default segment('none', { enter: per('productId', sequence({ steps: [when('view'), «when('buy')»], within: days(1) })), ttl: days(1) });",
    ['error', 'SEG509', 'no user ever enters "none": no event of the type "buy" has the field "productId"', correct],
  ],
  [
    'an exit at each entrance',
    "export default segment('no-time', { enter: when('buy', (buy) => buy.total > 100), exit: «when('buy', (buy) => buy.total > 50)», ttl: days(1) });",
    [
      'error',
      'SEG510',
      'whatever lets a user enter "no-time" makes it leave at the same instant',
      'Narrow `exit`, so that it leaves out what enters.',
    ],
  ],
  [
    'two segments with the same meaning',
    "export const one = segment('one', { enter: when(['view', 'wish'], (event) => event.title === 'a'), ttl: days(1) });\nexport const two = «segment('two', { enter: when(['wish', 'view'], (each) => 'a' === each.title), ttl: hours(24) })»;",
    ['warning', 'SEG511', '"two" and "one" always have the same users', 'Keep one of them.'],
  ],
  [
    'segments one in another',
    "export const all3 = segment('a', { enter: when(['view', 'wish', 'buy']), ttl: days(1) });\nexport const dear = «segment('b', { enter: when('view', (view) => (view.price ?? 0) > 50), ttl: days(1) })»;\nexport const dearest = «segment('c', { enter: when('view', (view) => (view.price ?? 0) > 500), ttl: days(1) })»;",
    ['warning', 'SEG512', 'whoever is in "b" is in "a" too', toExclude('a')],
    ['warning', 'SEG512', 'whoever is in "c" is in "b" too, and in 1 more', toExclude('b')],
  ],
  [
    'a combination is in its parts, and meant to be',
    "export const viewers = segment('viewers', { enter: when('view'), ttl: days(1) });\nexport const buyers = segment('buyers', { enter: when('buy'), ttl: days(1) });\nexport const both = segment('both', { enter: all(viewers, buyers), ttl: days(1) });",
  ],
  [
    'an absence of what starts it',
    "export default segment('left', { enter: «absence({ after: when('view'), no: when('view', (view) => view.title === 'a'), for: hours(1) })», ttl: days(1) });",
    [
      'warning',
      'SEG513',
      'each event of `no` is one of `after`, so that none stops the clock',
      'Use `notSeen({ of, for })`, or narrow `after`.',
    ],
  ],
  [
    'an exit that never holds',
    "export default segment('stays', { enter: when('view'), exit: when('buy', «(buy) => buy.total > 5 && buy.total < 5»), ttl: days(1) });",
    [
      'warning',
      'SEG514',
      'the exit of "stays" never holds: its predicate is never true',
      'Correct that condition, or leave `exit` out.',
    ],
  ],
  [
    'a count of one',
    "export default segment('once', { enter: «count({ of: when('view'), atLeast: 1, within: hours(1) })», ttl: days(1) });",
    [
      'warning',
      'SEG515',
      'a count of at least 1 holds whenever what it counts does',
      'Write what it counts in its place, or raise `atLeast`.',
    ],
  ],
  [
    'a first time of a first time',
    "export default segment('once', { enter: «firstTime(firstTime(when('view')))», ttl: days(1) });",
    ['warning', 'SEG516', 'the first time of a first time is that first time', 'Write `firstTime` once.'],
  ],
];

test.each(cases)('%s', async (_, text, ...complaints) => {
  const whole = `${imports}${text}\n`;
  const root = writeFolder({ 'rules/events.ts': events, [file]: whole });
  const { program, diagnostics } = await loadFolder(root);
  expect(diagnostics.map(({ severity, code, finding, fix }) => [severity, code, finding, fix])).toEqual(complaints);
  const places = marked(whole);
  expect([...new Set(diagnostics.map(placeOf))]).toEqual(places);
  expect(program === null).toBe(complaints.some(([severity]) => severity === 'error'));
  const shown = diagnostics.map((diagnostic) => render(root, diagnostic)).join('\n');
  expect(shown).not.toContain('    at ');
  for (const [severity, code, finding] of complaints) expect(shown).toContain(` - ${severity} ${code}: ${finding}\n`);
});

test('the other places that belong to a finding', async () => {
  const text = `${imports}export const viewers = segment('viewers', { enter: when('view'), ttl: days(1) });
export const both = segment('both', { enter: any(viewers), ttl: days(1) });
export const fans = segment('fans', { enter: all(both), ttl: days(1) });
const platform: string = 'phone';
export const phones = segment('phones', { enter: when('wish', (wish) => wish.platform === platform), ttl: days(1) });
export const noTime = segment('no-time', { enter: when('wish'), exit: when('wish'), ttl: days(2) });
export const again = segment('viewers-again', { enter: when('view'), ttl: days(1) });
export const few = segment('view-often', { enter: count({ of: when('view'), atLeast: 2, within: days(1) }), ttl: days(1) });
`;
  const root = writeFolder({ 'rules/events.ts': events, [file]: text });
  const { diagnostics } = await loadFolder(root);
  const related = diagnostics.map(({ code, related }) => [
    code,
    ...related.map(({ message, span }) => [message, span.file, placeOf({ span })]),
  ]);
  expect(related).toEqual([
    ['SEG503', ['"both" is declared here', file, '5:21-5:75']],
    ['SEG508', ['"platform" is declared here', 'rules/events.ts', '4:3-4:44']],
    ['SEG510', ['what enters', file, '9:51-9:63']],
    ['SEG511', ['"viewers" is declared here', file, '4:24-4:81']],
    ['SEG512', ['"viewers" is declared here', file, '4:24-4:81']],
  ]);
});

test('a warning as it is shown', async () => {
  const text = `${imports}export default segment('once', {\n  enter: count({ of: when('view'), atLeast: 1, within: hours(1) }),\n  ttl: days(1),\n});\n`;
  const root = writeFolder({ 'rules/events.ts': events, [file]: text });
  const { diagnostics } = await loadFolder(root);
  expect(diagnostics.map((diagnostic) => render(root, diagnostic)).join('\n')).toBe(
    [
      `${file}:5:10 - warning SEG515: a count of at least 1 holds whenever what it counts does`,
      "  5 |   enter: count({ of: when('view'), atLeast: 1, within: hours(1) }),",
      '    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      '  law: a count asks for more than one time',
      '  fix: Write what it counts in its place, or raise `atLeast`.',
    ].join('\n'),
  );
});
