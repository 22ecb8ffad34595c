package io.segc.flink.format;

import io.segc.flink.engine.Ahead;
import io.segc.flink.engine.expression.Ids;
import io.segc.flink.engine.expression.PredicateTable;
import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;

/** What an event of now does by itself, as the column {@code $ahead} has it. For one thread. */
final class EventAhead {
  private final PredicateTable<EventProperties> predicates;
  private final Ahead ahead;
  private final LongSupplier clock;
  private final Ids held = new Ids();

  /**
   * Prepares the rules.
   *
   * @param program as {@code compiler/plan/fused.ts} has it
   * @param clock epoch ms
   */
  EventAhead(JsonNode program, EventSlots slots, LongSupplier clock) {
    ahead = new Ahead(program);
    predicates = new PredicateTable<>(ahead.asked(program.get("predicates")), new EventLeaves(slots));
    this.clock = clock;
  }

  /** Whether an event is far enough from now that nothing is told of it. */
  boolean isOfAnotherTime(EventProperties event) {
    return Math.abs(clock.getAsLong() - event.numbers[EventSlots.TS]) > ahead.withinMs();
  }

  /** A list of rows; null when the event does nothing by itself. */
  ArrayData of(EventProperties event) {
    predicates.held(event, event.text(EventSlots.TYPE), held);
    if (held.size() == 0) {
      return null;
    }
    List<GenericRowData> rows = new ArrayList<>();
    ahead.tell(
        (long) event.numbers[EventSlots.TS],
        event.text(EventSlots.EVENT_ID),
        held.toArray(),
        (segment, op, order, keptUntil, rule) ->
            rows.add(
                GenericRowData.of(
                    segment, StringData.fromString(op), StringData.fromString(order), keptUntil, rule)));
    return new GenericArrayData(rows.toArray());
  }
}
