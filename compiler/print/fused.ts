import type { FusedPlan, FusedProgram } from '../plan/fused.ts';
import { type GeneratedFile, header, printLateness, printOutputs } from './generated-file.ts';
import { quoteText } from './quote.ts';
import { loadTemplate } from './templates.ts';

type Values = { readonly [name: string]: string };

const events = loadTemplate<Values>('fused-events');
const redis = loadTemplate<Values>('fused-redis');
const ahead = loadTemplate<Values>('fused-ahead');
const aheadInsert = loadTemplate<Values>('fused-ahead-insert');
const stream = loadTemplate<Values>('fused-stream');
const job = loadTemplate<Values>('fused-job');

/** Where the program stands; the deployment puts its text in place of `${program}`. */
export const programPath = 'program.json';

/** Plan → files: the program, and SQL that is the same whatever the rules, but for what is told ahead of them. Same plan, same bytes. */
export function printFused({ source, program }: FusedPlan): { program: GeneratedFile; sql: GeneratedFile[] } {
  const read = { lateness: printLateness(source), schema: quoteText(source.schema) };
  const isAhead = program.aheadWithinMs !== null;
  const tables = [events(read), printOutputs(), redis({}), ...(isAhead ? [ahead(read)] : []), stream({})];
  return {
    program: { path: programPath, text: printProgram(program) },
    sql: [
      {
        path: 'source.sql',
        text: `${header()}\n${tables.join('\n')}`,
      },
      { path: 'job.sql', text: job({ ahead: isAhead ? aheadInsert({}) : '' }) },
    ],
  };
}

/** JSON with one line for each thing that has a place in a list. */
function printProgram(program: FusedProgram): string {
  const lines = Object.entries(program).map(([name, part]) => {
    if (!Array.isArray(part) || part.length === 0) return `${JSON.stringify(name)}: ${JSON.stringify(part)}`;
    return `${JSON.stringify(name)}: [\n${part.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`;
  });
  return `{\n${lines.map((line) => `  ${line}`).join(',\n')}\n}\n`;
}
