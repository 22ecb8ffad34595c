import { join } from 'node:path';
import { writeProgram } from '../../../compiler/cli/output.ts';
import { loadProgram } from '../../../compiler/pipeline.ts';

/**
 * Compiles the bench's rules into a folder.
 *
 * @param root folder of the package, absolute
 * @param latenessMs in place of the one the rules name
 */
export async function buildBench(root: string, folder: string, latenessMs: number): Promise<void> {
  const { program, diagnostics } = await loadProgram({
    root,
    rules: join(root, 'runtime-harness', 'bench', 'live', 'rules'),
    vocabulary: join(root, 'rules', 'vocabulary', 'index.ts'),
  });
  if (program === null) throw new Error(diagnostics.map(({ code, finding }) => `${code} ${finding}`).join('\n'));
  await writeProgram({ ...program, source: { ...program.source, latenessMs } }, folder);
}
