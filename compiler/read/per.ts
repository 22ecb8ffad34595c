import type { EventEnvelope, Per as PerRule } from '../../rules/vocabulary/index.ts';
import { suggestion } from '../diagnostics/suggestion.ts';
import type { Per } from '../ir/per.ts';
import { readBehaviour } from './behaviour.ts';
import type { Reader } from './reader.ts';

/** SEMANTICS §15. */
export function readPer(rule: PerRule<EventEnvelope>, reader: Reader): Per | null {
  if (typeof rule.field !== 'string') {
    return reader.report('SEG217', reader.spanOf(rule), {
      found: `the field of \`per\` is ${reader.describe(rule.field)}`,
    });
  }
  const of = readBehaviour(rule.of, '`per`', rule, reader);
  const { field } = rule;
  const fields = Object.values(reader.schema.types).flatMap((declared) => Object.entries(declared));
  const strings = fields.filter(([name, { kind }]) => kind === 'string' && !name.includes('.')).map(([name]) => name);
  if (strings.includes(field)) return of && { kind: 'per', field, of };
  const known = [...new Set(strings)].sort();
  const advice = known.length === 0 ? 'Declare one in the event type.' : suggestion(field, known);
  return reader.report('SEG210', reader.spanOf(rule), { field, advice });
}
