import { Command } from 'commander';
import { vi } from 'vitest';

/** Runs a command line in this process, and gives what it wrote and its exit code. */
export async function runCommand(
  registers: readonly ((program: Command) => void)[],
  args: readonly string[],
): Promise<{ stdout: string; stderr: string; code: number }> {
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
    await program.parseAsync(args, { from: 'user' });
    return { ...written, code: Number(process.exitCode) };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
  }
}
