import { minutes } from 'segc';
import { firstTime, notSeen, per, segment, when } from './events.ts';
import { enter, expire, type Program, renew, t, view } from './program.ts';

export const segments = [
  segment('per-first-time', { enter: per('product', firstTime(when('view'))), ttl: minutes(30) }),
  segment('per-not-seen', { enter: per('product', notSeen({ for: minutes(20) })), ttl: minutes(30) }),
];

const history = [
  view('v1', t(0), { product: 'p' }),
  view('v2', t(10), { product: 'q' }),
  view('v3', t(15), { product: 'p' }),
  view('v4', t(16)),
  view('v5', t(100), { product: 'q' }),
];

export const programs: readonly Program[] = [
  {
    id: 'per-first-time',
    clauses: ['§13', '§15'],
    history,
    expected: [enter(t(0), t(30), 'v1'), renew(t(10), t(40), 'v2'), expire(t(40), 'v2')],
  },
  {
    id: 'per-not-seen',
    clauses: ['§14', '§15'],
    history,
    expected: [
      enter(t(30), t(60), 'v2'),
      renew(t(35), t(65), 'v3'),
      expire(t(65), 'v3'),
      enter(t(120), t(150), 'v5'),
      expire(t(150), 'v5'),
    ],
  },
];
