/**
 * The programs that run on Flink, one or more for each construct, as three jobs: planning takes Flink seconds a segment, and more the more segments a job
 * has, so that all programs in one job would take too long.
 */
export const programGroups: {
  readonly [name: string]: { readonly redisDatabase: number; readonly ids: readonly string[] };
} = {
  behaviours: {
    redisDatabase: 4,
    ids: [
      ...['occurs-where', 'count-exactly-t', 'sequence-relaxed', 'sequence-where', 'first-time-occurs', 'not-seen-of'],
      ...['absence-after-sequence', 'per-absence', 'per-count', 'exit-by-absence'],
    ],
  },
  sessions: {
    redisDatabase: 5,
    ids: [
      ...['count', 'distinct', 'sum', 'min', 'max', 'average', 'first-last'].map((metric) => `session-live-${metric}`),
      ...['count', 'distinct', 'sum', 'min', 'max', 'average', 'first-last'].map(
        (metric) => `session-closed-${metric}`,
      ),
      ...['session-closed-duration', 'session-live-not-a-number'],
    ],
  },
  combinations: { redisDatabase: 6, ids: ['combination-all-not', 'combination-any-swap'] },
};
