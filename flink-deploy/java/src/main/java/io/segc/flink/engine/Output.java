package io.segc.flink.engine;

/** Takes what the engine finds out about one user. */
interface Output {
  /** Why: an event, or a deadline that one has set. */
  String EVENT = "event";

  /** Why: it has not been renewed in time. */
  String TTL = "ttl";

  /** How a transition stands among those of its instant, as the contract has it. */
  static String order(int phase, String eventId, boolean isExit) {
    return phase + "|" + eventId + (isExit ? "|1" : "|0");
  }

  /**
   * A transition (SEMANTICS §7).
   *
   * @param isDecided whether event time has decided it: it belongs into the change topic. If not, it is for Redis alone, which is told early
   * @param isNews whether Redis does not have it yet
   * @param enteredAt when the membership began that it begins, renews or ends, epoch ms
   * @param expiresAt when the membership ends unless it is renewed; on exit until when Redis keeps the tombstone; epoch ms
   * @param order {@code <phase>|<eventId>|<role>}, as the contract has it; null of what is no news, for only Redis goes by it
   */
  void transition(
      boolean isDecided,
      boolean isNews,
      Segment segment,
      String op,
      long at,
      long enteredAt,
      long expiresAt,
      String reason,
      String[] eventIds,
      String order);
}
