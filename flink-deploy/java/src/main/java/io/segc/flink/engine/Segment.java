package io.segc.flink.engine;

import io.segc.flink.engine.behaviour.Behaviour;
import io.segc.flink.engine.behaviour.Count;
import io.segc.flink.engine.behaviour.Occurs;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryStringData;

/** A segment of a fused program. */
final class Segment {
  final String id;
  /** The id and the rule as Flink's rows have them, made once. */
  final StringData idText;

  final StringData ruleText;
  /** Milliseconds. */
  final long ttl;
  /** null for a combination, and for a session that is counted together with others. */
  final Behaviour enter;

  /** null when only the ttl ends a membership, and for a session that is counted together with others. */
  final Behaviour exit;

  private final boolean hasExit;
  /** null unless the segment is made of others. */
  final Formula formula;
  /** The predicate that ends a membership when an event decides that alone; -1 otherwise. */
  final int exitPredicate;

  Segment(String id, String rule, long ttl, Behaviour enter, Behaviour exit, boolean hasExit, Formula formula) {
    this.id = id;
    idText = BinaryStringData.fromString(id);
    ruleText = BinaryStringData.fromString(rule);
    this.ttl = ttl;
    this.enter = enter;
    this.exit = exit;
    this.hasExit = hasExit;
    this.formula = formula;
    this.exitPredicate = exit instanceof Occurs occurs ? occurs.predicate : -1;
  }

  /** The predicate that lets users enter at an event, together with those events that have come before; -1 when it takes more than that. */
  int enterPredicate() {
    if (enter instanceof Occurs occurs) {
      return occurs.predicate;
    }
    return enter instanceof Count count && count.of instanceof Occurs occurs ? occurs.predicate : -1;
  }

  /**
   * Whether Redis can be told at an event who enters and leaves, before event time has passed it: what an event does here no event that comes later can undo, it
   * can only come before it in order.
   */
  boolean isTellable() {
    return enterPredicate() >= 0 && (!hasExit || exitPredicate >= 0);
  }

  /** Whether one event lets users in, and one event or the ttl ends it: then what an event does can be told without knowing its user. */
  boolean isOfSingleEvents() {
    return enter instanceof Occurs && isTellable();
  }
}
