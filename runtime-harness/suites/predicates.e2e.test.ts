import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { functions } from '../../compiler/ir/functions.ts';
import { lowerCondition } from '../../compiler/lower/expression.ts';
import { lowerProgram } from '../../compiler/lower/index.ts';
import { scalarFunctionsIn } from '../../compiler/plan/scalar-functions.ts';
import { printExpression } from '../../compiler/print/expression.ts';
import { printPlan, printScalarFunction } from '../../compiler/print/index.ts';
import { connectKafka, type KafkaClient } from '../../flink-deploy/clients/kafka.ts';
import { openSession, type SqlSession } from '../../flink-deploy/clients/sql-gateway.ts';
import { type DeploySettings, fillPlaceholders } from '../../flink-deploy/desired/settings.ts';
import { splitStatements } from '../../flink-deploy/desired/split-statements.ts';
import { flinkPredicates, occursIn, predicateSchema, runPredicates, typeScriptFunction } from './predicates.ts';

const { seed, count } = flinkPredicates;
/** Predicates in one query: more would make one method of the generated code too long to be compiled well. */
const chunk = 30;
const topic = 'segc-predicates-events';

/** Random predicates on odd events: the TypeScript function, the interpreter and Flink. */
describe('300 random predicates, three witnesses', () => {
  const { predicates, messages, events } = runPredicates(seed, count, 200);
  let kafka: KafkaClient;
  let session: SqlSession;

  beforeAll(async () => {
    const addresses = inject('addresses');
    kafka = await connectKafka(addresses.kafka);
    await kafka.createTopics([{ topic, partitions: 1 }]);
    const producer = kafka.raw.producer();
    await producer.connect();
    await producer.send({ topic, messages: messages.map((value) => ({ value })) });
    await producer.disconnect();

    session = await openSession(addresses.gateway, { 'parallelism.default': '1', 'table.local-time-zone': 'UTC' });
    const program = { source: { topic, latenessMs: 0, retentionMs: null, schema: predicateSchema }, segments: [] };
    const source = printPlan(lowerProgram(program)).find(({ path }) => path === 'source.sql')?.text ?? '';
    const table = splitStatements(source).find((statement) => statement.includes('TABLE `events`')) ?? '';
    const topics = { events: topic, changes: '', late: '', dead: '' };
    const settings: DeploySettings = {
      ...{ kafka: addresses.kafka, redis: '', name: 'predicates', topics, parallelism: 1 },
      watermark: 'on-periodic',
      idleTimeoutMs: 0,
      start: 'earliest-offset',
    };
    await session.execute(fillPlaceholders(table, settings));
    const lowered = predicates.map(({ expression }) => lowerCondition(expression));
    for (const name of scalarFunctionsIn(lowered)) await session.execute(printScalarFunction(name));
  });
  afterAll(async () => {
    await session?.close();
    await kafka?.deleteTopics([topic]).catch(() => {});
    await kafka?.close();
  });

  it('knows every function', () => {
    const used = occursIn(predicates.map(({ expression }) => expression));
    expect(Object.keys(functions).filter((name) => !used.has(`call ${name}`))).toEqual([]);
  });

  for (let from = 0; from < count; from += chunk) {
    it(`agrees on ${from} to ${from + chunk - 1}`, { timeout: 120_000 }, async () => {
      const some = predicates.slice(from, from + chunk);
      const conditions = some.map(({ expression }) => printExpression(lowerCondition(expression)));
      // Asked both ways, since the planner turns negations round; `?` would be neither.
      const letters = conditions.map((sql) => `CASE WHEN ${sql} THEN '1' WHEN NOT (${sql}) THEN '0' ELSE '?' END`);
      const hint = "/*+ OPTIONS('scan.bounded.mode' = 'latest-offset') */";
      const query = `SELECT \`eventId\`, CONCAT(${letters.join(', ')}) FROM \`events\` ${hint}`;
      const { rows } = await session.execute(query);
      const answers = new Map(rows.map(({ fields }) => [String(fields[0]), String(fields[1])]));
      expect(answers.size).toBe(messages.length);
      const differences: unknown[] = [];
      some.forEach(({ text, evaluate }, index) => {
        const original = typeScriptFunction(text);
        for (const { event, object } of events) {
          const answer = [original(object) === true ? '1' : '0', evaluate(event) === true ? '1' : '0'];
          const flink = answers.get(event.eventId)?.[index] ?? '';
          if (answer[0] === answer[1] && answer[1] === flink) continue;
          const [typeScript, interpreter] = answer;
          differences.push({ text, sql: conditions[index], object, typeScript, interpreter, flink });
        }
      });
      expect(differences.slice(0, 2)).toEqual([]);
    });
  }
});
