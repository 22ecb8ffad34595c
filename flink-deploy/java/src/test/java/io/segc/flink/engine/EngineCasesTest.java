package io.segc.flink.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.format.FactsOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against the reference (SEMANTICS), state written and read back between any two calls, and state that stays. */
class EngineCasesTest {
  private static final long AFTER_ALL = 10_000L * 86_400_000;
  private static final List<EngineCases.Case> CASES = EngineCases.read();

  static List<EngineCases.Case> cases() {
    return CASES;
  }

  /** How often event time is told to the operator. */
  private enum Pace {
    EACH_MESSAGE,
    SELDOM
  }

  /** What becomes of a user's state between two calls. */
  private enum Between {
    IS_WRITTEN,
    STAYS
  }

  /** Who tells Redis of single events ahead of the operator, not knowing what is late: nobody, one who is ahead, or one who has fallen behind. */
  private enum Reader {
    NOBODY,
    AHEAD,
    BEHIND
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidesWhatTheReferenceDecides(EngineCases.Case each) {
    new Run(each, Pace.EACH_MESSAGE).play();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void howOftenEventTimeIsToldChangesNothing(EngineCases.Case each) {
    new Run(each, Pace.SELDOM).play();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stateThatStaysIsTheSame(EngineCases.Case each) {
    new Run(each, Pace.EACH_MESSAGE, Reader.NOBODY, Between.STAYS).play();
    new Run(each, Pace.SELDOM, Reader.AHEAD, Between.STAYS).play();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatRedisIsToldAheadChangesNothing(EngineCases.Case each) {
    new Run(each, Pace.EACH_MESSAGE, Reader.AHEAD).play();
    new Run(each, Pace.SELDOM, Reader.AHEAD).play();
    new Run(each, Pace.SELDOM, Reader.BEHIND).play();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidingOftenerThanTimersAskForChangesNothing(EngineCases.Case each) {
    EngineProgram program = new EngineProgram(each.program());
    Arrivals arrivals = new Arrivals(program);
    Engine engine = new Engine(program);
    Map<String, byte[]> states = new TreeMap<>();
    Judge judge = new Judge(each);
    long watermark = Long.MIN_VALUE;
    for (FactsOf.Message message : each.messages()) {
      if (message.facts() != null && message.ts() > watermark) {
        UserState state = UserState.read(program, states.get(message.userId()));
        List<Row> rows = new ArrayList<>();
        arrivals.arrive(state, message.ts(), message.facts(), Row.into(rows));
        states.put(message.userId(), state.write(program, new ByteWriter()));
        judge.take(message.userId(), rows);
      }
      watermark = Math.max(watermark, message.ts() - each.latenessMs() - 1);
      for (String user : message.userId() == null ? states.keySet() : Set.of(message.userId())) {
        UserState state = UserState.read(program, states.get(user));
        List<Row> rows = new ArrayList<>();
        engine.decide(state, watermark, Row.into(rows));
        states.put(user, state.write(program, new ByteWriter()));
        judge.take(user, rows);
        if (state.waiting.isEmpty()) {
          judge.compareRedis(user);
        }
      }
    }
    for (String user : states.keySet()) {
      List<Row> rows = new ArrayList<>();
      engine.decide(UserState.read(program, states.get(user)), watermark + AFTER_ALL, Row.into(rows));
      judge.take(user, rows);
    }
    judge.compare();
  }

  /** Holds what the engine says against what is expected. */
  private static final class Judge {
    private final EngineCases.Case of;
    private final Map<String, List<String>> decided = new TreeMap<>();
    private final Map<String, Long> entered = new HashMap<>();
    private final RedisModel told = new RedisModel();
    private final RedisModel all = new RedisModel();
    /** What has been told early of enters and renewals, and what has been decided, by {@link Row#effect}. */
    private final Map<String, Row> early = new TreeMap<>();

    private final Map<String, Row> later = new HashMap<>();
    /** What has not been told ahead yet. */
    private final List<Runnable> toTell = new ArrayList<>();

    private boolean isMended;

    Judge(EngineCases.Case of) {
      this.of = of;
    }

    /** @param before up to here all had been decided before, epoch ms */
    void takeInTime(String user, List<Row> rows, long before) {
      for (Row row : rows) {
        assertThat(!row.isDecided() || row.at() > before).as("%s: %s of %s is told in time", of, row, user).isTrue();
      }
      take(user, rows);
    }

    void take(String user, List<Row> rows) {
      for (Row row : rows) {
        String key = user + " " + row.segment();
        if (row.isDecided() && of.isJudged(user, row.segment())) {
          decided.computeIfAbsent(key, none -> new ArrayList<>()).add(row.spelled());
        }
        if (row.isDecided()) {
          if (row.op().equals("enter")) {
            entered.put(key, row.at());
          }
          assertThat(row.enteredAt()).as("%s: since when %s", of, key).isEqualTo(entered.get(key));
          all.writeNext(key, row);
          later.put(user + " " + row.effect(), row);
        } else if (!row.op().equals("exit") && !isMended) {
          early.put(user + " " + row.effect(), row);
        }
        if (row.isNews()) {
          told.write(key, row);
        }
      }
    }

    /** Has Redis told of an event ahead, or not before it is asked again. */
    void tellAhead(Ahead ahead, String user, EngineEvent event, Reader reader) {
      isMended = true;
      ahead.tell(
          event.ts,
          event.eventId,
          event.held(),
          (segment, op, order, keptUntil, rule) ->
              toTell.add(() -> told.writeAhead(user + " " + segment, op, event.ts, order, keptUntil, event.eventId)));
      if (reader == Reader.AHEAD) {
        tellAhead();
      }
    }

    private void tellAhead() {
      toTell.forEach(Runnable::run);
      toTell.clear();
    }

    void compareRedis(String user) {
      tellAhead();
      assertThat(told.of(user)).as("Redis, of %s", user).isEqualTo(all.of(user));
    }

    void compare() {
      for (String key : union(of.expected().keySet(), decided.keySet())) {
        assertThat(decided.get(key)).as("%s: %s", of, key).isEqualTo(of.expected().get(key));
      }
      early.forEach(
          (what, row) -> {
            Row then = later.get(what);
            assertThat(then).as("%s: told early and never decided: %s", of, what).isNotNull();
            assertThat(then.isNews() || then.op().equals(row.op())).as("%s: %s", of, what).isTrue();
          });
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
      Set<String> all = new TreeSet<>(some);
      all.addAll(others);
      return all;
    }
  }

  /** The operator as Flink runs it, with its timers. */
  private static final class Run {
    private final EngineCases.Case of;
    private final Pace pace;
    private final Reader reader;
    private final Ahead ahead;
    private final EngineProgram program;
    private final Keeper keeper;
    private final Judge judge;
    private final Between between;
    private final Map<String, UserState> states = new TreeMap<>();
    /** User → instants. */
    private final Map<String, TreeSet<Long>> timers = new TreeMap<>();
    /** As far as event time has been told to the operator, epoch ms. */
    private long told = Long.MIN_VALUE;

    Run(EngineCases.Case of, Pace pace) {
      this(of, pace, Reader.NOBODY);
    }

    Run(EngineCases.Case of, Pace pace, Reader reader) {
      this(of, pace, reader, Between.IS_WRITTEN);
    }

    Run(EngineCases.Case of, Pace pace, Reader reader, Between between) {
      this.between = between;
      this.of = of;
      this.pace = pace;
      this.reader = reader;
      ahead = new Ahead(of.program());
      program = new EngineProgram(of.program());
      keeper = new Keeper(program);
      judge = new Judge(of);
    }

    void play() {
      long watermark = Long.MIN_VALUE;
      int late = 0;
      int number = 0;
      for (FactsOf.Message message : of.messages()) {
        if (reader != Reader.NOBODY && message.facts() != null) {
          judge.tellAhead(ahead, message.userId(), message.event(), reader);
        }
        if (message.userId() != null && message.ts() <= watermark) {
          late++;
          arriveLate(message);
        } else if (message.facts() != null) {
          arrive(message);
        }
        watermark = Math.max(watermark, message.ts() - of.latenessMs() - 1);
        if (pace == Pace.EACH_MESSAGE || ++number % 17 == 0) {
          fire(watermark);
        }
      }
      fire(watermark);
      fire(watermark + AFTER_ALL);
      judge.compare();
      assertThat(late).isEqualTo(of.late());
      if (!of.program().toString().contains("firstTime")) {
        assertThat(states).as("%s: is forgotten", of).isEmpty();
        assertThat(timers).as("%s: timers", of).isEmpty();
      }
    }

    private UserState stateOf(String user) {
      UserState known = states.get(user);
      return known == null ? new UserState(program) : known;
    }

    private void keep(String user, UserState state) {
      states.put(
          user, between == Between.STAYS ? state : UserState.read(program, state.write(program, new ByteWriter())));
    }

    private Keeper.Timers timersOf(String user) {
      return instant -> timers.computeIfAbsent(user, none -> new TreeSet<>()).add(instant);
    }

    private void arrive(FactsOf.Message message) {
      String user = message.userId();
      List<Row> rows = new ArrayList<>();
      UserState state = stateOf(user);
      if (keeper.arrive(state, message.ts(), message.facts(), timersOf(user), Row.into(rows))) {
        keep(user, state);
      }
      judge.take(user, rows);
    }

    private void arriveLate(FactsOf.Message message) {
      if (message.facts() != null) {
        List<Row> rows = new ArrayList<>();
        keeper.arriveLate(stateOf(message.userId()), message.ts(), message.facts(), Row.into(rows));
        if (reader != Reader.NOBODY) {
          judge.take(message.userId(), rows);
          compareIfNothingWaits(message.userId());
        }
      }
    }

    private void fire(long watermark) {
      for (String user : new HashSet<>(timers.keySet())) {
        for (Long next = takeTimer(user, watermark); next != null; next = takeTimer(user, watermark)) {
          UserState state = states.get(user);
          long now = Math.max(next, watermark);
          if (state == null || !state.isDue(now)) {
            continue;
          }
          List<Row> rows = new ArrayList<>();
          if (keeper.wake(state, now, timersOf(user), Row.into(rows))) {
            keep(user, state);
          } else {
            states.remove(user);
          }
          judge.takeInTime(user, rows, told);
          compareIfNothingWaits(user);
        }
      }
      told = watermark;
    }

    private void compareIfNothingWaits(String user) {
      if (stateOf(user).waiting.isEmpty()) {
        judge.compareRedis(user);
      }
    }

    /** Takes the first timer of a user that is due; null when there is none. */
    private Long takeTimer(String user, long watermark) {
      TreeSet<Long> of = timers.get(user);
      if (of == null) {
        return null;
      }
      if (of.isEmpty()) {
        timers.remove(user);
        return null;
      }
      return of.first() <= watermark ? of.pollFirst() : null;
    }
  }
}
