/**
 * How a job runs, in Flink's own words, unless the deployment says otherwise (`segc deploy --set`). What the values cost is in
 * `flink-deploy/README.md`, "From Kafka to Redis in milliseconds".
 */
export const jobSettings: Readonly<Record<string, string>> = {
  'table.local-time-zone': 'UTC',
  'pipeline.object-reuse': 'true',
  // Views that several segments share are planned once, not once per use.
  'table.optimizer.reuse-optimize-block-with-digest-enabled': 'true',
  // How long a row waits between two tasks for its network buffer to fill; 100 ms by default.
  'execution.buffer-timeout.interval': '5 ms',
  // How often event time is passed on, where it is not after each event; 200 ms by default.
  'pipeline.auto-watermark-interval': '50 ms',
};
