import { entry } from './entry.ts';

/** SEG2xx. What a segment is made of. */
export const segments = {
  SEG201: entry<{ id: string }>(
    'a segment id names one segment',
    ({ id }) => `two segments have the id "${id}"`,
    () => 'Give one of them another id.',
  ),
  SEG202: entry<{ id: string; suggestion: string }>(
    'a segment id is lower-case words of a-z and 0-9 joined by "-", at most 64 characters',
    ({ id }) => `${JSON.stringify(id)} is no segment id`,
    ({ suggestion }) => `Write ${JSON.stringify(suggestion)}.`,
  ),
  SEG203: entry<{ what: string; ms: number }>(
    'durations are whole milliseconds, more than 0 and at most 3650 days',
    ({ what, ms }) => `${what} is ${Number.isNaN(ms) ? 'not a number' : `${ms} ms`}`,
    ({ what, ms }) =>
      ms > 0 && !Number.isInteger(ms) && Number.isFinite(ms)
        ? `Round it, as in \`millis(${Math.max(1, Math.round(ms))})\`.`
        : `Give ${what} with seconds(), minutes(), hours() or days().`,
  ),
  SEG204: entry<{ type: string; declared: readonly string[] }>(
    'an event type is one that the source’s union declares',
    ({ type }) => `no event has the type ${JSON.stringify(type)}`,
    ({ declared }) => `Use one of ${declared.map((name) => JSON.stringify(name)).join(', ')}.`,
  ),
  SEG205: entry<{ name: string }>(
    'a metric has a name that no metric of every session has',
    ({ name }) => `a metric is named "${name}"`,
    ({ name }) => `Rename it, for instance to "${name}Count".`,
  ),
  SEG206: entry<Record<never, never>>(
    'a `when` names an event type',
    () => 'this list of event types is empty',
    () => "Name one, as in `when('purchase')`.",
  ),
  SEG207: entry<{ where: string; found: string }>(
    'a part of another behaviour holds at an event',
    ({ where, found }) => `${where} is ${found}, which holds when time has passed`,
    () => 'Give it a segment of its own, and combine segments with all(), any() and not().',
  ),
  SEG208: entry<{ atLeast: string }>(
    'a count asks for a whole number of times, 1 or more',
    ({ atLeast }) => `\`atLeast\` is ${atLeast}`,
    () => 'Write a whole number, as in `atLeast: 3`.',
  ),
  SEG209: entry<{ steps: number }>(
    'a sequence has two steps or more',
    ({ steps }) => (steps === 1 ? 'this sequence has one step' : 'this sequence has no step'),
    () => 'Add a step, or use the step itself, as in `enter: when(...)`.',
  ),
  SEG210: entry<{ field: string; advice: string }>(
    '`per` takes the name of a string field that some event has',
    ({ field }) => `no event has a string field ${JSON.stringify(field)}`,
    ({ advice }) => advice,
  ),
  SEG211: entry<{ name: string }>(
    'the metrics of a session have names of their own',
    ({ name }) => `two metrics are named "${name}"`,
    () => 'Rename one of them.',
  ),
  SEG212: entry<{ name: string }>(
    'the name of a metric is made of letters, digits and "_", and does not begin with a digit',
    ({ name }) => `${JSON.stringify(name)} is no name of a metric`,
    () => 'Rename it, as in `pageViews`.',
  ),
  SEG213: entry<{ kind: string; type: string }>(
    '`sum`, `min`, `max` and `average` take numbers; `distinct` takes strings, numbers or booleans',
    ({ kind, type }) => `\`${kind}\` is given ${type === 'absent' ? 'an absent value' : `a value of the type ${type}`}`,
    ({ kind }) =>
      kind === 'distinct'
        ? 'Give it one value of the event, as in `(view) => view.productId`.'
        : 'Give it a number of the event, as in `(add) => add.price`.',
  ),
  SEG214: entry<{ found: string }>(
    '`all`, `any` and `not` combine segments',
    ({ found }) => `this combination is ${found}`,
    () => 'Give what holds a segment of its own, and combine the segments.',
  ),
  SEG215: entry<{ where: string; found: string }>(
    'a behaviour is made by `when`, `count`, `sequence`, `firstTime`, `absence`, `notSeen` or `session`; `per` and combinations only enter a segment',
    ({ where, found }) => `${where} is ${found}`,
    () => 'Write a behaviour there, as in `when(...)`.',
  ),
  SEG216: entry<{ found: string }>(
    'a segment id is text',
    ({ found }) => `this segment id is ${found}`,
    () => "Write it as in `segment('big-spenders', ...)`.",
  ),
  SEG217: entry<{ found: string }>(
    'a rule is plain data, as the vocabulary makes it',
    ({ found }) => found,
    () => 'Make it with the words that segc exports, and with constants.',
  ),
  SEG218: entry<{ deepest: number }>(
    'behaviours stand in one another at most 5 deep',
    ({ deepest }) => `this behaviour stands within ${deepest} others`,
    () => 'Say the same with fewer parts within one another, or give a part a segment of its own.',
  ),
} as const;
