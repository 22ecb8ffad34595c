package io.segc.flink.format;

import io.segc.flink.text.JsonNode;
import io.segc.flink.text.JsonQuote;
import io.segc.flink.text.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.LogicalTypeRoot;
import org.apache.flink.table.types.logical.RowType;

/** The columns asked for, found by name, and how each is filled. */
final class EventColumns {
  private static final int CAUSE = -1;
  private static final int VALUE = -2;
  private static final int FACTS = -3;
  private static final int AHEAD = -4;
  private static final byte[] NO_FACTS = {};

  /** The slot of each column, or one of the constants above. */
  private final int[] sources;

  private final LogicalTypeRoot[] types;

  /** null when no rules have been given, or a column for what events do by themselves is asked for: that is another table's. */
  private final EventFacts facts;

  /** null when no rules have been given. */
  private final EventAhead ahead;

  EventColumns(RowType row, EventSchema schema, EventSlots slots, JsonNode program) {
    boolean hasAhead = program != null && row.getFieldIndex(EventSchema.AHEAD) >= 0;
    ahead = hasAhead ? new EventAhead(program, slots, System::currentTimeMillis) : null;
    facts = program == null || hasAhead ? null : new EventFacts(program, slots);
    sources = new int[row.getFieldCount()];
    types = new LogicalTypeRoot[row.getFieldCount()];
    for (int i = 0; i < sources.length; i++) {
      RowType.RowField column = row.getFields().get(i);
      sources[i] = source(column.getName(), slots);
      types[i] = column.getType().getTypeRoot();
      checkType(column.getName(), column.getType(), schema);
    }
  }

  GenericRowData event(EventProperties event, boolean[] declared) {
    GenericRowData row = new GenericRowData(sources.length);
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] >= 0 && declared[sources[i]]) {
        row.setField(i, value(event, sources[i], types[i]));
      }
    }
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == FACTS) {
        event.keep(declared);
        event.mendTexts();
        row.setField(i, facts.of(event));
      } else if (sources[i] == AHEAD && !ahead.isOfAnotherTime(event)) {
        event.keep(declared);
        event.mendTexts();
        row.setField(i, ahead.of(event));
      }
    }
    return row;
  }

  /** Whether there is a column for what rules need to know. */
  boolean hasFacts() {
    return place(FACTS) >= 0 && place(EventSlots.TS) >= 0 && place(EventSlots.USER_ID) >= 0;
  }

  /** Whether a row of this format is that of an event. */
  boolean isEvent(RowData row) {
    return !row.isNullAt(place(EventSlots.USER_ID));
  }

  /** A row with the time of an event and nothing in its facts, for a user whom nobody sends. */
  GenericRowData reminder(GenericRowData event, byte[] user) {
    GenericRowData row = new GenericRowData(sources.length);
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == EventSlots.TS) {
        row.setField(i, event.getField(i));
      }
    }
    row.setField(place(EventSlots.USER_ID), user);
    row.setField(place(FACTS), NO_FACTS);
    return row;
  }

  private int place(int source) {
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == source) {
        return i;
      }
    }
    return -1;
  }

  GenericRowData timeMark(EventProperties event) {
    GenericRowData row = new GenericRowData(sources.length);
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == EventSlots.TYPE || sources[i] == EventSlots.TS) {
        row.setField(i, value(event, sources[i], types[i]));
      }
    }
    return row;
  }

  GenericRowData dead(String cause, byte[] message) {
    GenericRowData row = new GenericRowData(sources.length);
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] == CAUSE) {
        row.setField(i, StringData.fromString(cause));
      } else if (sources[i] == VALUE && message != null) {
        row.setField(i, StringData.fromString(Utf8.decode(message)));
      }
    }
    return row;
  }

  private static Object value(EventProperties event, int slot, LogicalTypeRoot type) {
    return switch (event.kinds[slot]) {
      case EventProperties.STRING -> {
        if (type == LogicalTypeRoot.VARBINARY) {
          yield event.utf8(slot);
        }
        yield event.mayHoldHalfPairs ? text(event.text(slot)) : event.stringData(slot);
      }
      case EventProperties.BOOLEAN -> event.flags[slot];
      case EventProperties.NUMBER -> {
        if (type == LogicalTypeRoot.BIGINT) {
          yield (long) event.numbers[slot];
        }
        if (type == LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE) {
          yield TimestampData.fromEpochMillis((long) event.numbers[slot]);
        }
        yield event.numbers[slot];
      }
      case EventProperties.STRINGS ->
          new GenericArrayData(
              Arrays.stream(event.lists[slot]).map(element -> text((String) element)).toArray());
      case EventProperties.NUMBERS, EventProperties.BOOLEANS, EventProperties.EMPTY_LIST ->
          new GenericArrayData(event.lists[slot]);
      default -> null;
    };
  }

  /** UTF-8 cannot spell a lone surrogate; Flink would find that out only when it writes the text. */
  private static StringData text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return StringData.fromBytes(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return StringData.fromString(text);
  }

  private int source(String column, EventSlots slots) {
    if (column.equals(EventSchema.CAUSE)) {
      return CAUSE;
    }
    if (column.equals(EventSchema.VALUE)) {
      return VALUE;
    }
    if (column.equals(EventSchema.TIME)) {
      return EventSlots.TS;
    }
    if (column.equals(EventSchema.FACTS) && facts != null) {
      return FACTS;
    }
    if (column.equals(EventSchema.AHEAD) && ahead != null) {
      return AHEAD;
    }
    Integer slot = slots.of(column);
    if (slot == null) {
      throw new ValidationException(
          "The format 'segc-json' has nothing for the column "
              + JsonQuote.quote(column)
              + ": no event type declares it.");
    }
    return slot;
  }

  private static void checkType(String column, LogicalType type, EventSchema schema) {
    if (column.equals(EventSchema.TS)) {
      require(column, type, LogicalTypeRoot.BIGINT, "BIGINT");
    } else if (column.equals(EventSchema.TIME)) {
      require(column, type, LogicalTypeRoot.TIMESTAMP_WITH_LOCAL_TIME_ZONE, "TIMESTAMP_LTZ(3)");
    } else if (column.equals(EventSchema.FACTS)) {
      require(column, type, LogicalTypeRoot.VARBINARY, "BYTES");
    } else if (column.equals(EventSchema.AHEAD)) {
      require(column, type, LogicalTypeRoot.ARRAY, "ARRAY<ROW<STRING, STRING, STRING, BIGINT, STRING>>");
    } else if (column.equals(EventSchema.EVENT_ID) || column.equals(EventSchema.USER_ID)) {
      boolean isBytes = type.getTypeRoot() == LogicalTypeRoot.VARBINARY;
      require(column, type, isBytes ? LogicalTypeRoot.VARBINARY : LogicalTypeRoot.VARCHAR, "STRING or BYTES");
    } else if (EventSchema.RESERVED.contains(column)) {
      require(column, type, LogicalTypeRoot.VARCHAR, "STRING");
    }
    for (EventType event : schema.types()) {
      for (FieldSpec field : event.fields()) {
        if (field.name.equals(column)) {
          require(column, type, field.kind);
        }
      }
    }
  }

  private static void require(String column, LogicalType type, FieldKind kind) {
    require(column, type, kind.column, kind.sql);
    FieldKind element = kind.element;
    if (element != null && type.getChildren().get(0).getTypeRoot() != element.column) {
      throw misfit(column, type, kind.sql);
    }
  }

  private static void require(String column, LogicalType type, LogicalTypeRoot root, String sql) {
    if (type.getTypeRoot() != root || !type.isNullable()) {
      throw misfit(column, type, sql);
    }
  }

  private static ValidationException misfit(String column, LogicalType type, String sql) {
    return new ValidationException(
        "The format 'segc-json' gives the column "
            + JsonQuote.quote(column)
            + " as nullable "
            + sql
            + ", but the table declares it as "
            + type.asSummaryString()
            + ".");
  }
}
