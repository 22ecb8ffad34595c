package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.text.PackedJson;
import io.segc.flink.text.RowText;
import java.util.Arrays;
import org.apache.flink.table.annotation.ArgumentHint;
import org.apache.flink.table.annotation.ArgumentTrait;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.StateHint;
import org.apache.flink.table.api.dataview.MapView;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.table.functions.SpecializedFunction;
import org.apache.flink.table.functions.UserDefinedFunction;

/**
 * All rules of a job in one operator: {@code segments(facts => TABLE t PARTITION BY `userId`, program => '...', on_time => DESCRIPTOR(`$rt`), uid => '...')}. The table has the user as UTF-8, which
 * Flink copies less often than a text, the facts that the format {@code segc-json} gives of each event, whether it is late, and event time. The rows that come out are transitions (SEMANTICS §7) and,
 * before they are decided, what Redis may be told early of those that an event decides alone; {@code expiresAt} is until when Redis keeps them, of an exit the end of its tombstone.
 */
@DataTypeHint(
    value =
        "ROW<`isDecided` BOOLEAN, `isNews` BOOLEAN, `segment` STRING, `op` STRING, `at` BIGINT, `enteredAt` BIGINT, `expiresAt` BIGINT, `reason` STRING,"
            + " `eventIds` ARRAY<STRING>, `order` STRING, `rule` STRING>",
    bridgedTo = RowData.class)
public class Segments extends ProcessTableFunction<RowData> implements SpecializedFunction {
  private static final long serialVersionUID = 1L;
  private static final int PROGRAM = 1;
  private static final int FACTS = 1;
  private static final int IS_LATE = 2;
  private static final String REMEMBER = "remember";
  private static final Integer USER = 0;
  private static final Integer REMINDER = 1;

  private static final String[] WORDS = {"enter", "renew", "exit", Output.EVENT, Output.TTL};
  private static final StringData[] WORD_TEXTS = Arrays.stream(WORDS).map(RowText::of).toArray(StringData[]::new);

  private final String programText;
  private transient EngineProgram program;
  private transient Keeper keeper;
  private transient BusyUsers busy;
  /** Up to here event time has been, epoch ms, also before the job was stopped or lost: what comes for it now is late. */
  private transient long lateBefore;

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
      program = new EngineProgram(PackedJson.parse(programText));
      keeper = new Keeper(program);
      busy = new BusyUsers();
      lateBefore = -1;
      rows =
          (isDecided, isNews, segment, op, at, enteredAt, expiresAt, reason, eventIds, order) ->
              collect(
                  GenericRowData.of(
                      isDecided,
                      isNews,
                      segment.idText,
                      word(op),
                      at,
                      enteredAt,
                      expiresAt,
                      word(reason),
                      texts(eventIds),
                      order == null ? null : RowText.of(order),
                      segment.ruleText));
    }
  }

  /**
   * An event has come, or a reminder. The state is a map, of the user alone nearly always: a map's values Flink leaves alone where the backend is on
   * the heap, while those of plain state become bytes, are hashed and compared at every call.
   */
  public void eval(
      Context context,
      @StateHint(name = "users", ttl = "0") MapView<Integer, Kept> users,
      @ArgumentHint(
              value = {ArgumentTrait.SET_SEMANTIC_TABLE, ArgumentTrait.REQUIRE_ON_TIME},
              name = "facts",
              type =
                  @DataTypeHint(
                      value = "ROW<`userId` BYTES, `$facts` BYTES, `isLate` BOOLEAN, `$rt` TIMESTAMP_LTZ(3)>",
                      bridgedTo = RowData.class))
          RowData facts,
      @ArgumentHint(name = "program") String program)
      throws Exception {
    prepare();
    byte[] bytes = facts.getBinary(FACTS);
    TimeContext<Long> time = context.timeContext(Long.class);
    if (bytes.length == 0) {
      beReminded(users, time);
      return;
    }
    Kept known = users.get(USER);
    Kept kept = known == null ? new Kept(this.program, busy) : known;
    UserState state = kept.state(this.program, busy);
    long ts = time.time();
    boolean isLate = !facts.isNullAt(IS_LATE) && facts.getBoolean(IS_LATE);
    if (isLate || ts <= lateBefore) {
      keeper.arriveLate(state, ts, bytes, rows);
    } else if (keeper.arrive(state, ts, bytes, time::registerOnTime, rows)) {
      users.put(USER, kept);
    }
  }

  /** Event time has passed an event that waits, or reached an instant at which something happens by itself. */
  public void onTimer(OnTimerContext context, MapView<Integer, Kept> users) throws Exception {
    prepare();
    TimeContext<Long> time = context.timeContext(Long.class);
    Long watermark = time.currentWatermark();
    long now = watermark == null ? time.time() : Math.max(time.time(), watermark);
    if (REMEMBER.equals(context.currentTimer())) {
      remember(users, now, time);
      return;
    }
    Kept kept = users.get(USER);
    if (kept == null || !kept.isDue(now)) {
      return;
    }
    if (keeper.wake(kept.state(program, busy), now, time::registerOnTime, rows)) {
      users.put(USER, kept);
    } else {
      users.remove(USER);
    }
  }

  /**
   * A job that goes on from a checkpoint begins event time anew, but what was late stays late (SEMANTICS §8). So users whom nobody sends keep how far event time has been, and the format reminds each
   * instance of them before the first event.
   */
  private void beReminded(MapView<Integer, Kept> users, TimeContext<Long> time) throws Exception {
    Kept reminder = users.get(REMINDER);
    if (reminder != null) {
      lateBefore = Math.max(lateBefore, new ByteReader(reminder.toBytes()).readLong());
    }
    Long watermark = time.currentWatermark();
    remember(users, watermark == null ? -1 : watermark, time);
  }

  /** Keeps how far event time has been, and does so again when it has gone further. */
  private void remember(MapView<Integer, Kept> users, long watermark, TimeContext<Long> time) throws Exception {
    lateBefore = Math.max(lateBefore, watermark);
    ByteWriter out = new ByteWriter();
    out.writeLong(lateBefore);
    users.put(REMINDER, new Kept(out.toBytes()));
    if (watermark < UserState.NEVER) {
      time.registerOnTime(REMEMBER, Math.max(watermark, -1) + 1);
    }
  }

  /** One of the few words that there are for what happens and why. */
  private static StringData word(String word) {
    for (int i = 0; i < WORDS.length; i++) {
      if (WORDS[i].equals(word)) {
        return WORD_TEXTS[i];
      }
    }
    return RowText.of(word);
  }

  private static GenericArrayData texts(String[] eventIds) {
    Object[] texts = new Object[eventIds.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = RowText.of(eventIds[i]);
    }
    return new GenericArrayData(texts);
  }
}
