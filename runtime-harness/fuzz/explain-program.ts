import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildProgram } from '../../compiler/build.ts';
import type { Program } from '../../compiler/ir/program.ts';
import { GatewayError, openSession } from '../../flink-deploy/clients/sql-gateway.ts';
import { readGenerated } from '../../flink-deploy/desired/generated.ts';
import { type DeploySettings, defaultTopics, fillPlaceholders } from '../../flink-deploy/desired/settings.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';

/** What Flink has against a program, with the statement that it refused. */
export interface Refusal {
  readonly message: string;
  readonly statement: string;
}

/**
 * Has Flink plan the whole job of a program, down to its operators, without starting it.
 *
 * @returns null when Flink takes it
 */
export async function explainProgram(program: Program, addresses: StackAddresses): Promise<Refusal | null> {
  const folder = mkdtempSync(join(tmpdir(), 'segc-explain-'));
  try {
    for (const { path, text } of buildProgram(program, { plan: 'readable' })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const { statements, manifest, program: fused } = await readGenerated(folder);
    const settings: DeploySettings = {
      kafka: addresses.kafka,
      redis: addresses.redis,
      name: 'fuzz',
      topics: defaultTopics(manifest.topic),
      parallelism: 1,
      watermark: 'on-periodic',
      idleTimeoutMs: 0,
      start: 'earliest-offset',
    };
    return await plan(
      statements.map((statement) => fillPlaceholders(statement, settings, fused)),
      addresses.gateway,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function plan(statements: readonly string[], gateway: string): Promise<Refusal | null> {
  const session = await openSession(gateway, { 'table.local-time-zone': 'UTC' });
  try {
    for (const statement of statements) {
      const run = statement.replace(/^EXECUTE STATEMENT SET\b/, 'EXPLAIN JSON_EXECUTION_PLAN STATEMENT SET');
      try {
        await session.execute(run, { timeoutMs: 300_000 });
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        return { message: error.message, statement: run };
      }
    }
    return null;
  } finally {
    await session.close();
  }
}
