import { any, hours, minutes } from 'segc';
import { segment, when } from './events.ts';
import { enter, expire, type Program, renew, t, view } from './program.ts';

const id = 'combination-own-ttl';
const viewing = segment('combination-own-viewing', { enter: when('view'), ttl: hours(1) });
export const segments = [segment(id, { enter: any(viewing), ttl: minutes(10) }), viewing];

export const program: Program = {
  id,
  clauses: ['§7', '§16'],
  history: [
    view('v1', t(0)),
    view('v2', t(5)), // renewed there, renewed here
    view('v3', t(15)), // exactly at the expiry: out, and in again by the renewal
    view('v4', t(50)), // out since 25; a renewal brings back
  ],
  expected: [
    enter(t(0), t(10), 'v1'),
    renew(t(5), t(15), 'v2'),
    expire(t(15), 'v2'),
    enter(t(15), t(25), 'v3'),
    expire(t(25), 'v3'),
    enter(t(50), t(60), 'v4'),
    expire(t(60), 'v4'),
  ],
};
