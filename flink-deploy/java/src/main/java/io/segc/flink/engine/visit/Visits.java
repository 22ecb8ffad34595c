package io.segc.flink.engine.visit;

import io.segc.flink.engine.ByPredicate;
import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** SEMANTICS §6. The sessions of one gap, and all rules about them: each metric is kept once, and a rule is asked only when it may hold, and something that it looks at has changed. */
public final class Visits {
  /** Milliseconds. */
  private final long gap;

  private final Metric[] metrics;
  private final VisitRule[] rules;
  private final int[] firstValues;
  private final int[] lastValues;
  /** Places of the metrics that count where a predicate holds. */
  private final ByPredicate metricsOf;
  /** Rules judged live that may hold before any metric has counted anything: all, and those that each event may change. */
  private final int[] atFirst;

  private final int[] atEach;
  /** Rules judged live by metric: to be asked when it counts, and, from then on, at each event. */
  private final int[][] onCount;

  private final int[][] sinceCount;
  /** Rules judged when a session is closed: those that may hold if no metric has counted anything, and the others by metric. */
  private final int[] atEnd;

  private final int[][] atEndSinceCount;

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
    ByPredicate.Builder counting = new ByPredicate.Builder();
    for (int i = 0; i < metrics.length; i++) {
      counting.add(metrics[i].predicate(), i);
    }
    metricsOf = counting.build();
    atFirst = rulesWhere(rule -> rule.isLive && rule.mayHoldOverNothing);
    atEach = rulesWhere(rule -> rule.isLive && rule.mayHoldOverNothing && rule.changesAlways);
    onCount = rulesByMetric(rule -> rule.isLive && (rule.mayHoldOverNothing || !rule.changesAlways));
    sinceCount = rulesByMetric(rule -> rule.isLive && !rule.mayHoldOverNothing && rule.changesAlways);
    atEnd = rulesWhere(rule -> !rule.isLive && rule.mayHoldOverNothing);
    atEndSinceCount = rulesByMetric(rule -> !rule.isLive && !rule.mayHoldOverNothing);
  }

  private int[][] rulesByMetric(Predicate<VisitRule> isMeant) {
    int[][] byMetric = new int[metrics.length][];
    for (int i = 0; i < metrics.length; i++) {
      Integer metric = i;
      byMetric[i] = rulesWhere(rule -> isMeant.test(rule) && rule.metrics.contains(metric));
    }
    return byMetric;
  }

  private int[] rulesWhere(Predicate<VisitRule> isMeant) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < rules.length; i++) {
      if (isMeant.test(rules[i])) {
        places.add(i);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  /** When the session ends unless another event comes, epoch ms. */
  public long endOf(Visit visit) {
    return visit.last.ts + gap;
  }

  /** How long after an event a session ends unless another one comes, in ms. */
  public long gap() {
    return gap;
  }

  /** The predicates at which a metric counts are below it. */
  public int predicates() {
    return metricsOf.size();
  }

  /** Whether there are rules about sessions that have ended. */
  public boolean isAskedAtEnd() {
    return Arrays.stream(rules).anyMatch(rule -> !rule.isLive);
  }

  /** Whether a rule may hold of any session that has ended, whatever has been counted in it. */
  public boolean mayHoldAtEachEnd() {
    return atEnd.length > 0;
  }

  /** Whether a rule may hold of a session that has ended because of an event in it at which a predicate holds. */
  public boolean mayHoldAtEnd(int predicate) {
    for (int place : metricsOf.of(predicate)) {
      if (atEndSinceCount[place].length > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rule may hold of a session when it ends, as far as it has gone. */
  public boolean mayHoldAtEnd(Visit visit) {
    for (int i = 0; i < visit.tallies.size(); i++) {
      if (atEndSinceCount[visit.tallies.keyAt(i)].length > 0) {
        return true;
      }
    }
    return mayHoldAtEachEnd();
  }

  /**
   * Whether an event makes no rule hold.
   *
   * @param visit the last session that is known, which may have ended by then; null when there is none
   */
  public boolean isPatient(Visit visit, EngineEvent event) {
    // Unless another one between lengthens the session, an event behind its end begins one.
    return isPatientIn(visit, event) && (visit == null || event.ts <= endOf(visit) || isPatientIn(null, event));
  }

  private boolean isPatientIn(Visit visit, EngineEvent event) {
    for (int predicate : event.held()) {
      for (int place : metricsOf.of(predicate)) {
        if (mayHold(onCount[place], visit) || mayHold(sinceCount[place], visit)) {
          return false;
        }
      }
    }
    return isPatient(visit);
  }

  /**
   * Whether an event makes no rule hold at which no predicate does, whichever it is.
   *
   * @param visit the session that it is of; null when it begins one
   */
  public boolean isPatient(Visit visit) {
    if (mayHold(visit == null ? atFirst : atEach, visit)) {
      return false;
    }
    if (visit != null) {
      for (int i = 0; i < visit.tallies.size(); i++) {
        if (mayHold(sinceCount[visit.tallies.keyAt(i)], visit)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Up to which instant, epoch ms, an event at which no predicate holds makes no rule hold; -1, before all events, when any may.
   *
   * @param visit as of {@link #isPatient(Visit, EngineEvent)}
   */
  public long quietUntil(Visit visit) {
    if (!isPatient(visit)) {
      return -1;
    }
    return visit == null || isPatient(null) ? Long.MAX_VALUE : endOf(visit);
  }

  /** Whether there is one among the rules that may yet come to hold. */
  private boolean mayHold(int[] places, Visit visit) {
    for (int place : places) {
      if (visit == null || !isDone(place, visit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rule has held and will, whatever comes, so that it need not be asked. */
  private boolean isDone(int place, Visit visit) {
    return rules[place].isLasting && visit.held.get(place);
  }

  /**
   * The next event of a session, or the first one.
   *
   * @param before null for the first event
   * @param holds is given the places of the rules that hold at it
   * @return the session
   */
  public Visit atEvent(Visit before, EngineEvent event, IntConsumer holds) {
    Visit visit = before == null ? new Visit(event.onlyWith(firstValues)) : before;
    visit.last = event.onlyWith(lastValues);
    visit.events++;
    for (int predicate : event.held()) {
      for (int place : metricsOf.of(predicate)) {
        count(visit, place, event);
      }
    }
    ask(before == null ? atFirst : atEach, visit, holds);
    for (int predicate : event.held()) {
      for (int place : metricsOf.of(predicate)) {
        ask(onCount[place], visit, holds);
      }
    }
    for (int i = 0; i < visit.tallies.size(); i++) {
      ask(sinceCount[visit.tallies.keyAt(i)], visit, holds);
    }
    return visit;
  }

  /**
   * Events that make no rule hold, and at which no predicate holds.
   *
   * @param last the last of them
   * @param events how many they are
   */
  public void lengthen(Visit visit, EngineEvent last, int events) {
    visit.last = last.onlyWith(lastValues);
    visit.events += events;
  }

  private void count(Visit visit, int place, EngineEvent event) {
    Metric metric = metrics[place];
    Object value = metric.value() < 0 ? Boolean.TRUE : event.value(metric.value());
    if (value == null) {
      return;
    }
    Tally tally = visit.tallies.get(place);
    if (tally == null) {
      tally = Tally.begin(metric.kind());
      visit.tallies.put(place, tally);
    }
    tally.add(value);
  }

  /** Gives those of the rules that hold and did not when they were last asked. */
  private void ask(int[] places, Visit visit, IntConsumer holds) {
    for (int place : places) {
      boolean held = visit.held.get(place);
      if (held && rules[place].isLasting) {
        continue;
      }
      if (rules[place].holds.isTrue(visit) != held) {
        visit.held.set(place, !held);
        if (!held) {
          holds.accept(place);
        }
      }
    }
  }

  /** The session has ended, and is no longer needed: gives the places of the rules that hold of it. */
  public void atEnd(Visit visit, IntConsumer holds) {
    ask(atEnd, visit, holds);
    for (int i = 0; i < visit.tallies.size(); i++) {
      ask(atEndSinceCount[visit.tallies.keyAt(i)], visit, holds);
    }
  }

  public void write(Visit visit, ByteWriter out) {
    visit.first.write(out);
    visit.last.write(out);
    out.writeCount(visit.events);
    out.writeCount(visit.tallies.size());
    for (int i = 0; i < visit.tallies.size(); i++) {
      out.writeCount(visit.tallies.keyAt(i));
      visit.tallies.valueAt(i).write(out);
    }
    out.writeCount(visit.held.cardinality());
    visit.held.stream().forEach(out::writeCount);
  }

  public Visit read(ByteReader in) {
    Visit visit = new Visit(EngineEvent.read(in));
    visit.last = EngineEvent.read(in);
    visit.events = in.readCount();
    for (int count = in.readCount(); count > 0; count--) {
      int place = in.readCount();
      Tally tally = Tally.begin(metrics[place].kind());
      tally.read(in);
      visit.tallies.put(place, tally);
    }
    for (int count = in.readCount(); count > 0; count--) {
      visit.held.set(in.readCount());
    }
    return visit;
  }
}
