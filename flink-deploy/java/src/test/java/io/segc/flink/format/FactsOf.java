package io.segc.flink.format;

import io.segc.flink.engine.EngineEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;

/** What the format gives of messages to the operator that runs all rules. */
public final class FactsOf {
  private final EventDecoder decoder;

  /**
   * A message.
   *
   * @param userId null for a time mark
   * @param facts null when no rule cares
   */
  public record Message(String userId, long ts, byte[] facts) {
    public EngineEvent event() {
      return EngineEvent.decode(ts, facts);
    }
  }

  /**
   * A format.
   *
   * @param program as {@code compiler/plan/fused.ts} has it
   */
  public FactsOf(String schema, String program) {
    RowType row =
        (RowType)
            DataTypes.ROW(
                    DataTypes.FIELD("userId", DataTypes.STRING()),
                    DataTypes.FIELD("ts", DataTypes.BIGINT()),
                    DataTypes.FIELD("$facts", DataTypes.BYTES()),
                    DataTypes.FIELD("$cause", DataTypes.STRING()))
                .getLogicalType();
    decoder = new EventDecoder(schema, program, row, InternalTypeInfo.of(row));
  }

  /** Decodes a message; null when it is a dead letter. */
  public Message decode(String text) {
    try {
      GenericRowData row = (GenericRowData) decoder.deserialize(text.getBytes(StandardCharsets.UTF_8));
      if (!row.isNullAt(3)) {
        return null;
      }
      return new Message(
          row.isNullAt(0) ? null : row.getString(0).toString(), row.getLong(1), (byte[]) row.getField(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
