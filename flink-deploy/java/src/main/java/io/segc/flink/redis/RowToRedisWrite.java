package io.segc.flink.redis;

import io.segc.flink.text.JsonQuote;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.RowData;

/** Turns a row of the table into a write. Fails on rows that no transition can be; the message names no user. */
final class RowToRedisWrite implements ElementConverter<RowData, RedisWrite> {
  private static final long serialVersionUID = 1L;
  private static final long MAX_TIME = 1L << 53;
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final WriteColumns columns;

  RowToRedisWrite(WriteColumns columns) {
    this.columns = columns;
  }

  @Override
  public RedisWrite apply(RowData row, SinkWriter.Context context) {
    byte[] segment = bytes(row, columns.segment(), "segment");
    Op op = Op.of(new String(bytes(row, columns.op(), "op"), StandardCharsets.UTF_8));
    if (op == null) {
      throw refuse("op", "must be enter, renew, exit, join or leave");
    }
    return new RedisWrite(
        filled(columns.userOf(row), "userId"),
        segment,
        op,
        time(row, columns.at(), "at"),
        time(row, columns.expiresAt(), "expiresAt"),
        bytes(row, columns.order(), "order"),
        eventIds(row),
        row.isNullAt(columns.rule()) ? NULL : json(row.getString(columns.rule()).toString()),
        columns.enteredAt() < 0 || row.isNullAt(columns.enteredAt())
            ? RedisWrite.UNTOLD
            : time(row, columns.enteredAt(), "enteredAt"));
  }

  private byte[] eventIds(RowData row) {
    StringBuilder json = new StringBuilder("[");
    ArrayData ids = row.isNullAt(columns.eventIds()) ? null : row.getArray(columns.eventIds());
    for (int i = 0; ids != null && i < ids.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      if (ids.isNullAt(i)) {
        json.append("null");
      } else {
        JsonQuote.appendTo(json, ids.getString(i).toString());
      }
    }
    return json.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] json(String text) {
    return JsonQuote.quote(text).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(RowData row, int column, String name) {
    return filled(row.isNullAt(column) ? new byte[0] : row.getString(column).toBytes(), name);
  }

  private static byte[] filled(byte[] bytes, String name) {
    if (bytes.length == 0) {
      throw refuse(name, "must not be NULL or empty");
    }
    return bytes;
  }

  private static long time(RowData row, int column, String name) {
    if (row.isNullAt(column)) {
      throw refuse(name, "must not be NULL");
    }
    long time = row.getLong(column);
    if (time < 0 || time >= MAX_TIME) {
      throw refuse(name, "must be epoch milliseconds below 2^53");
    }
    return time;
  }

  private static IllegalArgumentException refuse(String column, String complaint) {
    return new IllegalArgumentException(
        "The connector 'segc-redis' got a row whose column \"" + column + "\" " + complaint + ".");
  }
}
