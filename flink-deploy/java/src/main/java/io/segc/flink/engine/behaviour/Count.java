package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.List;

/** SEMANTICS §11. Of the times at which its part held, the last {@code atLeast} tell whether there are enough. */
public final class Count implements Behaviour {
  public final Behaviour of;
  public final int atLeast;
  /** Milliseconds. */
  public final long within;

  Count(Behaviour of, int atLeast, long within) {
    this.of = of;
    this.atLeast = atLeast;
    this.within = within;
  }

  /** When the part held, epoch ms, oldest first, no more than are needed. */
  static final class State {
    Object of;
    long[] held = new long[2];
    int size = 0;

    long last() {
      return held[size - 1];
    }

    void add(long ts, int atMost) {
      if (size == atMost) {
        System.arraycopy(held, 1, held, 0, --size);
      } else if (size == held.length) {
        held = java.util.Arrays.copyOf(held, Math.min(atMost, size * 2));
      }
      held[size++] = ts;
    }

    void dropUntil(long ts) {
      int old = 0;
      while (old < size && held[old] <= ts) {
        old++;
      }
      if (old > 0) {
        System.arraycopy(held, old, held, 0, size - old);
        size -= old;
      }
    }
  }

  /** How often the part has held at the end of a span that ends with a further holding at an instant, that one not counted. */
  public int heldBefore(Object state, long ts) {
    int count = 0;
    if (state != null) {
      State own = (State) state;
      for (int i = own.size - 1; i >= 0 && ts < own.held[i] + within; i--) {
        count++;
      }
    }
    return count;
  }

  @Override
  public Object begin() {
    State state = new State();
    state.of = of.begin();
    return state;
  }

  @Override
  public boolean isBlank(Object state) {
    return ((State) state).size == 0 && of.isBlank(((State) state).of);
  }

  private long forgottenAt(State state) {
    return state.size == 0 ? NEVER : state.last() + within;
  }

  @Override
  public long wakeAt(Object state) {
    return Math.min(of.wakeAt(((State) state).of), forgottenAt((State) state));
  }

  @Override
  public List<String[]> atInstant(Object state, long instant, List<EngineEvent> events) {
    State own = (State) state;
    of.wake(own.of, instant, events);
    if (forgottenAt(own) == instant) {
      own.size = 0;
    }
    return HOLDS_NEVER;
  }

  @Override
  public String[] atEvent(Object state, EngineEvent event) {
    State own = (State) state;
    String[] ids = of.atEvent(own.of, event);
    if (ids == null) {
      return null;
    }
    own.dropUntil(event.ts - within);
    own.add(event.ts, atLeast);
    return own.size == atLeast ? ids : null;
  }

  @Override
  public void write(Object state, ByteWriter out) {
    State own = (State) state;
    of.write(own.of, out);
    out.writeCount(own.size);
    for (int i = 0; i < own.size; i++) {
      out.writeWhole(own.held[i]);
    }
  }

  @Override
  public Object read(ByteReader in) {
    State state = new State();
    state.of = of.read(in);
    state.size = in.readCount();
    state.held = new long[Math.max(2, state.size)];
    for (int i = 0; i < state.size; i++) {
      state.held[i] = in.readWhole();
    }
    return state;
  }

  @Override
  public boolean needsMemory() {
    return atLeast > 1;
  }

  @Override
  public void listen(Interest interest) {
    of.listen(interest);
  }
}
