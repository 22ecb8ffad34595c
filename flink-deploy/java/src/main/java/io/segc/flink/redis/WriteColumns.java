package io.segc.flink.redis;

import java.io.Serializable;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.RowType;

/** Where the columns of a write stand in the row; found by name, other columns are ignored. The user may come as bytes, UTF-8. A table may go without {@code enteredAt}, which is -1 then. */
record WriteColumns(
    int userId, boolean isUserIdBytes, int segment, int op, int at, int expiresAt, int order, int eventIds, int rule, int enteredAt)
    implements Serializable {
  private static final byte[] NOBODY = {};

  /**
   * Finds the columns.
   *
   * @throws ValidationException when one is missing or of another type
   */
  static WriteColumns of(RowType row) {
    int userId = row.getFieldIndex("userId");
    boolean isBytes = userId >= 0 && row.getTypeAt(userId).getTypeRoot() == LogicalTypeRoot.VARBINARY;
    return new WriteColumns(
        find(row, "userId", isBytes ? LogicalTypeRoot.VARBINARY : LogicalTypeRoot.VARCHAR, "STRING or BYTES"),
        isBytes,
        find(row, "segment", LogicalTypeRoot.VARCHAR, "STRING"),
        find(row, "op", LogicalTypeRoot.VARCHAR, "STRING"),
        find(row, "at", LogicalTypeRoot.BIGINT, "BIGINT"),
        find(row, "expiresAt", LogicalTypeRoot.BIGINT, "BIGINT"),
        find(row, "order", LogicalTypeRoot.VARCHAR, "STRING"),
        find(row, "eventIds", LogicalTypeRoot.ARRAY, "ARRAY<STRING>"),
        find(row, "rule", LogicalTypeRoot.VARCHAR, "STRING"),
        row.getFieldIndex("enteredAt") < 0 ? -1 : find(row, "enteredAt", LogicalTypeRoot.BIGINT, "BIGINT"));
  }

  /** The user of a row, UTF-8; empty when there is none. */
  byte[] userOf(RowData row) {
    if (row.isNullAt(userId)) {
      return NOBODY;
    }
    return isUserIdBytes ? row.getBinary(userId) : row.getString(userId).toBytes();
  }

  private static int find(RowType row, String name, LogicalTypeRoot root, String sql) {
    int index = row.getFieldIndex(name);
    if (index < 0) {
      throw new ValidationException(
          "The connector 'segc-redis' needs a column \"" + name + "\" of type " + sql + ".");
    }
    LogicalType type = row.getTypeAt(index);
    boolean fits =
        type.getTypeRoot() == root
            && !(type instanceof ArrayType array
                && array.getElementType().getTypeRoot() != LogicalTypeRoot.VARCHAR);
    if (!fits) {
      throw new ValidationException(
          "The connector 'segc-redis' needs the column \""
              + name
              + "\" as "
              + sql
              + ", but the table declares it as "
              + type.asSummaryString()
              + ".");
    }
    return index;
  }
}
