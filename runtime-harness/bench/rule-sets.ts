import { join } from 'node:path';
import type { Program } from '../../compiler/ir/program.ts';
import { loadProgram } from '../../compiler/pipeline.ts';
import { replayLog } from '../cli/replay-log.ts';
import type { Transition } from '../timeline/transition.ts';
import type { Recording } from './events/recording.ts';

/** The sets of rules that are timed: `own` are the project's. */
export type RuleSet = 'absence' | 'mixed' | 'own' | 'peer';

/** Rules and what the replay says of them; each read and replayed once. */
export interface Rules {
  /** A set, or its first `count` rules by the number in their ids. */
  program(set: RuleSet, count?: number): Promise<Program>;
  /** The timeline of a program over a recording that is followed by silence until everything has been decided. */
  timeline(program: Program, recording: Recording): Promise<readonly Transition[]>;
}

const folders: Readonly<Record<RuleSet, string>> = {
  absence: join('runtime-harness', 'bench', 'rules', 'absence'),
  mixed: join('runtime-harness', 'bench', 'rules', 'mixed'),
  peer: join('runtime-harness', 'bench', 'rules', 'peer'),
  own: join('rules', 'segments'),
};

/** Epoch ms after every deadline and expiry of a recording. */
const afterAll = 100_000_000_000_000;

/** @param root the folder of the package, absolute */
export function createRules(root: string): Rules {
  const sets = new Map<RuleSet, Promise<Program>>();
  const programs = new Map<string, Program>();
  const timelines = new Map<Program, Map<string, Promise<readonly Transition[]>>>();

  const whole = (set: RuleSet): Promise<Program> => {
    const loading = sets.get(set) ?? load(root, folders[set]);
    sets.set(set, loading);
    return loading;
  };
  return {
    async program(set, count) {
      const all = await whole(set);
      if (count === undefined) return all;
      const key = `${set} ${count}`;
      const program = programs.get(key) ?? { ...all, segments: all.segments.filter(({ id }) => numberOf(id) < count) };
      programs.set(key, program);
      return program;
    },
    timeline(program, recording) {
      const known = timelines.get(program) ?? new Map<string, Promise<readonly Transition[]>>();
      timelines.set(program, known);
      const timeline = known.get(recording.id) ?? replayed(program, recording);
      known.set(recording.id, timeline);
      return timeline;
    },
  };
}

async function replayed(program: Program, { file }: Recording): Promise<readonly Transition[]> {
  const timeline: Transition[] = [];
  await replayLog(program, file, {
    until: afterAll,
    async onTransitions(some) {
      for (const transition of some) timeline.push(transition);
    },
  });
  return timeline;
}

/** The number in an id such as `mixed-12-absence`. */
const numberOf = (id: string) => Number(id.split('-')[1]);

async function load(root: string, folder: string): Promise<Program> {
  const vocabulary = join(root, 'rules', 'vocabulary', 'index.ts');
  const { program, diagnostics } = await loadProgram({ root, rules: join(root, folder), vocabulary });
  if (program !== null) return program;
  throw new Error(
    diagnostics.map(({ code, finding, span }) => `${span?.file}:${span?.line} ${code} ${finding}`).join('\n'),
  );
}
