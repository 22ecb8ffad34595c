import type { Program } from '../../compiler/ir/program.ts';
import type { FieldKind, FieldSchema } from '../../compiler/ir/schema.ts';
import { type Aim, aimAt } from './aim.ts';
import { arriving, firstInstant, type History, type HistoryMessage } from './history.ts';
import { createRandom, pickFrom, type Random } from './random.ts';

export interface GenerateOptions {
  /** Same seed, same histories. */
  readonly seed: number;
  /** How many for each rule. */
  readonly histories: number;
}

/**
 * Histories aimed at each rule's boundaries (SEMANTICS §4, §8): steps between events of exactly its times, one ms more and less; values around its literals; the same instant;
 * copies; arrival out of order, late by a ms and on time by one. Many users share instants.
 */
export function generateHistories(program: Program, { seed, histories }: GenerateOptions): History[] {
  return program.segments.flatMap((segment, rule) => {
    const aim = aimAt(segment, program);
    return Array.from({ length: histories }, (_, number) => {
      const userId = `${segment.id}#${number}`;
      const random = createRandom(seed * 1_000_003 + rule * 100_003 + number);
      return { userId, segment: segment.id, recording: null, messages: messagesOf(random, userId, aim, program) };
    });
  });
}

function messagesOf(random: Random, userId: string, aim: Aim, program: Program): readonly HistoryMessage[] {
  const { latenessMs, schema } = program.source;
  const pick = <T>(list: readonly T[]): T => pickFrom(random, list);
  // A rule of many times would seldom meet one of them twice in a history: each history keeps to two.
  const spans = aim.spans.length > 2 ? [pick(aim.spans), pick(aim.spans)] : aim.spans;
  const around = spans.flatMap((span) => [span - 1, span, span + 1, Math.floor(span / 2), Math.floor(span / 3)]);
  const steps = [0, 1, 1_000, 1_000, ...around.filter((step) => step > 0)];
  const delays = [0, 0, 0, 0, 0, 1, latenessMs, latenessMs + 1, 2 * latenessMs];
  const others = Object.keys(schema.types);
  const ofEvents = 1 + random(aim.events + 4);
  const messages: { arrives: number; text: string }[] = [];
  let ts = firstInstant + pick(steps) * random(2);
  for (let number = 0; number < ofEvents; number += 1) {
    const type = random(6) === 0 ? pick(others) : pick(aim.types);
    const event: Record<string, unknown> = { eventId: `${pick(['a', 'b', 'é', '🛒'])}${number}`, userId, type, ts };
    for (const [path, field] of Object.entries(schema.types[type] ?? {})) setField(event, path, field, random, aim);
    const arrives = ts + pick(delays);
    const text = JSON.stringify(event);
    messages.push(...arriving(text, ts, arrives, latenessMs));
    if (random(10) === 0) messages.push(...arriving(text, ts, arrives + random(latenessMs + 2), latenessMs));
    ts += pick(steps);
  }
  return messages.sort((a, b) => a.arrives - b.arrives);
}

function setField(event: Record<string, unknown>, path: string, field: FieldSchema, random: Random, aim: Aim): void {
  if (field.optional && random(4) === 0) {
    if (!path.includes('.') && random(2) === 0) event[path] = null;
    return;
  }
  const names = path.split('.');
  const last = names.pop() as string;
  let owner = event;
  for (const name of names) {
    owner[name] ??= {};
    owner = owner[name] as Record<string, unknown>;
  }
  owner[last] = valueOfKind(field, field.kind, random, aim);
}

function valueOfKind({ values }: FieldSchema, kind: FieldKind, random: Random, aim: Aim): unknown {
  const scalar = (of: 'number' | 'string' | 'boolean'): unknown => {
    if (of === 'boolean') return random(2) === 0;
    if (of === 'string') {
      if (values !== null) return pickFrom(random, values);
      const text = pickFrom(random, aim.texts);
      return pickFrom(random, [text, text, text, `${text}x`, `x${text}`, text.toUpperCase()]);
    }
    const number = pickFrom(random, aim.numbers);
    return pickFrom(random, [number, number, number + 1, number - 1, number * 1.000_000_1, -number]);
  };
  switch (kind) {
    case 'number':
    case 'string':
    case 'boolean':
      return scalar(kind);
    default: {
      const of = ({ numbers: 'number', strings: 'string', booleans: 'boolean' } as const)[kind];
      return Array.from({ length: random(4) }, () => scalar(of));
    }
  }
}
