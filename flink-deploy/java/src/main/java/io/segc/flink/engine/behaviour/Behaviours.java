package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.behaviour.Sequence.Link;
import io.segc.flink.engine.expression.Expressions;
import io.segc.flink.engine.expression.Value;
import io.segc.flink.text.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Reads the behaviours of a fused program ({@code compiler/plan/fused.ts}). */
public final class Behaviours {
  private Behaviours() {}

  public static Behaviour read(JsonNode json) {
    String kind = json.text("kind");
    return switch (kind) {
      case "occurs" -> new Occurs(json.get("predicate").whole());
      case "count" ->
          new Count(read(json.get("of")), json.get("atLeast").whole(), json.get("withinMs").wholeLong());
      case "sequence" -> sequence(json);
      case "firstTime" -> new FirstTime(read(json.get("of")));
      case "absence" -> new Clock(read(json.get("after")), read(json.get("no")), json.get("forMs").wholeLong());
      case "notSeen" -> new Clock(read(json.get("of")), null, json.get("forMs").wholeLong());
      case "session" -> new Session(json);
      case "per" -> new Per(json.get("field").whole(), read(json.get("of")));
      default -> throw new IllegalArgumentException("segc has a bug: no behaviour is a " + kind);
    };
  }

  private static Sequence sequence(JsonNode json) {
    Behaviour[] steps = json.list("steps").stream().map(Behaviours::read).toArray(Behaviour[]::new);
    Set<Integer> values = new TreeSet<>();
    Value<Link[]> where =
        json.get("where").isNull() ? null : Expressions.compile(json.get("where"), leaf -> field(leaf, values));
    return new Sequence(
        steps, where, values.stream().mapToInt(Integer::intValue).toArray(), json.get("withinMs").wholeLong());
  }

  /** A field of the event at which a step held. */
  private static Value<Link[]> field(JsonNode leaf, Set<Integer> values) {
    int step = leaf.get("step").whole();
    switch (leaf.text("name")) {
      case "ts":
        return new Value<>() {
          @Override
          public Object of(Link[] chain) {
            return (double) chain[step].event().ts;
          }
        };
      case "eventId":
        return new Value<>() {
          @Override
          public Object of(Link[] chain) {
            return chain[step].event().eventId;
          }
        };
      default:
        int id = leaf.get("value").whole();
        values.add(id);
        return new Value<>() {
          @Override
          public Object of(Link[] chain) {
            return chain[step].event().value(id);
          }
        };
    }
  }
}
