package io.segc.flink.engine;

import io.segc.flink.text.JsonNode;
import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.table.functions.SpecializedFunction;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.types.Row;

/**
 * All rules of a job in one operator: {@code segments(facts => TABLE t PARTITION BY `userId`, program => '...', on_time => DESCRIPTOR(`$rt`), uid => '...')}. The table has
 * the user, the facts that the format {@code segc-json} gives of each event, and event time. The rows that come out are transitions (SEMANTICS §7) and, before they are
 * decided, what Redis may be told early of those that an event decides alone.
 */
@DataTypeHint(
    "ROW<`isDecided` BOOLEAN, `isNews` BOOLEAN, `segment` STRING, `op` STRING, `at` BIGINT, `enteredAt` BIGINT, `expiresAt` BIGINT, `reason` STRING,"
        + " `eventIds` ARRAY<STRING>, `order` STRING, `rule` STRING, `keptUntil` BIGINT>")
public class Segments extends ProcessTableFunction<Row> implements SpecializedFunction {
  private static final long serialVersionUID = 1L;
  private static final int PROGRAM = 1;
  private static final int FACTS = 1;
  private static final String WAKE = "wake";

  private final String programText;
  private transient Keeper keeper;
  private transient Output rows;

  /** As SQL makes it; it is no good before {@link #specialize}. */
  public Segments() {
    this(null);
  }

  private Segments(String programText) {
    this.programText = programText;
  }

  /** Keeps the program: timers, which have no arguments, need it too. */
  @Override
  public UserDefinedFunction specialize(SpecializedContext context) {
    return new Segments(
        context
            .getCallContext()
            .getArgumentValue(PROGRAM, String.class)
            .orElseThrow(() -> new IllegalArgumentException("the argument `program` must be a literal")));
  }

  private void prepare() {
    if (keeper == null) {
      keeper = new Keeper(new EngineProgram(JsonNode.parse(programText)), new RecentStates());
      rows =
          (isDecided, isNews, segment, op, at, enteredAt, expiresAt, reason, eventIds, order, keptUntil) ->
              collect(
                  Row.of(
                      isDecided,
                      isNews,
                      segment.id,
                      op,
                      at,
                      enteredAt,
                      expiresAt,
                      reason,
                      eventIds,
                      order,
                      segment.rule,
                      keptUntil));
    }
  }

  /** An event that no one calls late has come. */
  public void eval(
      Context context,
      @StateHint(name = "user", ttl = "0", type = @DataTypeHint("ROW<`known` BYTES>")) Row user,
      @ArgumentHint(
              value = {ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME},
              name = "facts")
          Row facts,
      @ArgumentHint(name = "program") String program) {
    prepare();
    byte[] kept =
        keeper.arrive((byte[]) user.getField(0), (byte[]) facts.getField(FACTS), timers(context.timeContext(Long.class)), rows);
    if (kept != null) {
      user.setField(0, kept);
    }
  }

  /** Event time has passed an event that waits, or reached an instant at which something happens by itself. */
  public void onTimer(OnTimerContext context, Row user) {
    prepare();
    byte[] known = (byte[]) user.getField(0);
    if (known == null) {
      return;
    }
    TimeContext<Long> time = context.timeContext(Long.class);
    long now = time.currentWatermark() == null ? time.time() : Math.max(time.time(), time.currentWatermark());
    byte[] kept = keeper.wake(known, now, timers(time), rows);
    if (kept == null) {
      context.clearAllState();
    } else {
      user.setField(0, kept);
    }
  }

  private static Keeper.Timers timers(TimeContext<Long> time) {
    return new Keeper.Timers() {
      @Override
      public void forEvent(long ts) {
        time.registerOnTime(ts);
      }

      @Override
      public void forWake(long instant) {
        time.registerOnTime(WAKE, instant);
      }
    };
  }
}
