package io.segc.flink.format;

import java.util.Locale;
import org.apache.flink.table.types.logical.LogicalTypeRoot;

/** The kind of a declared field, its JSON type and its SQL type. */
enum FieldKind {
  STRING(LogicalTypeRoot.VARCHAR, null, "STRING"),
  NUMBER(LogicalTypeRoot.DOUBLE, null, "DOUBLE"),
  BOOLEAN(LogicalTypeRoot.BOOLEAN, null, "BOOLEAN"),
  STRINGS(LogicalTypeRoot.ARRAY, STRING, "ARRAY<STRING>"),
  NUMBERS(LogicalTypeRoot.ARRAY, NUMBER, "ARRAY<DOUBLE>"),
  BOOLEANS(LogicalTypeRoot.ARRAY, BOOLEAN, "ARRAY<BOOLEAN>");

  final LogicalTypeRoot column;
  /** The kind of a list's elements; null for what is no list. */
  final FieldKind element;
  final String sql;

  FieldKind(LogicalTypeRoot column, FieldKind element, String sql) {
    this.column = column;
    this.element = element;
    this.sql = sql;
  }

  /** The word in the schema. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a value must be, as causes say it. */
  String phrase() {
    return (element == null ? "a " : "a list of ") + word();
  }
}
