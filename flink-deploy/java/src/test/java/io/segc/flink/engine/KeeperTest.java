package io.segc.flink.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeeperTest {
  private static final int VIEW = 0;
  private static final int BUY = 1;

  private final List<String> told = new ArrayList<>();
  private final List<Long> timers = new ArrayList<>();
  private byte[] known;

  private static String segment(String enter, String exit) {
    return "{\"id\":\"s\",\"rule\":\"r\",\"ttlMs\":100,\"enter\":" + enter + ",\"exit\":" + exit + "}";
  }

  private static String occurs(int predicate) {
    return "{\"kind\":\"occurs\",\"predicate\":" + predicate + "}";
  }

  private static BytesKeeper keeper(String segment) {
    return new BytesKeeper(new EngineProgram(JsonNode.parse("{\"segments\":[" + segment + "],\"combinations\":[]}")));
  }

  private final Output output =
      (isDecided, isNews, segment, op, at, enteredAt, expiresAt, reason, eventIds, order) ->
          told.add((isDecided ? isNews ? "" : "known " : "early ") + op + " " + at + " since " + enteredAt);

  private final Keeper.Timers clock = timers::add;

  private boolean arrive(BytesKeeper keeper, long ts, String id, int... held) {
    byte[] kept = keeper.arrive(known, ts, Facts.of(id, held), clock, output);
    known = kept == null ? known : kept;
    return kept != null;
  }

  private void arriveLate(BytesKeeper keeper, long ts, String id, int... held) {
    keeper.arriveLate(known, ts, Facts.of(id, held), output);
  }

  private void wake(BytesKeeper keeper, long now) {
    known = keeper.wake(known, now, clock, output);
  }

  @Test
  void isToldOnceWhenEventsComeInOrder() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), occurs(BUY)));
    arrive(keeper, 10, "a", VIEW);
    arrive(keeper, 20, "b", VIEW);
    arrive(keeper, 30, "c", BUY);
    arrive(keeper, 40, "d", BUY);
    assertThat(told).containsExactly("early enter 10 since 10", "early renew 20 since 10", "early exit 30 since 10");
    told.clear();
    wake(keeper, 40);
    assertThat(told).containsExactly("known enter 10 since 10", "known renew 20 since 10", "known exit 30 since 10");
  }

  @Test
  void isToldAgainWhatAnEventCameBefore() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), occurs(BUY)));
    arrive(keeper, 10, "a", VIEW);
    arrive(keeper, 30, "c", VIEW);
    arrive(keeper, 20, "b", BUY);
    arrive(keeper, 40, "d", VIEW);
    wake(keeper, 40);
    assertThat(told)
        .containsExactly(
            "early enter 10 since 10",
            "early renew 30 since 10",
            "early renew 40 since 10",
            "known enter 10 since 10",
            "exit 20 since 10",
            "enter 30 since 30",
            "renew 40 since 30");
    told.clear();
    arrive(keeper, 50, "e", VIEW);
    wake(keeper, 50);
    assertThat(told).containsExactly("early renew 50 since 30", "known renew 50 since 30");
  }

  @Test
  void whatOneAheadHasToldOfAnEventBetweenIsTakenBack() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), occurs(BUY)));
    arrive(keeper, 30, "c", BUY);
    arrive(keeper, 20, "b", VIEW);
    assertThat(told).containsExactly("early exit 30 since 30");
    told.clear();
    arrive(keeper, 40, "d", VIEW);
    arrive(keeper, 25, "e", VIEW);
    assertThat(told).containsExactly("early enter 40 since 40");
  }

  @Test
  void whatOneAheadHasToldOfALateEventIsTakenBack() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), occurs(BUY)));
    arriveLate(keeper, 10, "a", VIEW);
    arriveLate(keeper, 10, "b", BUY);
    assertThat(told).containsExactly("early exit 10 since 10");
    told.clear();
    arrive(keeper, 20, "c", VIEW);
    wake(keeper, 30);
    told.clear();
    arriveLate(keeper, 25, "d", VIEW);
    arriveLate(keeper, 25, "e", BUY);
    assertThat(told).containsExactly("early renew 25 since 20", "early renew 25 since 20");
  }

  @Test
  void aCopyThatIsAnotherEventIsTakenBack() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), occurs(BUY)));
    arrive(keeper, 10, "a", VIEW);
    told.clear();
    assertThat(arrive(keeper, 10, "a", BUY)).isFalse();
    assertThat(told).containsExactly("early renew 10 since 10");
    arrive(keeper, 20, "b", BUY);
    told.clear();
    assertThat(arrive(keeper, 20, "b", VIEW)).isFalse();
    assertThat(told).containsExactly("early exit 20 since 20");
  }

  @Test
  void aCopyChangesNothing() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), "null"));
    arrive(keeper, 10, "a", VIEW);
    arrive(keeper, 20, "b", VIEW);
    assertThat(arrive(keeper, 10, "a", VIEW)).isFalse();
    assertThat(arrive(keeper, 20, "b", VIEW)).isFalse();
    wake(keeper, 20);
    assertThat(told.subList(2, 4)).containsExactly("known enter 10 since 10", "known renew 20 since 10");
    assertThat(arrive(keeper, 20, "b", VIEW)).isFalse();
    assertThat(arrive(keeper, 15, "c", VIEW)).isFalse();
  }

  @Test
  void whatASessionMayEndIsNotToldEarly() {
    String session =
        "{\"kind\":\"session\",\"gapMs\":5,\"judged\":\"closed\",\"metrics\":[],\"holds\":{\"kind\":\"literal\",\"value\":true}}";
    BytesKeeper keeper = keeper(segment(occurs(VIEW), session));
    arrive(keeper, 10, "a", VIEW);
    arrive(keeper, 20, "b", VIEW);
    assertThat(told).isEmpty();
    wake(keeper, 40);
    assertThat(told).containsExactly("enter 10 since 10", "exit 15 since 10", "enter 20 since 20", "exit 25 since 20");
  }

  @Test
  void isForgottenWhenNothingIsRemembered() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), "null"));
    arrive(keeper, 10, "a", VIEW);
    wake(keeper, 12);
    assertThat(known).isNotNull();
    wake(keeper, 110);
    assertThat(known).isNull();
    assertThat(timers).containsExactly(10L, 110L);
  }

  @Test
  void anEarlierEventIsWokenForToo() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), "null"));
    arrive(keeper, 20, "b", VIEW);
    arrive(keeper, 10, "a", VIEW);
    arrive(keeper, 30, "c", VIEW);
    assertThat(timers).containsExactly(20L, 10L);
    wake(keeper, 10);
    assertThat(timers.subList(2, 4)).containsExactly(20L, 110L);
  }

  @Test
  void theEndOfTimeDecidesAndForgetsAll() {
    BytesKeeper keeper = keeper(segment(occurs(VIEW), "null"));
    arrive(keeper, 20, "b", VIEW);
    wake(keeper, Long.MAX_VALUE);
    assertThat(told).containsExactly("early enter 20 since 20", "known enter 20 since 20", "exit 120 since 20");
    assertThat(known).isNull();
  }

  private static String session(String judged, String holds) {
    return "{\"kind\":\"session\",\"gapMs\":100,\"judged\":\""
        + judged
        + "\",\"metrics\":[{\"name\":\"views\",\"kind\":\"count\",\"predicate\":0,\"value\":null}],\"holds\":"
        + holds
        + "}";
  }

  private static String moreThan(String metric, int number) {
    return "{\"kind\":\"comparison\",\"operator\":\">\",\"left\":{\"kind\":\"metric\",\"name\":\"%s\",\"type\":\"number\"},\"right\":{\"kind\":\"literal\",\"value\":%d}}"
        .formatted(metric, number);
  }

  private static String not(String condition) {
    return "{\"kind\":\"not\",\"operand\":" + condition + "}";
  }

  private static String both(String left, String right) {
    return "{\"kind\":\"logical\",\"operator\":\"&&\",\"left\":" + left + ",\"right\":" + right + "}";
  }

  @Test
  void eventsThatOnlyLengthenASessionSetNoTimersOfTheirOwn() {
    BytesKeeper keeper = keeper(segment(session("closed", moreThan("views", 0)), "null"));
    arrive(keeper, 10, "a");
    arrive(keeper, 20, "b");
    arrive(keeper, 30, "c", VIEW);
    arrive(keeper, 90, "d");
    // As far as has been counted, nothing can happen sooner.
    assertThat(timers).containsExactly(10 + 900_000L, 130L);
    wake(keeper, 30);
    timers.clear();
    wake(keeper, 130);
    assertThat(timers).containsExactly(190L);
    assertThat(told).isEmpty();
    wake(keeper, 190);
    assertThat(told).containsExactly("enter 190 since 190");
  }

  @Test
  void anEventThatMayMakeASessionHoldIsDecidedInTime() {
    String enter = session("live", both(moreThan("views", 0), moreThan("duration", 50)));
    BytesKeeper keeper = keeper(segment(enter, "null"));
    arrive(keeper, 10, "a");
    assertThat(timers).containsExactly(10 + 900_000L);
    arrive(keeper, 20, "b", VIEW);
    arrive(keeper, 70, "c");
    timers.clear();
    wake(keeper, 20);
    assertThat(timers).contains(70L);
    wake(keeper, 70);
    assertThat(told).containsExactly("enter 70 since 70");
  }

  @Test
  void aSessionThatHoldsWithoutMetricsHoldsAtItsFirstEvent() {
    String none = not(moreThan("views", 0));
    BytesKeeper keeper = keeper(segment(session("live", none), "null"));
    arrive(keeper, 10, "a");
    assertThat(timers).containsExactly(10L);
    wake(keeper, 10);
    assertThat(told).containsExactly("enter 10 since 10");
  }

  @Test
  void aSessionThatHoldsForGoodIsNotAskedAgain() {
    String enter = session("live", both(moreThan("views", 0), moreThan("duration", 50)));
    BytesKeeper keeper = keeper(segment(enter, "null"));
    arrive(keeper, 10, "a", VIEW);
    arrive(keeper, 70, "b", VIEW);
    wake(keeper, 70);
    assertThat(told).containsExactly("enter 70 since 70");
    timers.clear();
    arrive(keeper, 80, "c", VIEW);
    arrive(keeper, 90, "d");
    assertThat(timers).isEmpty();
    // The session ends, and another begins that holds anew.
    wake(keeper, 190);
    arrive(keeper, 300, "e", VIEW);
    arrive(keeper, 360, "f");
    wake(keeper, 300);
    wake(keeper, 360);
    assertThat(told).containsExactly("enter 70 since 70", "exit 170 since 70", "enter 360 since 360");
  }

  @Test
  void aSessionThatMayCeaseToHoldIsAskedAgain() {
    String few = not(moreThan("views", 2));
    String enter = session("live", both(moreThan("views", 0), few));
    BytesKeeper keeper = keeper(segment(enter, "null"));
    arrive(keeper, 10, "a", VIEW);
    wake(keeper, 10);
    timers.clear();
    arrive(keeper, 20, "b", VIEW);
    assertThat(timers).containsExactly(20L);
  }

  @Test
  void aSessionThatFollowsAnotherMayHoldAtItsFirstEvent() {
    String none = not(moreThan("views", 0));
    BytesKeeper keeper = keeper(segment(session("live", none), "null"));
    arrive(keeper, 10, "a", VIEW);
    wake(keeper, 10);
    timers.clear();
    arrive(keeper, 110, "b");
    assertThat(timers).isEmpty();
    arrive(keeper, 211, "c");
    assertThat(timers).containsExactly(211L);
    wake(keeper, 211);
    assertThat(told).containsExactly("enter 211 since 211");
  }

  @Test
  void aSessionThatHoldsForGoodIsFollowedByOneThatIsAsked() {
    String enter = session("live", moreThan("views", 0));
    BytesKeeper keeper = keeper(segment(enter, "null"));
    arrive(keeper, 10, "a", VIEW);
    wake(keeper, 10);
    timers.clear();
    arrive(keeper, 110, "b", VIEW);
    assertThat(timers).isEmpty();
    arrive(keeper, 211, "c", VIEW);
    assertThat(timers).containsExactly(211L);
    wake(keeper, 211);
    assertThat(told).containsExactly("enter 10 since 10", "exit 110 since 10", "enter 211 since 211");
  }

  @Test
  void aSessionOfWhichAnythingMayHoldIsDecidedWhenItEnds() {
    BytesKeeper keeper = keeper(segment(session("closed", moreThan("duration", 50)), "null"));
    arrive(keeper, 10, "a");
    arrive(keeper, 70, "b");
    assertThat(timers).containsExactly(110L);
    wake(keeper, 110);
    assertThat(timers).containsExactly(110L, 170L);
    wake(keeper, 170);
    assertThat(told).containsExactly("enter 170 since 170");
  }

  private static String count(int predicate, long within) {
    return "{\"kind\":\"count\",\"of\":" + occurs(predicate) + ",\"atLeast\":5,\"withinMs\":" + within + "}";
  }

  @Test
  void whatIsOnlyForgottenIsForgottenTogether() {
    String live = session("live", both(moreThan("views", 0), moreThan("duration", 50)));
    BytesKeeper keeper = keeper(segment(live, count(BUY, 1_000)));
    arrive(keeper, 10, "a", BUY);
    arrive(keeper, 20, "b", VIEW);
    wake(keeper, 20);
    // The session has ended at 120.
    assertThat(timers).containsExactly(10 + 900_000L, 20L, 1_010L);
    wake(keeper, 1_010);
    assertThat(known).isNull();
  }

  @Test
  void nothingIsDueWhereATimerWasTheFirstUntilAnEarlierOneWasSet() {
    BytesKeeper keeper = keeper(segment(absence(VIEW, BUY, 50), "null"));
    arrive(keeper, 30, "b", VIEW);
    arrive(keeper, 10, "a", VIEW);
    assertThat(timers).containsExactly(80L, 60L);
    wake(keeper, 60);
    assertThat(timers).containsExactly(80L, 60L, 80L);
    arrive(keeper, 70, "c", VIEW);
    wake(keeper, 79);
    assertThat(UserState.isDue(known, 79)).isFalse();
    assertThat(UserState.isDue(known, 80)).isTrue();
    wake(keeper, 80);
    assertThat(told).isEmpty();
    wake(keeper, 120);
    assertThat(told).containsExactly("enter 120 since 120");
  }

  @Test
  void whatIsOnlyForgottenDoesNotWaitForLong() {
    String live = session("live", both(moreThan("views", 0), moreThan("duration", 50)));
    BytesKeeper keeper = keeper(segment(live, count(BUY, 86_400_000)));
    arrive(keeper, 10, "a", VIEW, BUY);
    wake(keeper, 10);
    assertThat(timers).containsExactly(10L, 110 + Wakes.FORGETTING_MS);
    wake(keeper, 110 + Wakes.FORGETTING_MS);
    assertThat(timers).endsWith(10 + 86_400_000L);
    wake(keeper, 10 + 86_400_000);
    assertThat(known).isNull();
  }

  private static String absence(int after, int no, long span) {
    return "{\"kind\":\"absence\",\"after\":" + occurs(after) + ",\"no\":" + occurs(no) + ",\"forMs\":" + span + "}";
  }

  @Test
  void whatStartsAClockWaitsUntilItRunsOut() {
    BytesKeeper keeper = keeper(segment(absence(VIEW, BUY, 50), "null"));
    arrive(keeper, 10, "a", VIEW);
    arrive(keeper, 20, "b", BUY);
    arrive(keeper, 30, "c", VIEW);
    assertThat(timers).containsExactly(60L);
    wake(keeper, 60);
    assertThat(told).isEmpty();
    wake(keeper, 80);
    assertThat(told).containsExactly("enter 80 since 80");
  }

  @Test
  void anEventEndsAMembershipThatIsThereInTime() {
    BytesKeeper keeper = keeper(segment(absence(VIEW, BUY, 50), occurs(BUY)));
    arrive(keeper, 5, "a", BUY);
    arrive(keeper, 10, "b", VIEW);
    arrive(keeper, 70, "c", BUY);
    assertThat(timers).containsExactly(55L);
    wake(keeper, 60);
    // Only now there is something that it ends.
    assertThat(timers).contains(70L);
    wake(keeper, 70);
    assertThat(told).containsExactly("enter 60 since 60", "exit 70 since 60");
  }

  private static final String SEQUENCE =
      "{\"kind\":\"sequence\",\"steps\":[" + occurs(VIEW) + "," + occurs(BUY) + "],\"where\":null,\"withinMs\":50}";

  @Test
  void aStepThatCompletesNothingWaits() {
    BytesKeeper keeper = keeper(segment(SEQUENCE, "null"));
    arrive(keeper, 10, "a", BUY);
    assertThat(timers).containsExactly(10 + 900_000L);
    arrive(keeper, 20, "b", VIEW);
    arrive(keeper, 30, "c", BUY);
    // Both see what may belong to them: which of them does shows when they are decided.
    assertThat(timers).containsExactly(10 + 900_000L, 20L);
    wake(keeper, 20);
    assertThat(timers).contains(30L);
    wake(keeper, 30);
    assertThat(told).containsExactly("enter 30 since 30");
  }

  @Test
  void aStepThatComesBehindTheOneAfterItIsDecidedInTime() {
    BytesKeeper keeper = keeper(segment(SEQUENCE, "null"));
    arrive(keeper, 30, "c", BUY);
    timers.clear();
    arrive(keeper, 20, "b", VIEW);
    assertThat(timers).containsExactly(20L);
    wake(keeper, 20);
    assertThat(timers).contains(30L);
  }

  @Test
  void onlySoManyEventsWaitPatiently() {
    BytesKeeper keeper = keeper(segment(session("closed", moreThan("views", 0)), "null"));
    for (int i = 0; i < 17; i++) {
      arrive(keeper, 10 + i, "e" + i);
    }
    assertThat(timers).containsExactly(10 + 900_000L, 26L);
  }
}
