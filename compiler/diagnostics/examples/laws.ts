import { type Example, entering, exampleEvents, ruleFile, viewing } from './example.ts';

const named = (name: string, id: string, enter: string) =>
  `const ${name} = segment('${id}', { enter: ${enter}, ttl: days(7) });`;
const exported = (name: string, id: string, enter: string) => `export ${named(name, id, enter)}`;

/** Rules of which nothing else is found, however many others there are. */
const alone = (file: string, body: string) => ({
  'rules/events.ts': exampleEvents,
  [`rules/segments/${file}.segment.ts`]: ruleFile(body),
});

const absence = (of: string) => `absence({ after: when('view'), no: ${of}, for: hours(1) })`;

/** Examples of SEG5xx. */
export const laws = {
  SEG501: {
    wrong: entering('friends', 'all(buyers)', named('buyers', 'buyers-501', "when('buy')")),
    right: entering('friends', 'all(buyers)', exported('buyers', 'buyers-501', "when('buy')")),
  },
  SEG502: {
    wrong: entering('loyal', 'all(before)', named('before', 'loyal', "when('buy')")),
    right: entering('loyal', 'all(before)', exported('before', 'once-loyal', "when('buy')")),
  },
  SEG503: {
    wrong: entering(
      'chosen',
      'all(active, not(wishing))',
      [
        exported('wishing', 'wishing-503', "when('wish')"),
        exported('buying', 'buying-503', "when('buy')"),
        exported('active', 'active-503', 'any(wishing, buying)'),
      ].join('\n'),
    ),
    right: entering(
      'chosen',
      'all(any(wishing, buying), not(wishing))',
      [exported('wishing', 'wishing-503', "when('wish')"), exported('buying', 'buying-503', "when('buy')")].join('\n'),
    ),
  },
  SEG504: {
    wrong: entering(
      'to-convince',
      'any(viewing, not(buying))',
      [exported('viewing', 'viewing-504', "when('view')"), exported('buying', 'buying-504', "when('buy')")].join('\n'),
    ),
    right: entering(
      'to-convince',
      'all(viewing, not(buying))',
      [exported('viewing', 'viewing-504', "when('view')"), exported('buying', 'buying-504', "when('buy')")].join('\n'),
    ),
  },
  SEG505: {
    wrong: entering('long-gone', 'notSeen({ for: days(365) })'),
    right: entering('long-gone', 'notSeen({ for: days(60) })'),
  },
  SEG506: {
    wrong: entering('did-not-pay', absence("when('buy', (buy) => buy.total > 100 && buy.total < 50)")),
    right: entering('did-not-pay', absence("when('buy', (buy) => buy.total > 50 && buy.total < 100)")),
  },
  SEG507: {
    wrong: viewing('priced', '(view) => (view.price ?? 0) > 100 || (view.price ?? 0) <= 100'),
    right: viewing('priced', '(view) => view.price !== undefined'),
  },
  SEG508: {
    wrong: viewing('on-phones', '(view) => view.platform === phone', "const phone: string = 'phone';"),
    right: viewing('on-phones', "(view) => view.platform === 'mobile'"),
  },
  SEG509: {
    wrong: viewing('middling', '(view) => (view.price ?? 0) < 50 && (view.price ?? 0) > 100'),
    right: viewing('middling', '(view) => (view.price ?? 0) > 50 && (view.price ?? 0) < 100'),
  },
  SEG510: {
    wrong:
      "export default segment('big-buyers', {\n  enter: when('buy', (buy) => buy.total > 100),\n  exit: when('buy'),\n  ttl: days(1),\n});",
    right:
      "export default segment('big-buyers', {\n  enter: when('buy', (buy) => buy.total > 100),\n  exit: when('buy', (buy) => buy.total <= 100),\n  ttl: days(1),\n});",
  },
  SEG511: {
    wrong: alone(
      'seg511',
      [
        exported('dear', 'dear-things', "when('view', (view) => (view.price ?? 0) > 100)"),
        exported('costly', 'costly-things', "when('view', (seen) => 100 < (seen.price ?? 0))"),
      ].join('\n'),
    ),
    right: alone('seg511', exported('dear', 'dear-things', "when('view', (view) => (view.price ?? 0) > 100)")),
  },
  SEG512: {
    wrong: alone(
      'seg512',
      [
        exported('dear', 'dear-things', "when('view', (view) => (view.price ?? 0) > 100)"),
        exported('dearest', 'dearest-things', "when('view', (view) => (view.price ?? 0) > 500)"),
      ].join('\n'),
    ),
    right: alone(
      'seg512',
      [
        exported('dear', 'dear-things', "when('view', (view) => (view.price ?? 0) > 100 && (view.price ?? 0) <= 500)"),
        exported('dearest', 'dearest-things', "when('view', (view) => (view.price ?? 0) > 500)"),
      ].join('\n'),
    ),
  },
  SEG513: {
    wrong: entering('left-alone', absence("when('view', (view) => (view.price ?? 0) > 100)")),
    right: entering('left-alone', "notSeen({ of: when('view'), for: hours(1) })"),
  },
  SEG514: {
    wrong:
      "export default segment('stays', {\n  enter: when('wish'),\n  exit: when('buy', (buy) => buy.total > 100 && buy.total < 50),\n  ttl: days(1),\n});",
    right:
      "export default segment('stays', {\n  enter: when('wish'),\n  exit: when('buy', (buy) => buy.total > 50 && buy.total < 100),\n  ttl: days(1),\n});",
  },
  SEG515: {
    wrong: entering('once', "count({ of: when('wish'), atLeast: 1, within: hours(1) })"),
    right: entering('once', "when('wish')"),
  },
  SEG516: {
    wrong: entering('newcomers', "firstTime(firstTime(when('buy')))"),
    right: entering('newcomers', "firstTime(when('buy'))"),
  },
} as const satisfies { readonly [code: string]: Example };
