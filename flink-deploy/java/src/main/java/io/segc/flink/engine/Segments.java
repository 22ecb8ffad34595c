package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
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
    "ROW<`isDecided` BOOLEAN, `isNews` BOOLEAN, `segment` STRING, `op` STRING, `at` BIGINT, `expiresAt` BIGINT, `reason` STRING,"
        + " `eventIds` ARRAY<STRING>, `order` STRING, `rule` STRING, `keptUntil` BIGINT>")
public class Segments extends ProcessTableFunction<Row> implements SpecializedFunction {
  private static final long serialVersionUID = 1L;
  private static final int PROGRAM = 1;
  private static final int FACTS = 1;
  private static final String WAKE = "wake";
  /** How long it is remembered how far a user of whom nothing else is remembered has been decided, in ms: a restart makes event time begin anew. */
  private static final long REMEMBERED_MS = 3_600_000;

  private final String programText;
  private transient EngineProgram program;
  private transient Engine engine;
  private transient ByteWriter out;
  private transient RecentStates recent;
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
    if (engine == null) {
      program = new EngineProgram(JsonNode.parse(programText));
      engine = new Engine(program);
      out = new ByteWriter();
      recent = new RecentStates();
      rows =
          (isDecided, isNews, segment, op, at, expiresAt, reason, eventIds, order, keptUntil) ->
              collect(
                  Row.of(
                      isDecided, isNews, segment.id, op, at, expiresAt, reason, eventIds, order, segment.rule, keptUntil));
    }
  }

  /** An event that no one calls late has come. */
  public void eval(
      Context context,
      @StateHint(name = "user", type = @DataTypeHint("ROW<`known` BYTES>")) Row user,
      @ArgumentHint(
              value = {ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME},
              name = "facts")
          Row facts,
      @ArgumentHint(name = "program") String program) {
    prepare();
    UserState state = known((byte[]) user.getField(0));
    EngineEvent event = EngineEvent.decode(new ByteReader((byte[]) facts.getField(FACTS)));
    if (!engine.arrive(state, event, rows)) {
      return;
    }
    if (event.ts < state.eventTimer) {
      state.eventTimer = event.ts;
      context.timeContext(Long.class).registerOnTime(event.ts);
    }
    remember(user, state);
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
    UserState state = known(known);
    engine.decide(state, now, rows);
    if (state.eventTimer <= now) {
      state.eventTimer = UserState.NEVER;
    }
    if (state.wakeTimer <= now) {
      state.wakeTimer = UserState.NEVER;
    }
    if (!state.waiting.isEmpty() && state.waiting.get(0).ts < state.eventTimer) {
      state.eventTimer = state.waiting.get(0).ts;
      time.registerOnTime(state.eventTimer);
    }
    long wakeAt = engine.wakeAt(state);
    if (state.isBlank()) {
      if (now >= state.forgetAt || now > UserState.NEVER - REMEMBERED_MS) {
        context.clearAllState();
        return;
      }
      state.forgetAt = Math.min(state.forgetAt, now + REMEMBERED_MS);
      wakeAt = state.forgetAt;
    }
    if (wakeAt < state.wakeTimer && wakeAt > now) {
      state.wakeTimer = wakeAt;
      time.registerOnTime(WAKE, wakeAt);
    }
    remember(user, state);
  }

  private UserState known(byte[] bytes) {
    UserState state = bytes == null ? null : recent.take(bytes);
    return state == null ? UserState.read(program, bytes) : state;
  }

  private void remember(Row user, UserState state) {
    byte[] bytes = state.write(program, out);
    recent.put(bytes, state);
    user.setField(0, bytes);
  }
}
