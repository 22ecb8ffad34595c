package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteWriter;

/**
 * What Flink keeps of one user: the state itself, which becomes bytes only where Flink asks for them, at a checkpoint or, in a backend that is not on the heap, after
 * each change. What has been read from bytes stays bytes until someone looks at it.
 */
public final class Kept {
  private byte[] bytes;
  private UserState state;
  private EngineProgram program;

  Kept(byte[] bytes) {
    this.bytes = bytes;
  }

  Kept(EngineProgram program) {
    this.program = program;
    state = new UserState(program);
  }

  UserState state(EngineProgram program) {
    if (state == null) {
      state = UserState.read(program, bytes);
      this.program = program;
      bytes = null;
    }
    return state;
  }

  byte[] toBytes() {
    return state == null ? bytes : state.write(program, new ByteWriter());
  }
}
