import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Program } from '../ir/program.ts';
import { segmentIds } from './segment-ids.ts';
import { uniqueSegmentIds } from './unique-segment-ids.ts';

/** A law over the whole program. */
export type Check = (program: Program) => Diagnostic[];

/** In this order: the first complaint is the clearest. */
const checks: readonly Check[] = [segmentIds, uniqueSegmentIds];

/** All complaints about a program that could be read. */
export const checkProgram: Check = (program) => checks.flatMap((check) => check(program));
