package io.segc.flink.redis;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.table.data.RowData;

/**
 * Keeps memberships, their details and the reverse index in Redis; see "Redis" in CONTRACT.md.
 *
 * <p>At least once: after a failure transitions come again, and Redis drops those older than what it holds. While
 * Redis cannot take writes the sink holds back its input and retries for ever; when it refuses for good the
 * job fails with {@link RedisRefusedException}.
 */
public final class RedisSink extends AsyncSinkBase<RowData, RedisWrite> {
  private static final long serialVersionUID = 1L;
  private static final long UNUSED_BYTES = 64L << 20;
  private static final long UNUSED_MS = 1;

  private final RedisSettings settings;

  RedisSink(ElementConverter<RowData, RedisWrite> converter, RedisSettings settings) {
    super(
        converter,
        settings.maxBatchSize(),
        settings.maxInFlight(),
        settings.maxBufferSize(),
        UNUSED_BYTES,
        UNUSED_MS,
        UNUSED_BYTES);
    this.settings = settings;
  }

  @Override
  public RedisWriter createWriter(WriterInitContext context) {
    return restoreWriter(context, List.of());
  }

  @Override
  public RedisWriter restoreWriter(
      WriterInitContext context, Collection<BufferedRequestState<RedisWrite>> state) {
    return RedisWriter.create(getElementConverter(), context, settings, state);
  }

  @Override
  public SimpleVersionedSerializer<BufferedRequestState<RedisWrite>> getWriterStateSerializer() {
    return new RedisWriteSerializer();
  }

  @Override
  public String toString() {
    return "RedisSink(" + settings + ")";
  }
}
