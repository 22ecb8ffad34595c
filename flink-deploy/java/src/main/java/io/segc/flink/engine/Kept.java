package io.segc.flink.engine;

import io.segc.flink.engine.state.ByteWriter;
import org.apache.flink.table.annotation.DataTypeHint;

/**
 * What Flink keeps of one user: of one who has been busy lately the state itself, of others the bytes that it is written to, which take less room. The threads that
 * write a checkpoint may ask for the bytes while the operator makes bytes of it; they never see it change in another way ({@link KeptSerializer#copy}).
 */
@DataTypeHint(value = "RAW", bridgedTo = Kept.class, rawSerializer = KeptSerializer.class)
public final class Kept {
  private volatile byte[] bytes;
  private volatile UserState state;
  private EngineProgram program;

  Kept(byte[] bytes) {
    this.bytes = bytes;
  }

  Kept(EngineProgram program, BusyUsers busy) {
    this.program = program;
    state = new UserState(program);
    busy.add(this);
  }

  /** The state; who had none at hand counts as busy from now on. */
  UserState state(EngineProgram program, BusyUsers busy) {
    UserState known = state;
    if (known == null) {
      known = UserState.read(program, bytes);
      this.program = program;
      state = known;
      bytes = null;
      busy.add(this);
    }
    return known;
  }

  /** As {@link UserState#isDue}, without making a state of the bytes. */
  boolean isDue(long now) {
    UserState known = state;
    return known == null ? UserState.isDue(bytes, now) : known.isDue(now);
  }

  byte[] toBytes() {
    UserState known = state;
    return known == null ? bytes : known.write(program, new ByteWriter());
  }

  /** Makes bytes of the state. */
  void compact() {
    UserState known = state;
    // One who is blank has been forgotten.
    if (known != null && !known.isBlank()) {
      bytes = known.write(program, new ByteWriter());
      state = null;
    }
  }
}
