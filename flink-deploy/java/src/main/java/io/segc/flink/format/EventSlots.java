package io.segc.flink.format;

import java.util.HashMap;
import java.util.Map;

/** Numbers the property names that matter: 0 to 3 are those of every event, the declared fields follow. */
final class EventSlots {
  static final int TYPE = 0;
  static final int TS = 1;
  static final int EVENT_ID = 2;
  static final int USER_ID = 3;
  static final int FIRST_FIELD = 4;

  private final Map<String, Integer> slots = new HashMap<>();

  EventSlots(EventSchema schema) {
    slots.put(EventSchema.TYPE, TYPE);
    slots.put(EventSchema.TS, TS);
    slots.put(EventSchema.EVENT_ID, EVENT_ID);
    slots.put(EventSchema.USER_ID, USER_ID);
    for (EventType type : schema.types()) {
      for (FieldSpec field : type.fields()) {
        slots.putIfAbsent(field.name, slots.size());
      }
    }
  }

  /** The slot of a property, or null when nothing declares it. */
  Integer of(String property) {
    return slots.get(property);
  }

  int count() {
    return slots.size();
  }
}
