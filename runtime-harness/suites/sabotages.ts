import type { Shape } from './sabotage-rules.ts';

/** One small mistake in the source of segc, and the shape of rule that ought to show it. */
export interface Sabotage {
  /** Also the id of the segment. */
  readonly id: string;
  readonly shape: Shape;
  /** Below the package; a template of SQL ends in `.hbs`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const sabotage =
  (folder: string) =>
  (id: string, shape: Shape, file: string, from: string, to: string): Sabotage => ({
    id,
    shape,
    file: `${folder}/${file}`,
    from,
    to,
  });
const lowering = sabotage('compiler');
const interpreter = sabotage('runtime-harness');

/** In the way from the IR to SQL. */
export const brokenLowerings: readonly Sabotage[] = [
  lowering('l-count-window', 'count', 'print/templates/count-holds.hbs', '< {{ms}}', '<= {{ms}}'),
  lowering('l-count-one-less', 'count', 'print/count.ts', 'atLeast: relation.atLeast', 'atLeast: relation.atLeast - 1'),
  lowering('l-clock-tick', 'absence', 'print/templates/clock-holds.hbs', 'X.`tick` = 1 OR ', ''),
  lowering('l-clock-deadline', 'absence', 'print/templates/clock-holds.hbs', 'X.`at` >= A.`at`', 'X.`at` > A.`at`'),
  lowering(
    'l-clock-late',
    'notSeen',
    'print/templates/clock-holds.hbs',
    'A.`at` + {{ms}} AS `at`',
    'A.`at` + {{ms}} + 1 AS `at`',
  ),
  lowering('l-clock-no', 'absence', 'print/absence.ts', "operator('OR', after.where, no.where)", 'after.where'),
  lowering(
    'l-clock-both',
    'both',
    'print/absence.ts',
    'CASE WHEN ${test} THEN 1 ELSE 0 END',
    'CASE WHEN ${test} AND NOT (${printExpression(no.where)}) THEN 1 ELSE 0 END',
  ),
  lowering('l-sequence-window', 'sequence', 'print/sequence.ts', 'printLong(withinMs)', 'printLong(withinMs + 1)'),
  lowering('l-sequence-itself', 'again', 'print/sequence.ts', '.reverse()', ''),
  lowering(
    'l-linked-earliest',
    'linked',
    'print/templates/linked-chain-holds.hbs',
    'ORDER BY `rank` DESC',
    'ORDER BY `rank`',
  ),
  lowering(
    'l-linked-causes',
    'linked',
    'print/templates/linked-meet.hbs',
    'ARRAY_CONCAT(`c`.`eventIds`, `t`.`eventIds`)',
    'ARRAY_CONCAT(`t`.`eventIds`, `c`.`eventIds`)',
  ),
  lowering(
    'l-linked-condition',
    'linked',
    'print/linked-sequence.ts',
    '...(step.where === null ? []',
    '...(index > 0 ? []',
  ),
  lowering('l-first-again', 'firstTime', 'print/templates/first-holds.hbs', '`$before` IS NULL', 'TRUE'),
  lowering('l-session-gap', 'closed', 'print/templates/sessions.hbs', '> {{gap}}', '>= {{gap}}'),
  lowering('l-session-tick', 'closed', 'print/session.ts', 'quoteInterval(gapMs + 1)', 'quoteInterval(gapMs - 1)'),
  lowering('l-session-end', 'lasting', 'print/session.ts', '`ts\\` + ${gapMs}', '`ts\\` + ${gapMs - 1}'),
  lowering('l-session-again', 'live', 'print/session.ts', '`${predicate} AND (${flag} OR NOT ${before})`', 'predicate'),
  lowering(
    'l-session-metric',
    'closed',
    'lower/session-metrics.ts',
    'return { function: kind, value: test }',
    'return { function: kind, value: truth(true) }',
  ),
  lowering(
    'l-session-duration',
    'lasting',
    'lower/session-metrics.ts',
    "operator('-', column('ts'), column('$beganAt'))",
    "operator('-', column('$beganAt'), column('$beganAt'))",
  ),
  lowering('l-exit-lost', 'seen', 'print/columns.ts', '${move.role} AS', '0 AS'),
  lowering('l-ttl', 'seen', 'print/columns.ts', 'CAST(${ttlMs} AS BIGINT)', 'CAST(${ttlMs - 1} AS BIGINT)'),
  lowering('l-where', 'where', 'lower/occurs.ts', 'occurs.where === null ?', 'true ?'),
  lowering(
    'l-kinds',
    'kinds',
    'lower/occurs.ts',
    'values: occurs.types.map(text)',
    'values: occurs.types.slice(1).map(text)',
  ),
  lowering(
    'l-more',
    'where',
    'lower/expression.ts',
    'present(operator(ordering, a, b));\n    return',
    "present(operator(ordering === '>' ? '>=' : ordering, a, b));\n    return",
  ),
  lowering('l-absent', 'absent', 'lower/expression.ts', "'IS DISTINCT FROM', ...operands", "'<>', ...operands"),
  lowering(
    'l-default',
    'where',
    'lower/expression.ts',
    "return call('COALESCE', lowerValue(left, scope), lowerValue(right, scope))",
    'return lowerValue(left, scope)',
  ),
  lowering(
    'l-settle',
    'settled',
    'print/templates/settled-moves.hbs',
    'settle(`at`, `phase`, `role`,',
    'settle(`at`, `phase`, 0,',
  ),
  lowering(
    'l-formula',
    'combination',
    'lower/combination.ts',
    '${formula.kind}(',
    "${formula.kind === 'all' ? 'any' : formula.kind}(",
  ),
];

/** In the replay. */
export const brokenInterpreters: readonly Sabotage[] = [
  interpreter(
    'i-count-window',
    'count',
    'reference/count.ts',
    'event.ts >= (held[0] as number)',
    'event.ts > (held[0] as number)',
  ),
  interpreter(
    'i-count-one-less',
    'count',
    'reference/count.ts',
    'held.length === atLeast',
    'held.length >= atLeast - 1',
  ),
  interpreter('i-absence-deadline', 'absence', 'reference/absence.ts', 'event.ts + forMs', 'event.ts + forMs - 1'),
  interpreter(
    'i-absence-no',
    'absence',
    'reference/absence.ts',
    'else if (stoppedBy !== null)',
    'else if (stoppedBy === null && false)',
  ),
  interpreter(
    'i-absence-cause',
    'absence',
    'reference/absence.ts',
    'state.startedBy = startedBy',
    'if (state.startedBy.length === 0) state.startedBy = startedBy',
  ),
  interpreter(
    'i-not-seen-restart',
    'notSeen',
    'reference/not-seen.ts',
    'if (startedBy !== null)',
    'if (startedBy !== null && state.deadline === never)',
  ),
  interpreter('i-first-again', 'firstTime', 'reference/first-time.ts', 'state.hasHeld = true;', ''),
  interpreter(
    'i-sequence-window',
    'sequence',
    'reference/sequence.ts',
    '(chain?.[0]?.event.ts ?? never) + withinMs',
    '(chain?.[0]?.event.ts ?? never) + withinMs + 1',
  ),
  interpreter(
    'i-sequence-itself',
    'again',
    'reference/sequence.ts',
    'for (let i = last; i >= 0; i--)',
    'for (let i = 0; i <= last; i++)',
  ),
  interpreter(
    'i-linked-only-latest',
    'linked',
    'reference/sequence.ts',
    'predicate === null ? chains.length - 1',
    'true ? chains.length - 1',
  ),
  interpreter(
    'i-session-gap',
    'closed',
    'reference/users.ts',
    'events.length === 0 ? keeper.end(user.visits, instant) : null',
    'keeper.end(user.visits, instant)',
  ),
  interpreter('i-session-again', 'live', 'reference/session.ts', 'holds && !hadHeld', 'holds'),
  interpreter('i-session-cause', 'closed', 'reference/session.ts', '[visit.lastEventId]', '[String(visit.events)]'),
  interpreter(
    'i-renew',
    'seen',
    'reference/segment.ts',
    'const expiresAt = at + ttlMs',
    "const expiresAt = op === 'enter' ? at + ttlMs : state.expiresAt",
  ),
  interpreter('i-exit', 'seen', 'reference/segment.ts', 'if (leaving !== null)', 'if (leaving === null && false)'),
  interpreter('i-ttl', 'seen', 'reference/segment.ts', "state.eventIds, 'ttl')", "state.eventIds, 'event')"),
  interpreter('i-copies', 'count', 'reference/arrivals.ts', 'if (taken.at(-1)?.eventId !== event.eventId)', ''),
  interpreter(
    'i-late',
    'seen',
    'reference/event-time.ts',
    'if (ts <= clock.watermark())',
    'if (ts < clock.watermark())',
  ),
  interpreter('i-lateness', 'seen', 'reference/clock.ts', 'ts - latenessMs - 1', 'ts - latenessMs'),
  interpreter('i-order', 'kinds', 'event-log/order.ts', '? a - b', '? b - a'),
  interpreter(
    'i-combination',
    'combination',
    'reference/combination.ts',
    "isRenewed: changes.some(({ op }) => op !== 'exit')",
    'isRenewed: false',
  ),
  interpreter(
    'i-absent',
    'absent',
    'reference/expression.ts',
    'a(subject) !== b(subject)',
    'a(subject) !== undefined && a(subject) !== b(subject)',
  ),
];
