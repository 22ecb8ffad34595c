package io.segc.bench;

import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The clocks of a user: when each rule's clock was last started. A purchase takes away the clocks that were started
 * before it and have not run out at it; timers of clocks that are gone find nothing. Steps may come out of order within
 * the lateness: they are judged by their own time, not by their arrival.
 */
final class Deadlines extends KeyedProcessFunction<String, Tuple3<String, Long, Integer>, String> {
  private final String[] ids;
  private final long[] forMs;
  private final int[][] rulesOf;

  /** Rule → epoch ms of the add_to_cart that started its clock last. */
  private transient MapState<Integer, Long> started;

  /** Epoch ms. */
  private transient ValueState<Long> lastPurchase;

  /**
   * @param ids ids of the rules
   * @param forMs how long each rule's clock runs, in ms
   * @param rulesOf the rules that watch each product
   */
  Deadlines(String[] ids, long[] forMs, int[][] rulesOf) {
    this.ids = ids;
    this.forMs = forMs;
    this.rulesOf = rulesOf;
  }

  @Override
  public void open(OpenContext context) {
    started = getRuntimeContext().getMapState(new MapStateDescriptor<>("started", Types.INT, Types.LONG));
    lastPurchase = getRuntimeContext().getState(new ValueStateDescriptor<>("last purchase", Types.LONG));
  }

  @Override
  public void processElement(Tuple3<String, Long, Integer> step, Context context, Collector<String> out)
      throws Exception {
    if (step.f2 == CartStep.PURCHASE) {
      buy(step.f1);
    } else {
      add(step.f0, step.f1, rulesOf[step.f2], context, out);
    }
  }

  private void buy(long ts) throws Exception {
    Long last = lastPurchase.value();
    if (last == null || ts > last) lastPurchase.update(ts);
    for (Iterator<Map.Entry<Integer, Long>> clocks = started.iterator(); clocks.hasNext(); ) {
      Map.Entry<Integer, Long> clock = clocks.next();
      long from = clock.getValue();
      // A purchase at the deadline is too late; the timer will say so.
      if (from < ts && ts < from + forMs[clock.getKey()]) clocks.remove();
    }
  }

  private void add(String user, long ts, int[] rules, Context context, Collector<String> out) throws Exception {
    Long bought = lastPurchase.value();
    for (int rule : rules) {
      if (bought != null && bought > ts && bought < ts + forMs[rule]) continue;
      Long before = started.get(rule);
      if (before != null) {
        if (before >= ts) continue;
        // The clock has run out before this step and event time has not come to its timer yet.
        if (before + forMs[rule] <= ts) out.collect(AbsenceRule.entry(ids[rule], user, before + forMs[rule]));
      }
      started.put(rule, ts);
      context.timerService().registerEventTimeTimer(ts + forMs[rule]);
    }
  }

  @Override
  public void onTimer(long ts, OnTimerContext context, Collector<String> out) throws Exception {
    for (Iterator<Map.Entry<Integer, Long>> clocks = started.iterator(); clocks.hasNext(); ) {
      Map.Entry<Integer, Long> clock = clocks.next();
      int rule = clock.getKey();
      if (clock.getValue() + forMs[rule] != ts) continue;
      out.collect(AbsenceRule.entry(ids[rule], context.getCurrentKey(), ts));
      clocks.remove();
    }
  }
}
