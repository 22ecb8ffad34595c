package io.segc.flink.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.segc.flink.text.JsonQuote;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What writes do to Redis, on a real one. Times lie far enough apart for a slow machine. */
class RedisWriteTest extends RedisTest {
  private static final long HOUR = 3_600_000;

  private final long now = now();

  private static String u(String user) {
    return "seg:u:{" + user + "}";
  }

  private static String d(String user) {
    return "seg:d:{" + user + "}";
  }

  @Test
  void enterStoresMembershipDetailsAndIndex() {
    send(Writes.enter("u", "vip", now, now + HOUR));
    assertThat(redis.zscore(u("u"), "vip")).isEqualTo(now + HOUR);
    assertThat(redis.zscore(shard("vip", "u"), "u")).isEqualTo(now + HOUR);
    assertThat(redis.hget(d("u"), "vip"))
        .isEqualTo(
            "{\"op\":\"enter\",\"at\":%d,\"order\":\"2|e%d|0\",\"enteredAt\":%d,\"expiresAt\":%d,\"eventIds\":[\"e%d\"],\"rule\":\"r1\"}"
                .formatted(now, now, now, now + HOUR, now));
  }

  @Test
  void renewKeepsWhenTheUserEntered() {
    send(
        Writes.enter("u", "vip", now - 10, now + HOUR),
        Writes.renew("u", "vip", now - 5, now + 2 * HOUR),
        Writes.renew("u", "vip", now - 5, now + 2 * HOUR));
    assertThat(redis.zscore(u("u"), "vip")).isEqualTo(now + 2 * HOUR);
    assertThat(redis.zscore(shard("vip", "u"), "u")).isEqualTo(now + 2 * HOUR);
    assertThat(redis.hget(d("u"), "vip"))
        .startsWith("{\"op\":\"renew\",\"at\":" + (now - 5))
        .contains("\"enteredAt\":" + (now - 10) + ",")
        .doesNotContain("keptUntil");
  }

  @Test
  void aWriteMaySayWhenTheUserEntered() {
    RedisWrite early = Writes.of("u", "vip", Op.ENTER, now - 5, "2|e|0", now + HOUR, now - 5);
    RedisWrite decided = Writes.of("u", "vip", Op.RENEW, now - 5, "2|e|0", now + HOUR, now - 10);
    send(early, Writes.of("u", "vip", Op.ENTER, now - 10, "2|d|0", now + HOUR, now - 10), decided);
    assertThat(redis.hget(d("u"), "vip"))
        .startsWith("{\"op\":\"renew\",\"at\":" + (now - 5))
        .contains("\"enteredAt\":" + (now - 10) + ",");
    send(Writes.of("u", "vip", Op.EXIT, now - 2, "2|f|1", now + HOUR, now - 20));
    assertThat(redis.hget(d("u"), "vip")).contains("\"enteredAt\":" + (now - 20) + ",");
  }

  @Test
  void whoWritesAheadGoesByWhatIsHeld() {
    send(Writes.join("u", "vip", now - 10, now + HOUR));
    assertThat(redis.zscore(u("u"), "vip")).isEqualTo(now + HOUR);
    assertThat(redis.hget(d("u"), "vip")).startsWith("{\"op\":\"enter\",\"at\":" + (now - 10));
    send(Writes.join("u", "vip", now - 5, now + 2 * HOUR));
    assertThat(redis.hget(d("u"), "vip"))
        .startsWith("{\"op\":\"renew\",\"at\":" + (now - 5))
        .contains("\"enteredAt\":" + (now - 10) + ",");
    send(Writes.leave("u", "vip", now - 3, now + 2 * HOUR));
    assertThat(redis.exists(u("u"))).isZero();
    assertThat(redis.hget(d("u"), "vip")).startsWith("{\"op\":\"exit\",\"at\":" + (now - 3));
    assertThat(sendBatch(List.of(Writes.join("u", "vip", now - 4, now + HOUR))).dropped).isEqualTo(1);
    send(Writes.join("u", "vip", now - 1, now + HOUR));
    assertThat(redis.hget(d("u"), "vip")).startsWith("{\"op\":\"enter\",\"at\":" + (now - 1));
  }

  @Test
  void aMembershipThatWasOverByThenIsNotRenewedByOneAhead() {
    send(Writes.enter("u", "vip", now - 10, now + HOUR), Writes.join("u", "vip", now + 2 * HOUR, now + 3 * HOUR));
    assertThat(redis.hget(d("u"), "vip")).startsWith("{\"op\":\"enter\",\"at\":" + (now + 2 * HOUR));
  }

  @Test
  void whereNothingIsHeldLeavingLeavesNothing() {
    assertThat(sendBatch(List.of(Writes.leave("u", "vip", now, now + HOUR))).dropped).isEqualTo(1);
    assertThat(redis.keys("*")).isEmpty();
  }

  @Test
  void whoDecidesHasTheLastWordOfAnEvent() {
    RedisWrite decided = Writes.of("u", "vip", Op.RENEW, now, "2|e" + now + "|0", now + HOUR, now - 20);
    RedisWrite takenBack = Writes.of("u", "vip", Op.EXIT, now, "2|e" + now + "|0", now + HOUR);
    RedisWrite ahead = Writes.join("u", "vip", now, now + HOUR);
    for (List<RedisWrite> arrival : List.of(List.of(ahead, decided), List.of(decided, ahead))) {
      redis.flushdb();
      arrival.forEach(write -> send(write));
      assertThat(redis.hget(d("u"), "vip")).startsWith("{\"op\":\"renew\"").contains("\"enteredAt\":" + (now - 20));
    }
    for (List<RedisWrite> arrival : List.of(List.of(ahead, takenBack), List.of(takenBack, ahead))) {
      redis.flushdb();
      arrival.forEach(write -> send(write));
      assertThat(redis.exists(u("u"))).isZero();
    }
  }

  @Test
  void theIndexIsOfWhoDecides() {
    RedisWrite enter = Writes.enter("u", "vip", now, now + HOUR);
    send(Writes.join("u", "vip", now, now + HOUR));
    assertThat(redis.exists(shard("vip", "u"))).isZero();
    send(enter, Writes.leave("u", "vip", now + 1, now + HOUR));
    assertThat(redis.zscore(shard("vip", "u"), "u")).isEqualTo(now + HOUR);
    send(Writes.exit("u", "vip", now + 1, now + HOUR));
    assertThat(redis.exists(shard("vip", "u"))).isZero();
  }

  @Test
  void exitLeavesATombstoneThatOlderWritesDoNotPass() {
    RedisWrite enter = Writes.enter("u", "vip", now - 10, now + HOUR);
    send(enter, Writes.exit("u", "vip", now - 5, now + 2 * HOUR));
    assertThat(redis.exists(u("u"), shard("vip", "u"))).isZero();
    assertThat(redis.hget(d("u"), "vip"))
        .startsWith("{\"op\":\"exit\",\"at\":" + (now - 5))
        .contains("\"enteredAt\":" + (now - 10) + ",\"expiresAt\":" + (now + 2 * HOUR));
    assertThat(expiryOf(d("u"))).isCloseTo(now + 2 * HOUR, within(10_000L));

    assertThat(sendBatch(List.of(enter)).dropped).isEqualTo(1);
    assertThat(sendBatch(List.of(Writes.renew("u", "vip", now - 7, now + HOUR))).dropped).isEqualTo(1);
    assertThat(redis.exists(u("u"), shard("vip", "u"))).isZero();

    send(Writes.enter("u", "vip", now - 4, now + HOUR));
    assertThat(redis.zscore(u("u"), "vip")).isEqualTo(now + HOUR);
    assertThat(redis.hget(d("u"), "vip")).contains("\"enteredAt\":" + (now - 4));
  }

  @Test
  void exitOfAnUnknownMembershipIsATombstoneToo() {
    send(Writes.exit("u", "vip", now - 5, now + HOUR));
    assertThat(redis.hget(d("u"), "vip")).contains("\"enteredAt\":null");
    assertThat(sendBatch(List.of(Writes.enter("u", "vip", now - 6, now + HOUR))).dropped).isEqualTo(1);
  }

  @Test
  void tombstoneGoesWhenItsTimeIsOver() throws Exception {
    send(
        Writes.enter("u", "other", now - 10, now + HOUR),
        Writes.enter("u", "vip", now - 10, now + HOUR));
    redis.hset(d("u"), "vip", redis.hget(d("u"), "vip").replace("" + (now + HOUR), "" + now));
    send(Writes.exit("u", "vip", now - 5, now + 300));
    assertThat(redis.hexists(d("u"), "vip")).isTrue();
    while (now() <= now + 300) {
      Thread.sleep(20);
    }
    send(Writes.renew("u", "other", now, now + 2 * HOUR));
    assertThat(redis.hkeys(d("u"))).containsExactly("other");
    send(Writes.enter("u", "vip", now - 6, now + HOUR));
    assertThat(redis.zscore(u("u"), "vip")).isEqualTo(now + HOUR);
  }

  @ParameterizedTest
  @CsvSource({
    "2|e1|0, 2|e1|1, true",
    "0|e9|1, 1|e1|0, true",
    "1|e9|0, 2|e1|0, true",
    "2|e1|0, 2|e10|0, true",
    "2|a|0, 2|B|0, false",
    "2|e1|1, 2|e1|0, false",
    "2|a|b|0, 2|a|c|0, true",
    "2|\uFFFD|0, 2|\uD83D\uDE00|0, true",
    "0||1, 2|e|0, true",
  })
  void tiesOfTimeAreDecidedByPhaseEventAndRole(String first, String second, boolean taken) {
    send(Writes.of("u", "vip", Op.ENTER, now, first, now + HOUR));
    Outcome outcome = sendBatch(List.of(Writes.of("u", "vip", Op.EXIT, now, second, now + HOUR)));
    assertThat(outcome.dropped).isEqualTo(taken ? 0 : 1);
    assertThat(redis.exists(u("u"))).isEqualTo(taken ? 0 : 1);
  }

  @Test
  void equalWriteChangesNothingAndMendsTheIndex() {
    RedisWrite enter = Writes.enter("u", "vip", now, now + HOUR);
    send(enter);
    String details = redis.hget(d("u"), "vip");
    redis.del(shard("vip", "u"));
    send(enter);
    assertThat(redis.hget(d("u"), "vip")).isEqualTo(details);
    assertThat(redis.zscore(shard("vip", "u"), "u")).isEqualTo(now + HOUR);

    RedisWrite exit = Writes.exit("u", "vip", now + 1, now + HOUR);
    send(exit);
    details = redis.hget(d("u"), "vip");
    redis.zadd(shard("vip", "u"), now + HOUR, "u");
    send(exit);
    assertThat(redis.hget(d("u"), "vip")).isEqualTo(details);
    assertThat(redis.exists(shard("vip", "u"))).isZero();
  }

  @Test
  void expiredMembershipIsRemovedInsteadOfStored() {
    send(Writes.enter("u", "vip", now - 2 * HOUR, now - HOUR));
    assertThat(redis.keys("*")).isEmpty();

    redis.zadd(u("u"), now + HOUR, "vip");
    redis.zadd(shard("vip", "u"), now + HOUR, "u");
    send(Writes.enter("u", "vip", now - HOUR, now - 1));
    assertThat(redis.keys("*")).isEmpty();
  }

  @Test
  void expiredNewerWriteStillKeepsALongerOlderOneAway() {
    RedisWrite longer = Writes.enter("u", "vip", now - 20, now + HOUR);
    send(longer, Writes.renew("u", "vip", now - 10, now - 1));
    assertThat(redis.exists(u("u"), shard("vip", "u"))).isZero();
    assertThat(sendBatch(List.of(longer)).dropped).isEqualTo(1);
    assertThat(redis.exists(u("u"), shard("vip", "u"))).isZero();
  }

  @Test
  void shorterNewerMembershipRemembersWhatItReplaced() {
    send(
        Writes.enter("u", "vip", now - 20, now + 2 * HOUR),
        Writes.renew("u", "vip", now - 10, now + HOUR));
    assertThat(redis.zscore(u("u"), "vip")).isEqualTo(now + HOUR);
    assertThat(redis.hget(d("u"), "vip")).endsWith(",\"keptUntil\":" + (now + 2 * HOUR) + "}");
    assertThat(expiryOf(u("u"))).isCloseTo(now + HOUR, within(10_000L));
    assertThat(expiryOf(d("u"))).isCloseTo(now + 2 * HOUR, within(10_000L));
  }

  @Test
  void keysExpireWithTheirLastMember() {
    send(
        Writes.enter("u", "a", now, now + 3 * HOUR),
        Writes.enter("u", "b", now, now + HOUR));
    assertThat(expiryOf(u("u"))).isCloseTo(now + 3 * HOUR, within(10_000L));
    assertThat(expiryOf(d("u"))).isCloseTo(now + 3 * HOUR, within(10_000L));
    assertThat(expiryOf(shard("b", "u"))).isCloseTo(now + HOUR, within(10_000L));

    send(Writes.exit("u", "a", now + 1, now + 1), Writes.exit("u", "a", now + 2, now + 2));
    assertThat(expiryOf(u("u"))).isCloseTo(now + HOUR, within(10_000L));
  }

  @Test
  void detailsOfVeryManySegmentsStillExpireLateEnough() {
    for (int i = 0; i < 100; i++) {
      send(Writes.enter("u", "s" + i, now, now + HOUR + i * 60_000L));
    }
    assertThat(redis.hlen(d("u"))).isEqualTo(100);
    assertThat(expiryOf(d("u"))).isCloseTo(now + HOUR + 99 * 60_000L, within(10_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b'c{}\n;DROP", "}u", "%u", "{", "\uD83D\uDE00", "u\0x", "]]==] return 1", "\"expiresAt\":1", " "})
  void hostileNamesAreJustNames(String user) {
    String key = user.startsWith("}") ? "%7Du" : user.startsWith("%") ? "%25u" : user;
    send(
        Writes.of(user, "vip", Op.ENTER, now, "2|" + user + "|0", now + HOUR),
        Writes.of(user, "vip", Op.RENEW, now, "2|" + user + "|1", now + 2 * HOUR));
    assertThat(redis.zscore(u(key), "vip")).isEqualTo(now + 2 * HOUR);
    assertThat(redis.zrange(shard("vip", user), 0, -1)).containsExactly(user);
    assertThat(redis.hget(d(key), "vip"))
        .contains("\"order\":" + JsonQuote.quote("2|" + user + "|1"));
    assertThat(expiryOf(d(key))).isCloseTo(now + 2 * HOUR, within(10_000L));
    send(Writes.exit(user, "vip", now + 1, now + HOUR));
    assertThat(redis.exists(u(key), shard("vip", user))).isZero();
  }

  @Test
  void membersOfASegmentSpreadOverTheShards() {
    List<RedisWrite> batch = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      batch.add(Writes.enter("user-" + i, "vip", now, now + HOUR));
    }
    assertThat(sendBatch(batch).failedInOrderOf(batch)).isEmpty();
    long members = 0;
    for (int n = 0; n < SHARDS; n++) {
      long size = redis.zcard("seg:s:{vip:" + n + "}");
      assertThat(size).isBetween(50L, 350L);
      members += size;
    }
    assertThat(members).isEqualTo(10_000);
  }

  @Test
  void indexDropsTheExpiredAndStaysUntilItsLast() {
    String shard = shard("vip", "u");
    for (int i = 0; i < 8; i++) {
      redis.zadd(shard, now - 1, "gone" + i);
    }
    redis.zadd(shard, now + 3 * HOUR, "stays");
    send(Writes.enter("u", "vip", now, now + HOUR));
    assertThat(redis.zrange(shard, 0, -1)).containsExactly("u", "stays");
    assertThat(expiryOf(shard)).isCloseTo(now + 3 * HOUR, within(10_000L));
  }

  @Test
  void anyOrderAndRepetitionEndsInTheNewest() {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      redis.flushdb();
      List<RedisWrite> history = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        long at = now - 100 + i / 2;
        Op op = Op.values()[random.nextInt(3)];
        history.add(Writes.of("u", "vip", op, at, "2|e" + i + (op == Op.EXIT ? "|1" : "|0"), now + HOUR));
      }
      List<RedisWrite> arrival = new ArrayList<>(history);
      arrival.addAll(history.subList(0, random.nextInt(6)));
      Collections.shuffle(arrival, random);
      send(arrival.toArray(RedisWrite[]::new));
      boolean member = history.get(5).op != Op.EXIT;
      assertThat(redis.exists(u("u"))).isEqualTo(member ? 1 : 0);
      assertThat(redis.exists(shard("vip", "u"))).isEqualTo(member ? 1 : 0);
      assertThat(redis.hget(d("u"), "vip")).contains("\"order\":\"2|e5|");
    }
  }

  @Test
  void otherTypesUnderOurKeysAreAPermanentFailure() {
    redis.set(u("u"), "x");
    RedisWrite write = Writes.enter("u", "vip", now, now + HOUR);
    Outcome outcome = sendBatch(List.of(write));
    assertThat(outcome.permanent.code()).isEqualTo("WRONGTYPE");
    assertThat(new RedisRefusedException(outcome.permanent)).hasMessageNotContaining("{u}");

    redis.flushdb();
    redis.set(shard("vip", "u"), "x");
    assertThat(sendBatch(List.of(write)).permanent.code()).isEqualTo("WRONGTYPE");
  }

  @Test
  void scriptsAreLoadedWhenRedisForgotThem() {
    send(Writes.enter("u", "vip", now, now + HOUR));
    redis.scriptFlush();
    send(Writes.exit("u", "vip", now + 1, now + HOUR));
    assertThat(redis.exists(u("u"))).isZero();
  }
}
