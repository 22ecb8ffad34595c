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
    Long expiresAt,
    String reason,
    String[] eventIds,
    String order,
    long keptUntil) {
  /** Takes rows into a list. */
  static Output into(List<Row> rows) {
    return (isDecided, isNews, segment, op, at, enteredAt, expiresAt, reason, eventIds, order, keptUntil) ->
        rows.add(new Row(isDecided, isNews, segment.id, op, at, enteredAt, expiresAt, reason, eventIds, order, keptUntil));
  }

  String spelled() {
    return EngineCases.spell(op, at, expiresAt, reason, List.of(eventIds));
  }

  /** What it leads to: the same whether the user enters or is renewed. */
  String effect() {
    return at + " " + segment + " " + List.of(eventIds) + (op.equals("exit") ? " exit" : "");
  }
}
