import { quoteText } from '../../compiler/print/quote.ts';

/** What a deployment adds to `generated/`: where things are, and how the job runs. */
export interface DeploySettings {
  /** host:port of Kafka. */
  readonly kafka: string;
  /** Redis URL as the cluster reaches it. May carry a password: never printed. */
  readonly redis: string;
  /** Name of the job, and of its consumer group. */
  readonly name: string;
  readonly topics: Topics;
  readonly parallelism: number;
  /**
   * `on-periodic` for running on: event time is emitted every 50 ms (`jobSettings`). `on-event` emits it after every event, so that what is late is a function of the
   * input alone: for tests on one partition.
   */
  readonly watermark: 'on-periodic' | 'on-event';
  /** A partition without events for this long holds event time back no more; 0 for never, as a recording wants it. In ms. */
  readonly idleTimeoutMs: number;
  /** Where to begin in the source topic when the job has no state. */
  readonly start: 'earliest-offset' | 'latest-offset' | 'group-offsets';
  /** A savepoint or checkpoint of a job of the same SQL to go on from, as Flink names it; without state when not given. */
  readonly restoreFrom?: string;
  /** Settings of Flink for this job, over those of `jobSettings`; name and parallelism stay. */
  readonly flinkSettings?: Readonly<Record<string, string>>;
}

/** Names of the topics that the job reads and writes. */
export interface Topics {
  readonly events: string;
  readonly changes: string;
  readonly late: string;
  readonly dead: string;
}

/** The topics by default; `events` comes from the rules. */
export const defaultTopics = (events: string): Topics => ({
  events,
  changes: 'segc-changes',
  late: 'segc-late',
  dead: 'segc-dead-letters',
});

/** The values of the placeholders in generated table definitions. */
function placeholders(settings: DeploySettings): ReadonlyMap<string, string> {
  return new Map([
    ['topic.events', settings.topics.events],
    ['topic.changes', settings.topics.changes],
    ['topic.late', settings.topics.late],
    ['topic.dead', settings.topics.dead],
    ['kafka', settings.kafka],
    ['kafka.group', settings.name],
    ['scan.startup', settings.start],
    ['watermark.emit', settings.watermark],
    ['watermark.idle', `${settings.idleTimeoutMs} ms`],
    ['redis', settings.redis],
  ]);
}

/**
 * Fills the placeholders of a table definition, and of the job the program that it runs and the topic that it reads: literals that are one placeholder and nothing else. Other statements have
 * none.
 *
 * @param program what `${program}` stands for; undefined where the generated SQL has no program
 */
export function fillPlaceholders(statement: string, settings: DeploySettings, program?: string): string {
  if (statement.startsWith('EXECUTE STATEMENT SET')) {
    // Where the rules are SQL, a literal of theirs may look like a placeholder.
    if (program === undefined) return statement;
    const { events } = settings.topics;
    return fill(statement, new Map([['program', program] as const, ['topic.events', events] as const]));
  }
  if (!statement.startsWith('CREATE TEMPORARY TABLE')) return statement;
  return fill(statement, new Map<string, string | undefined>([...placeholders(settings), ['program', program]]));
}

function fill(statement: string, values: ReadonlyMap<string, string | undefined>): string {
  return statement.replace(/'((?:[^']|'')*)'/g, (literal, content: string) => {
    const name = /^\$\{([a-z.]+)\}$/.exec(content)?.[1];
    const value = name === undefined ? undefined : values.get(name);
    return value === undefined ? literal : quoteText(value);
  });
}
