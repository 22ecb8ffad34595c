package io.segc.flink.format;

import io.segc.flink.text.JsonQuote;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides whether properties are an event, a time mark or a dead message, in the order of the contract. */
final class EventCheck {
  private static final FieldSpec TYPE = new FieldSpec(EventSchema.TYPE, FieldKind.STRING, false, null);
  private static final FieldSpec TS = new FieldSpec(EventSchema.TS, FieldKind.NUMBER, false, null);
  private static final FieldSpec EVENT_ID =
      new FieldSpec(EventSchema.EVENT_ID, FieldKind.STRING, false, null);
  private static final FieldSpec USER_ID =
      new FieldSpec(EventSchema.USER_ID, FieldKind.STRING, false, null);
  private static final String BAD_TS = "field \"ts\" must be epoch milliseconds";

  private final Map<String, TypeCheck> types = new HashMap<>();

  EventCheck(EventSchema schema, EventSlots slots) {
    for (EventType type : schema.types()) {
      types.put(type.name(), new TypeCheck(type, slots));
    }
  }

  /**
   * Checks one message.
   *
   * @return the cause why the message is dead, or null
   */
  String check(EventProperties event) {
    String cause = checkFilled(TYPE, EventSlots.TYPE, event);
    if (cause == null) {
      cause = checkField(TS, EventSlots.TS, event);
    }
    if (cause == null && !isTime(event.numbers[EventSlots.TS])) {
      cause = BAD_TS;
    }
    if (cause != null || isTimeMark(event)) {
      return cause;
    }
    TypeCheck type = types.get(event.text(EventSlots.TYPE));
    if (type == null) {
      return "type " + JsonQuote.quote(event.text(EventSlots.TYPE)) + " is not declared";
    }
    cause = checkFilled(EVENT_ID, EventSlots.EVENT_ID, event);
    if (cause == null) {
      cause = checkFilled(USER_ID, EventSlots.USER_ID, event);
    }
    return cause == null ? type.check(event) : cause;
  }

  /** Whether a message that passed {@link #check} is a time mark. */
  static boolean isTimeMark(EventProperties event) {
    return event.text(EventSlots.TYPE).equals(EventSchema.TIME_MARK);
  }

  /** For an event that passed {@link #check}: whether its type declares each slot. */
  boolean[] declared(EventProperties event) {
    return types.get(event.text(EventSlots.TYPE)).declared;
  }

  private static boolean isTime(double ts) {
    return ts >= 0 && ts <= EventSchema.MAX_TS && ts == Math.rint(ts);
  }

  private static String checkFilled(FieldSpec field, int slot, EventProperties event) {
    String cause = checkField(field, slot, event);
    return cause == null && event.isEmptyText(slot) ? field.empty : cause;
  }

  private static String checkField(FieldSpec field, int slot, EventProperties event) {
    byte kind = event.kinds[slot];
    if (kind == EventProperties.ABSENT) {
      return field.optional ? null : field.missing;
    }
    byte wanted =
        switch (field.kind) {
          case STRING -> EventProperties.STRING;
          case NUMBER -> EventProperties.NUMBER;
          case BOOLEAN -> EventProperties.BOOLEAN;
          case STRINGS -> EventProperties.STRINGS;
          case NUMBERS -> EventProperties.NUMBERS;
          case BOOLEANS -> EventProperties.BOOLEANS;
        };
    boolean isEmptyList = kind == EventProperties.EMPTY_LIST && field.kind.element != null;
    if (kind != wanted && !isEmptyList) {
      return field.wrongKind;
    }
    return field.values == null || isAllowed(field, slot, event) ? null : field.notOneOf;
  }

  private static boolean isAllowed(FieldSpec field, int slot, EventProperties event) {
    return field.kind == FieldKind.STRING
        ? field.values.contains(event.text(slot))
        : field.values.containsAll(Arrays.asList(event.lists[slot]));
  }

  private static final class TypeCheck {
    private final FieldSpec[] fields;
    private final int[] slots;
    /** For each field the slots of the objects that lead to it, and what is wrong when one is none. */
    private final int[][] objects;

    private final String[][] notAnObject;
    private final boolean[] declared;

    TypeCheck(EventType type, EventSlots all) {
      fields = type.fields().toArray(FieldSpec[]::new);
      slots = new int[fields.length];
      objects = new int[fields.length][];
      notAnObject = new String[fields.length][];
      declared = new boolean[all.count()];
      for (int slot = 0; slot < EventSlots.FIRST_FIELD; slot++) {
        declared[slot] = true;
      }
      for (int i = 0; i < fields.length; i++) {
        slots[i] = all.of(fields[i].name);
        List<String> paths = EventSlots.objectsOf(fields[i].name);
        objects[i] = paths.stream().mapToInt(all::of).toArray();
        notAnObject[i] =
            paths.stream()
                .map(path -> "field " + JsonQuote.quote(path) + " must be an object")
                .toArray(String[]::new);
        declared[slots[i]] = true;
      }
    }

    String check(EventProperties event) {
      for (int i = 0; i < fields.length; i++) {
        for (int n = 0; n < objects[i].length; n++) {
          byte kind = event.kinds[objects[i][n]];
          if (kind != EventProperties.ABSENT && kind != EventProperties.OBJECT) {
            return notAnObject[i][n];
          }
        }
        String cause = checkField(fields[i], slots[i], event);
        if (cause != null) {
          return cause;
        }
      }
      return null;
    }
  }
}
