import type { KafkaClient } from '../../flink-deploy/clients/kafka.ts';
import type { StackAddresses } from '../../flink-deploy/local/stack.ts';
import type { Chart } from './charts/line-chart.ts';
import type { Recording } from './events/recording.ts';
import type { Plan } from './flink/segc-sql.ts';
import type { Measurement, RatioResult, RatioRule } from './ratio.ts';
import type { Rules } from './rule-sets.ts';

/** Something whose time is taken. */
export interface Contestant {
  /** Unique; the ratios refer to it. */
  readonly name: string;
  /** At most so many runs are made of it; all when not given. */
  readonly runs?: number;
  /** Plays the small recording and compares what comes out with the reference replay. @throws when it is wrong */
  check(): Promise<void>;
  /** Plays the large recording. */
  run(): Promise<Measurement>;
}

/** What all parts share during one bench. */
export interface Bench {
  readonly packageRoot: string;
  /** Folder for recordings, jars and results, absolute. */
  readonly folder: string;
  readonly addresses: StackAddresses;
  readonly kafka: KafkaClient;
  readonly plan: Plan;
  /** How many rules a set has, ascending. */
  readonly ruleCounts: readonly number[];
  /** Also that of the topic's partitions. */
  readonly parallelism: number;
  /** The events that are timed. */
  readonly timed: Recording;
  /** The events on which contestants are checked. */
  readonly checked: Recording;
  readonly rules: Rules;
  /** Ends what runs when the user interrupts. */
  readonly interruption: AbortSignal;
  /** Tells what is being done, on stderr. */
  tell(text: string): void;
  /** The topic with the events of a recording, filled once. */
  topicOf(recording: Recording): Promise<string>;
}

/** What a part brings to the bench; contestants of one name from several parts are one. */
export interface Prepared {
  readonly contestants: readonly Contestant[];
  readonly ratios: readonly RatioRule[];
  /** Pictures of the figures. @param secondsOf median seconds of a contestant, undefined without a run of it */
  charts?(secondsOf: (contestant: string) => number | undefined): readonly Chart[];
  /** What is not the seconds of a recording, taken once after the runs. */
  measure?(): Promise<Findings>;
}

/** Figures that a part has taken in its own way. */
export interface Findings {
  readonly ratios?: readonly RatioResult[];
  /** Goes to the JSON as it is, under the name of the part. */
  readonly figures?: unknown;
  /** Is printed below the tables. */
  readonly text?: string;
  readonly charts?: readonly Chart[];
  /** Pictures that are drawn already. */
  readonly pictures?: readonly Picture[];
}

export interface Picture {
  /** Name of the file. */
  readonly file: string;
  readonly svg: string;
}

/** One of the things that `--only` chooses from. */
export interface Part {
  readonly name: string;
  readonly about: string;
  /** Whether it measures how long something waits: then the TaskManager's collector is one that seldom stops it for long. Others go by how much is done. */
  readonly shortPauses?: boolean;
  prepare(bench: Bench): Promise<Prepared>;
}
