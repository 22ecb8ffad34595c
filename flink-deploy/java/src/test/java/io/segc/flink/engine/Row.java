package io.segc.flink.engine;

import java.util.List;

/** A row that the engine gave. */
record Row(
    boolean isDecided,
    boolean isNews,
    String segment,
    String op,
    long at,
    long enteredAt,
    long expiresAt,
    String reason,
    String[] eventIds,
    String order) {
  /** Takes rows into a list. */
  static Output into(List<Row> rows) {
    return (isDecided, isNews, segment, op, at, enteredAt, expiresAt, reason, eventIds, order) ->
        rows.add(new Row(isDecided, isNews, segment.id, op, at, enteredAt, expiresAt, reason, eventIds, order));
  }

  String spelled() {
    return EngineCases.spell(op, at, op.equals("exit") ? null : expiresAt, reason, List.of(eventIds));
  }

  /** What it leads to: the same whether the user enters or is renewed. */
  String effect() {
    return at + " " + segment + " " + List.of(eventIds) + (op.equals("exit") ? " exit" : "");
  }
}
