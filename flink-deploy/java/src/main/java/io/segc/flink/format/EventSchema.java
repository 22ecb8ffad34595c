package io.segc.flink.format;

import java.util.List;

/** The declared event types, as the option {@code segc-json.schema} gives them. */
record EventSchema(List<EventType> types) {
  static final String TYPE = "type";
  static final String TS = "ts";
  static final String EVENT_ID = "eventId";
  static final String USER_ID = "userId";
  static final String CAUSE = "$cause";
  static final String VALUE = "$value";
  /** What the rules need to know of an event, where the format has been given rules. */
  static final String FACTS = "$facts";
  /** Event time, as a timestamp. */
  static final String TIME = "$rt";
  /** What an event does by itself, for Redis, where the format has been given rules and the event is of now. */
  static final String AHEAD = "$ahead";
  /** The type of a time mark, which says how far event time is and is no event. */
  static final String TIME_MARK = "segc.time";
  /** The largest time that a double and a BIGINT agree on, in epoch ms. */
  static final double MAX_TS = 9007199254740991d;

  /** Names that every event has or that the format gives; no type may declare them. */
  static final List<String> RESERVED = List.of(TYPE, TS, EVENT_ID, USER_ID, CAUSE, VALUE, TIME, FACTS, AHEAD);
}
