package io.segc.flink.redis;

import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.sink.DynamicTableSink;

/**
 * Stands for a table that does not validate and whose url holds a password: an error thrown by the factory
 * would be printed with all options, so it is thrown one step later.
 */
final class RefusedTableSink implements DynamicTableSink {
  private final ValidationException reason;

  RefusedTableSink(ValidationException reason) {
    this.reason = reason;
  }

  @Override
  public ChangelogMode getChangelogMode(ChangelogMode requested) {
    return ChangelogMode.insertOnly();
  }

  @Override
  public SinkRuntimeProvider getSinkRuntimeProvider(Context context) {
    throw reason;
  }

  @Override
  public DynamicTableSink copy() {
    return new RefusedTableSink(reason);
  }

  @Override
  public String asSummaryString() {
    return "segc-redis";
  }
}
