package io.segc.flink.engine;

import io.segc.flink.engine.behaviour.Behaviour;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import io.segc.flink.engine.state.Sparse;
import io.segc.flink.engine.state.Timed;
import io.segc.flink.engine.visit.Visit;

/** What is remembered of one user. All times are epoch ms. */
final class UserState {
  static final long NEVER = Behaviour.NEVER;
  /** Before all instants. */
  static final long UNKNOWN = Long.MIN_VALUE;

  /** Events that wait for event time, in their order (SEMANTICS §2). {@link Arrivals} puts them in, {@link Engine} takes them out. */
  final Waiting waiting = new Waiting();
  /** None of the events that wait is of a later time, epoch ms: to know it without looking at them. Not kept. */
  long lastArrived = UNKNOWN;
  /** By gap, in the order of the program; null where no session is open. */
  final Visit[] visits;
  /** State of each trigger that remembers something. */
  final Timed<Object> triggers = new Timed<>();

  final Timed<Membership> memberships = new Timed<>();
  /** Combinations that were true after the instant before; of those that look at no membership that there is, it does not matter. */
  final Sparse<Boolean> wasTrue = new Sparse<>();
  /** What Redis has been told of segments where events that wait have changed something. */
  final Sparse<Told> told = new Sparse<>();
  /** Whether an event has come that counts before one of which Redis has been told. */
  boolean isToldInOrder = true;
  /** Up to here everything has been decided; what comes for it later is late (SEMANTICS §8). */
  long decidedUntil = -1;
  /**
   * The first timers that are set: one for the events that wait, one for what happens by itself. They may be too early, and then nothing happens at them. Two, so that the second is not set anew after
   * each event.
   */
  long eventTimer = NEVER;

  long wakeTimer = NEVER;
  /**
   * Before this instant nothing happens without an event; it may be too early, and then nothing happens at it. Known of what waits, the events excepted, unless
   * {@link #UNKNOWN}: it is not kept.
   */
  long wakesFrom = UNKNOWN;

  /** Up to this instant, epoch ms, an event at which no predicate holds makes no session hold, as far as has been decided; {@link #UNKNOWN} until it is asked. Not kept. */
  long quietUntil = UNKNOWN;

  UserState(EngineProgram program) {
    visits = new Visit[program.visits.length];
  }

  /** Something may happen at an instant without an event. */
  void wakeBy(long instant) {
    wakesFrom = Math.min(wakesFrom, instant);
  }

  /** Whether the first timer that is set has been reached, or the other. Flink also has those that were the first until an earlier one was set: at them there is nothing to do. */
  boolean isDue(long now) {
    return eventTimer <= now || wakeTimer <= now;
  }

  /** The same of a state that has been written. */
  static boolean isDue(byte[] bytes, long now) {
    ByteReader in = new ByteReader(bytes);
    return in.readLong() <= now || in.readLong() <= now;
  }

  /** Whether nothing is remembered but how far everything has been decided. */
  boolean isBlank() {
    if (!waiting.isEmpty() || !triggers.isEmpty() || !memberships.isEmpty()) {
      return false;
    }
    for (Visit visit : visits) {
      if (visit != null) {
        return false;
      }
    }
    return true;
  }

  byte[] write(EngineProgram program, ByteWriter out) {
    out.clear();
    // First, so that isDue need not read on.
    out.writeLong(eventTimer);
    out.writeLong(wakeTimer);
    out.writeLong(decidedUntil);
    out.writeByte(isToldInOrder ? 1 : 0);
    for (int i = 0; i < visits.length; i++) {
      out.writeByte(visits[i] == null ? 0 : 1);
      if (visits[i] != null) {
        program.visits[i].write(visits[i], out);
      }
    }
    out.writeCount(triggers.size());
    for (int i = 0; i < triggers.size(); i++) {
      out.writeCount(triggers.keyAt(i));
      program.triggers[triggers.keyAt(i)].behaviour().write(triggers.valueAt(i), out);
    }
    out.writeCount(memberships.size());
    for (int i = 0; i < memberships.size(); i++) {
      out.writeCount(memberships.keyAt(i));
      out.writeWhole(memberships.valueAt(i).enteredAt());
      out.writeWhole(memberships.valueAt(i).expiresAt());
      out.writeTexts(memberships.valueAt(i).eventIds());
    }
    out.writeCount(wasTrue.size());
    for (int i = 0; i < wasTrue.size(); i++) {
      out.writeCount(wasTrue.keyAt(i));
    }
    out.writeCount(told.size());
    for (int i = 0; i < told.size(); i++) {
      out.writeCount(told.keyAt(i));
      out.writeWhole(told.valueAt(i).enteredAt());
      out.writeWhole(told.valueAt(i).until());
    }
    for (int i = 0; i < waiting.size(); i++) {
      waiting.get(i).write(out);
    }
    return out.toBytes();
  }

  static UserState read(EngineProgram program, byte[] bytes) {
    UserState state = new UserState(program);
    if (bytes == null) {
      return state;
    }
    ByteReader in = new ByteReader(bytes);
    state.eventTimer = in.readLong();
    state.wakeTimer = in.readLong();
    state.decidedUntil = in.readLong();
    state.isToldInOrder = in.readByte() == 1;
    for (int i = 0; i < state.visits.length; i++) {
      if (in.readByte() == 1) {
        state.visits[i] = program.visits[i].read(in);
      }
    }
    for (int count = in.readCount(); count > 0; count--) {
      int trigger = in.readCount();
      Behaviour behaviour = program.triggers[trigger].behaviour();
      Object known = behaviour.read(in);
      state.triggers.put(trigger, known, behaviour.wakeAt(known));
    }
    for (int count = in.readCount(); count > 0; count--) {
      int segment = in.readCount();
      Membership membership = new Membership(in.readWhole(), in.readWhole(), in.readTexts());
      state.memberships.put(segment, membership, membership.expiresAt());
    }
    for (int count = in.readCount(); count > 0; count--) {
      state.wasTrue.put(in.readCount(), true);
    }
    for (int count = in.readCount(); count > 0; count--) {
      state.told.put(in.readCount(), new Told(in.readWhole(), in.readWhole()));
    }
    while (in.hasMore()) {
      EngineEvent event = EngineEvent.read(in);
      state.waiting.add(event);
      state.lastArrived = event.ts;
    }
    return state;
  }
}
