package io.segc.flink.format;

import java.util.Locale;
import org.apache.flink.table.types.logical.LogicalTypeRoot;

/** The kind of a declared field, its JSON type and its SQL type. */
enum FieldKind {
  STRING(LogicalTypeRoot.VARCHAR, "STRING"),
  NUMBER(LogicalTypeRoot.DOUBLE, "DOUBLE"),
  BOOLEAN(LogicalTypeRoot.BOOLEAN, "BOOLEAN");

  final LogicalTypeRoot column;
  final String sql;

  FieldKind(LogicalTypeRoot column, String sql) {
    this.column = column;
    this.sql = sql;
  }

  /** The word in the schema and in causes. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
