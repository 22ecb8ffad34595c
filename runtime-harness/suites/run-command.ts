import { Command } from 'commander';
import { vi } from 'vitest';

/** What a command line wrote, and its exit code. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs a command line in this process, and gives what it wrote and its exit code. Throws what it throws. */
export async function runCommand(
  registers: readonly ((program: Command) => void)[],
  args: readonly string[],
): Promise<Run> {
  const { error, ...run } = await tryCommand(registers, args);
  if (error !== null) throw error;
  return run;
}

/** As `runCommand`, with what it threw, null for nothing, beside what it wrote until then. */
export async function tryCommand(
  registers: readonly ((program: Command) => void)[],
  args: readonly string[],
): Promise<Run & { readonly error: unknown }> {
  const written = { stdout: '', stderr: '' };
  const before = process.exitCode;
  process.exitCode = 0;
  for (const stream of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written[stream] += String(chunk);
      return true;
    });
  }
  const program = new Command().exitOverride();
  for (const register of registers) register(program);
  try {
    const error: unknown = await program.parseAsync(args, { from: 'user' }).then(
      () => null,
      (error: unknown) => error,
    );
    return { ...written, code: Number(process.exitCode), error };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
  }
}
