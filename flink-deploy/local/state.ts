import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { serviceNames } from './layout.ts';
import { UserError } from './user-error.ts';

const launchSchema = z.object({
  command: z.string(),
  args: z.array(z.string()),
  cwd: z.string(),
  env: z.record(z.string(), z.string()),
  log: z.string(),
});

const serviceSchema = z.object({
  pid: z.number().int().positive(),
  startedAt: z.string(),
  launch: launchSchema,
});

const addressesSchema = z.object({
  kafka: z.string(),
  flink: z.string(),
  gateway: z.string(),
  redis: z.string(),
});

const stateSchema = z.object({
  version: z.literal(1),
  addresses: addressesSchema,
  external: z.array(z.enum(['kafka', 'flink', 'redis'])),
  taskSlots: z.number().int().positive(),
  /** Changes with any jar of the stack; tells a stack that runs older jars. */
  jars: z.string(),
  services: z.partialRecord(z.enum(serviceNames), serviceSchema),
});

/** Where the services of a stack are reached. */
export interface StackAddresses {
  /** Kafka bootstrap server, `host:port`. */
  readonly kafka: string;
  /** JobManager REST URL, no trailing slash. */
  readonly flink: string;
  /** SQL Gateway REST URL, no trailing slash. */
  readonly gateway: string;
  /** Redis URL. */
  readonly redis: string;
}

export type ServiceState = z.infer<typeof serviceSchema>;
export type StackState = z.infer<typeof stateSchema>;

/**
 * Reads the state of a stack; undefined when there is none.
 * @throws UserError when the file is there but not readable as a state.
 */
export function readState(file: string): StackState | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (cause) {
    const next = 'End the processes of that stack if any still run, and delete the file.';
    throw new UserError(`the state of the local stack in ${file} is not readable`, next, { cause });
  }
}

/** Writes the state in one step, so that a reader never sees half of it. */
export function writeState(file: string, state: StackState): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(draft, file);
}

/** Removes the state file; nothing happens when there is none. */
export function removeState(file: string): void {
  rmSync(file, { force: true });
}
