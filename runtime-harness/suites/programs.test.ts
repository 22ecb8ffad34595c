import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { runReference } from '../engines/reference.ts';
import { createLinesDecoder } from '../event-log/decode-lines.ts';
import { createEngine } from '../reference/engine.ts';
import { fieldsRead } from '../reference/fields-read.ts';
import type { Output } from '../reference/output.ts';
import { expectedOf, foundOf, loadPrograms, messagesOf, programFiles, programsEnd, readRules } from './programs.ts';

const start = 1_000_000_000_000;
const programs = await loadPrograms();
const rules = await readRules();
const replay = runReference(rules, messagesOf(programs, start), start + programsEnd);

describe('programs', () => {
  test('fields that nothing reads may be missing from the events', () => {
    const engine = createEngine(rules);
    const outputs: Output[] = [];
    createLinesDecoder(rules.source.schema, fieldsRead(rules))(
      Buffer.from(messagesOf(programs, start).join('\n')),
      (message) => {
        if (message.kind !== 'dead') outputs.push(...engine.push(message));
      },
    );
    outputs.push(...engine.push({ kind: 'mark', ts: start + programsEnd }));
    const transitions = outputs.flatMap((output) => (output.kind === 'transition' ? [output.transition] : []));
    expect(transitions).toEqual(replay.transitions);
  });

  test.each(programs)('$id', (program) => {
    expect(foundOf(program, replay.transitions)).toEqual(expectedOf(program, start));
  });

  test('each has an id and a segment of its own', () => {
    const ids = programs.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const segments = new Set(rules.segments.map(({ id }) => id));
    expect(ids.filter((id) => !segments.has(id))).toEqual([]);
  });

  test('the compiler reads the rules of every file', async () => {
    const index = await readFile(new URL('../programs/all.segment.ts', import.meta.url), 'utf8');
    const exported = [...index.matchAll(/from '\.\/(.+)'/g)].map(([, file]) => file);
    expect(exported.sort()).toEqual(await programFiles());
  });

  test('no message is lost on the way', () => {
    expect([replay.late, replay.dead, replay.memberships]).toEqual([0, [], []]);
  });
});
