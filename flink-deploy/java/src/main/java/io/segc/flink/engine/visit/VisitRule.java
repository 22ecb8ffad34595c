package io.segc.flink.engine.visit;

import io.segc.flink.engine.expression.Expressions;
import io.segc.flink.engine.expression.Value;
import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SEMANTICS §6. What a rule asks of sessions. */
final class VisitRule {
  final boolean isLive;
  final Value<Visit> holds;
  /** Places of the metrics that it looks at. */
  final List<Integer> metrics = new ArrayList<>();
  /** Whether it looks at something that each event changes. */
  boolean changesAlways = false;
  /** Whether it may hold of a session in which its metrics have counted nothing, as far as its conditions tell. */
  final boolean mayHoldOverNothing;
  /** Whether it holds until the session's end once it does. */
  final boolean isLasting;

  /**
   * Reads a behaviour of kind {@code session}.
   *
   * @param all the metrics of the sessions, which grow by those of the rule that are not among them
   */
  VisitRule(JsonNode session, List<Metric> all, List<Integer> firstValues, List<Integer> lastValues) {
    isLive = session.text("judged").equals("live");
    Map<String, Integer> places = new HashMap<>();
    for (JsonNode json : session.list("metrics")) {
      Metric metric = Metric.read(json);
      int place = all.indexOf(metric);
      if (place < 0) {
        place = all.size();
        all.add(metric);
      }
      places.put(json.text("name"), place);
    }
    holds =
        Expressions.compile(
            session.get("holds"),
            leaf -> {
              String name = leaf.text("name");
              Integer place = places.get(name);
              if (place != null) {
                metrics.add(place);
                return tally(place, Tally.overNothing(all.get(place).kind()));
              }
              changesAlways |= !name.startsWith("first.");
              if (name.equals("duration")) {
                return Number.of(Visit::duration);
              }
              if (name.equals("events")) {
                return Number.of(visit -> visit.events);
              }
              int id = leaf.get("value").whole();
              boolean isFirst = name.startsWith("first.");
              List<Integer> values = isFirst ? firstValues : lastValues;
              if (!values.contains(id)) {
                values.add(id);
              }
              return end(isFirst, id);
            });
    isLasting = Lasting.isSo(session.get("holds"), name -> places.containsKey(name) ? all.get(places.get(name)).kind() : name);
    mayHoldOverNothing = !Boolean.FALSE.equals(overNothing(session.get("holds"), places, all));
  }

  /** What a condition comes to where no metric has counted anything; null when that depends on something else. */
  private static Boolean overNothing(JsonNode condition, Map<String, Integer> places, List<Metric> all) {
    String kind = condition.text("kind");
    if (kind.equals("not")) {
      Boolean operand = overNothing(condition.get("operand"), places, all);
      return operand == null ? null : !operand;
    }
    if (kind.equals("logical")) {
      Boolean left = overNothing(condition.get("left"), places, all);
      Boolean right = overNothing(condition.get("right"), places, all);
      // One of these decides, whatever the other is.
      Boolean decides = condition.text("operator").equals("||");
      return decides.equals(left) || decides.equals(right) ? decides : left == null || right == null ? null : !decides;
    }
    boolean[] isMore = {false};
    Value<Visit> value =
        Expressions.compile(
            condition,
            leaf -> {
              Integer place = places.get(leaf.text("name"));
              isMore[0] |= place == null;
              return constant(place == null ? null : Tally.overNothing(all.get(place).kind()));
            });
    return isMore[0] ? null : value.isTrue(null);
  }

  private static Value<Visit> constant(Object value) {
    return new Value<>() {
      @Override
      public Object of(Visit visit) {
        return value;
      }
    };
  }

  private static Value<Visit> tally(int place, Object overNothing) {
    return new Value<>() {
      @Override
      public Object of(Visit visit) {
        Tally tally = visit.tallies.get(place);
        return tally == null ? overNothing : tally.value();
      }
    };
  }

  private static Value<Visit> end(boolean isFirst, int id) {
    return new Value<>() {
      @Override
      public Object of(Visit visit) {
        return (isFirst ? visit.first : visit.last).value(id);
      }
    };
  }

  private abstract static class Number extends Value<Visit> {
    static Number of(java.util.function.ToDoubleFunction<Visit> read) {
      return new Number() {
        @Override
        public double numberOrNaN(Visit visit) {
          return read.applyAsDouble(visit);
        }
      };
    }

    @Override
    public Object of(Visit visit) {
      return numberOrNaN(visit);
    }

    @Override
    public boolean isAbsent(Visit visit) {
      return false;
    }
  }
}
