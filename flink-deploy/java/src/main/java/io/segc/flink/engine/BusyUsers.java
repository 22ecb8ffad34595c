package io.segc.flink.engine;

/** The users who have been busy lately; of those who no longer are, the state becomes bytes. */
final class BusyUsers {
  private static final int SIZE = 1 << 14;

  private final Kept[] users = new Kept[SIZE];
  private int next = 0;

  /** Someone has become busy: has a state, where there have been bytes or nothing. */
  void add(Kept kept) {
    Kept idle = users[next];
    if (idle != null) {
      idle.compact();
    }
    users[next] = kept;
    next = (next + 1) & (SIZE - 1);
  }
}
