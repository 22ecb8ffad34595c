package io.segc.flink.engine.visit;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** SEMANTICS §6. The sessions of one gap, and all rules about them: each metric is kept once, and a rule is asked again only when something that it looks at has changed. */
public final class Visits {
  /** Milliseconds. */
  private final long gap;

  private final Metric[] metrics;
  private final VisitRule[] rules;
  private final int[] firstValues;
  private final int[] lastValues;
  /** Predicate → places of the metrics that count where it holds. */
  private final Map<Integer, int[]> metricsOf = new HashMap<>();
  /** Rules judged live that each event may change; and by metric, those that it may change beside. */
  private final int[] asked;

  private final int[][] askedOf;
  private final int[] live;
  private final int[] closed;

  /** @param sessions behaviours of kind {@code session}, all with the same gap; a rule is known by its place among them */
  public Visits(List<JsonNode> sessions) {
    gap = sessions.get(0).get("gapMs").wholeLong();
    List<Metric> all = new ArrayList<>();
    List<Integer> first = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    rules = sessions.stream().map(session -> new VisitRule(session, all, first, last)).toArray(VisitRule[]::new);
    metrics = all.toArray(Metric[]::new);
    firstValues = first.stream().sorted().mapToInt(Integer::intValue).toArray();
    lastValues = last.stream().sorted().mapToInt(Integer::intValue).toArray();
    Map<Integer, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < metrics.length; i++) {
      places.computeIfAbsent(metrics[i].predicate(), none -> new ArrayList<>()).add(i);
    }
    places.forEach((predicate, of) -> metricsOf.put(predicate, toArray(of)));
    live = rulesWhere(rule -> rule.isLive);
    closed = rulesWhere(rule -> !rule.isLive);
    asked = rulesWhere(rule -> rule.isLive && rule.changesAlways);
    askedOf = new int[metrics.length][];
    for (int i = 0; i < metrics.length; i++) {
      Integer place = i;
      askedOf[i] = rulesWhere(rule -> rule.isLive && !rule.changesAlways && rule.metrics.contains(place));
    }
  }

  private int[] rulesWhere(java.util.function.Predicate<VisitRule> isMeant) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < rules.length; i++) {
      if (isMeant.test(rules[i])) {
        places.add(i);
      }
    }
    return toArray(places);
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** When the session ends unless another event comes, epoch ms. */
  public long endOf(Visit visit) {
    return visit.last.ts + gap;
  }

  /**
   * The next event of a session, or the first one.
   *
   * @param before null for the first event
   * @param holds is given the places of the rules that hold at it
   * @return the session
   */
  public Visit atEvent(Visit before, EngineEvent event, IntConsumer holds) {
    boolean isFirst = before == null;
    Visit visit = isFirst ? new Visit(event.onlyWith(firstValues), new Tally[metrics.length], new BitSet()) : before;
    visit.last = event.onlyWith(lastValues);
    visit.events++;
    for (int predicate : event.held()) {
      int[] counting = metricsOf.get(predicate);
      if (counting != null) {
        for (int place : counting) {
          count(visit, place, event);
        }
      }
    }
    if (isFirst) {
      ask(live, visit, holds);
      return visit;
    }
    ask(asked, visit, holds);
    for (int predicate : event.held()) {
      int[] counting = metricsOf.get(predicate);
      if (counting != null) {
        for (int place : counting) {
          ask(askedOf[place], visit, holds);
        }
      }
    }
    return visit;
  }

  private void count(Visit visit, int place, EngineEvent event) {
    Metric metric = metrics[place];
    Object value = metric.value() < 0 ? Boolean.TRUE : event.value(metric.value());
    if (value == null) {
      return;
    }
    if (visit.tallies[place] == null) {
      visit.tallies[place] = Tally.begin(metric.kind());
    }
    visit.tallies[place].add(value);
  }

  private void ask(int[] places, Visit visit, IntConsumer holds) {
    for (int place : places) {
      boolean held = visit.held.get(place);
      if (rules[place].holds.isTrue(visit) != held) {
        visit.held.set(place, !held);
        if (!held) {
          holds.accept(place);
        }
      }
    }
  }

  /** The session has ended: gives the places of the rules that hold of it. */
  public void atEnd(Visit visit, IntConsumer holds) {
    for (int place : closed) {
      if (rules[place].holds.isTrue(visit)) {
        holds.accept(place);
      }
    }
  }

  public void write(Visit visit, ByteWriter out) {
    visit.first.write(out);
    visit.last.write(out);
    out.writeCount(visit.events);
    int counted = 0;
    for (Tally tally : visit.tallies) {
      counted += tally == null ? 0 : 1;
    }
    out.writeCount(counted);
    for (int i = 0; i < visit.tallies.length; i++) {
      if (visit.tallies[i] != null) {
        out.writeCount(i);
        visit.tallies[i].write(out);
      }
    }
    out.writeCount(visit.held.cardinality());
    visit.held.stream().forEach(out::writeCount);
  }

  public Visit read(ByteReader in) {
    Visit visit = new Visit(EngineEvent.read(in), new Tally[metrics.length], new BitSet());
    visit.last = EngineEvent.read(in);
    visit.events = in.readCount();
    for (int count = in.readCount(); count > 0; count--) {
      int place = in.readCount();
      visit.tallies[place] = Tally.begin(metrics[place].kind());
      visit.tallies[place].read(in);
    }
    for (int count = in.readCount(); count > 0; count--) {
      visit.held.set(in.readCount());
    }
    return visit;
  }
}
