import type { Part } from '../part.ts';
import { build } from './build.ts';
import { live } from './live.ts';
import { own } from './own.ts';
import { peers } from './peers.ts';
import { replaying } from './replay.ts';
import { ruleCount } from './rule-count.ts';

/** Everything that the bench can measure, in the order of its tables. */
export const parts: readonly Part[] = [
  ruleCount('absence', 'absence rules, each about one product'),
  ruleCount('mixed', 'rules of six kinds in equal parts'),
  own,
  peers,
  replaying,
  build,
  live,
];
