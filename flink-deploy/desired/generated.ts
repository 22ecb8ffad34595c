import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../local/user-error.ts';
import { packProgram } from './pack-program.ts';
import { splitStatements } from './split-statements.ts';

const manifestSchema = z.object({
  version: z.literal(1),
  /** How the rules are run. */
  plan: z.enum(['readable', 'fused']),
  topic: z.string().min(1),
  latenessMs: z.number().int().nonnegative(),
  longestDeadlineMs: z.number().int().nonnegative(),
  segments: z.array(z.object({ id: z.string(), rule: z.string(), ttlMs: z.number() })),
  run: z.array(z.string()),
  files: z.record(z.string(), z.string()),
});

/** What `segc build` has written, read back and checked against its own hashes. */
export interface Generated {
  readonly manifest: z.infer<typeof manifestSchema>;
  /** All statements in the order in which they are run. */
  readonly statements: readonly string[];
  /** The program that the job's operator runs, packed (`packProgram`); undefined when the rules are SQL. */
  readonly program: string | undefined;
  /** 16 hex digits: changes with any generated file. */
  readonly version: string;
}

/** @throws UserError when the folder has not been built, or a file differs from what the manifest says. */
export async function readGenerated(folder: string): Promise<Generated> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => {
    throw new UserError(
      `${folder} has no manifest.json`,
      'Run `segc build` first, or name the folder with --generated.',
    );
  });
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new UserError(`${folder}/manifest.json is not one of this version of segc`, 'Run `segc build`.');
  const manifest = parsed.data;
  const statements: string[] = [];
  let program: string | undefined;
  for (const path of Object.keys(manifest.files)) {
    const content = await readFile(join(folder, path), 'utf8').catch(() => '');
    if (createHash('sha256').update(content).digest('hex') !== manifest.files[path]) {
      throw new UserError(
        `${folder}/${path} is not what segc has generated`,
        'Run `segc build`: edits in generated/ are lost.',
      );
    }
    if (path === 'program.json') program = packProgram(content);
  }
  for (const path of manifest.run) statements.push(...splitStatements(await readFile(join(folder, path), 'utf8')));
  return { manifest, statements, program, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
