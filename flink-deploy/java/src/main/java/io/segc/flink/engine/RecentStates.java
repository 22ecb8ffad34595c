package io.segc.flink.engine;

/**
 * States of the users seen last, under the very bytes that they were written to: where the state backend gives these bytes back, as the one on the heap does, they need
 * not be read again. One that has been taken is gone, since it changes in place.
 */
final class RecentStates {
  private static final int SIZE = 1 << 14;

  private final byte[][] keys = new byte[SIZE][];
  private final UserState[] states = new UserState[SIZE];

  /** The state that was written to these bytes; null when it is not at hand. */
  UserState take(byte[] bytes) {
    int place = placeOf(bytes);
    if (keys[place] != bytes) {
      return null;
    }
    UserState state = states[place];
    keys[place] = null;
    states[place] = null;
    return state;
  }

  void put(byte[] bytes, UserState state) {
    int place = placeOf(bytes);
    keys[place] = bytes;
    states[place] = state;
  }

  private static int placeOf(byte[] bytes) {
    return System.identityHashCode(bytes) & (SIZE - 1);
  }
}
