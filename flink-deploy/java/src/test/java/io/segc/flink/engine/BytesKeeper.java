package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteWriter;

/** A keeper whose states are bytes between any two calls, as in a backend that is not on the heap. */
final class BytesKeeper {
  private final EngineProgram program;
  private final Keeper keeper;

  BytesKeeper(EngineProgram program) {
    this.program = program;
    keeper = new Keeper(program);
  }

  /** What is to be kept; null when the event changes nothing. */
  byte[] arrive(byte[] known, long ts, byte[] facts, Keeper.Timers timers, Output output) {
    UserState state = UserState.read(program, known);
    return keeper.arrive(state, ts, facts, timers, output) ? state.write(program, new ByteWriter()) : null;
  }

  void arriveLate(byte[] known, long ts, byte[] facts, Output output) {
    keeper.arriveLate(UserState.read(program, known), ts, facts, output);
  }

  /** What is to be kept; null for nothing. */
  byte[] wake(byte[] known, long now, Keeper.Timers timers, Output output) {
    if (!UserState.isDue(known, now)) {
      return known;
    }
    UserState state = UserState.read(program, known);
    return keeper.wake(state, now, timers, output) ? state.write(program, new ByteWriter()) : null;
  }
}
