package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.List;

/**
 * How a behaviour finds out when it holds (SEMANTICS §3, §5, §6, §11 to §15). Made once for all users; what differs between users is the state, an object of the
 * behaviour's own that changes in place.
 */
public interface Behaviour {
  /** The instant of one who waits for nothing. */
  long NEVER = Long.MAX_VALUE;

  /** What a behaviour gives at an instant at which it does not hold by itself. */
  List<String[]> HOLDS_NEVER = List.of();

  /** The state of a user of whom nothing is known; null when there is nothing to remember ever. */
  Object begin();

  /** Whether nothing is remembered, so that the state may be dropped and begun anew. */
  boolean isBlank(Object state);

  /** The next instant, epoch ms, at which {@link #atInstant} must be called; {@link #NEVER} when the behaviour waits for nothing. */
  long wakeAt(Object state);

  /**
   * SEMANTICS §4. The instant that {@link #wakeAt} names has come. The events are those of the user at this very instant, which have not been seen yet. Gives the
   * deciding events of each time that the behaviour holds by itself, in any order.
   */
  List<String[]> atInstant(Object state, long instant, List<EngineEvent> events);

  /** The next event. The ids of the deciding events when the behaviour holds at it, the one that tipped it last, else null. */
  String[] atEvent(Object state, EngineEvent event);

  void write(Object state, ByteWriter out);

  Object read(ByteReader in);

  /** Which events it must see. */
  void listen(Interest interest);

  /** Whether it may hold by itself; else it only forgets at the instants that {@link #wakeAt} names. */
  default boolean holdsByItself() {
    return false;
  }

  /** How long after an event that it sees it holds because of it at the earliest, in ms; 0 when that may be at the event itself. */
  default long delay() {
    return 0;
  }

  /** Whether it never holds at an event while nothing is remembered. */
  default boolean needsMemory() {
    return false;
  }

  /** {@link #atInstant} if this is the instant that the behaviour waits for. */
  default List<String[]> wake(Object state, long instant, List<EngineEvent> events) {
    return wakeAt(state) == instant ? atInstant(state, instant, events) : HOLDS_NEVER;
  }
}
