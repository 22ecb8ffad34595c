package io.segc.flink.engine.behaviour;

import io.segc.flink.engine.EngineEvent;
import io.segc.flink.engine.expression.Value;
import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SEMANTICS §12. Without a condition the first chain of a step is all that is needed: each of its links is at least as late as that of any other chain, its first
 * one as well, so that it is in time whenever one is.
 */
final class Sequence implements Behaviour {
  /** That a step held at an event. */
  record Link(EngineEvent event, String[] ids) {}

  private final Behaviour[] steps;
  /** Over the links of a chain; null when every chain counts. */
  private final Value<Link[]> where;
  /** The values of events that the condition looks at, rising. */
  private final int[] values;
  /** Milliseconds. */
  private final long within;

  Sequence(Behaviour[] steps, Value<Link[]> where, int[] values, long within) {
    this.steps = steps;
    this.where = where;
    this.values = values;
    this.within = within;
  }

  private static final class State {
    Object[] steps;
    /**
     * For each step but the last, the chains that end with it. The one with the latest last link comes first, of those with the same the one with the latest link
     * before, and so on. All of those that may still be needed.
     */
    List<Link[]>[] chains;
  }

  @SuppressWarnings("unchecked")
  private State empty() {
    State state = new State();
    state.steps = new Object[steps.length];
    state.chains = new List[steps.length - 1];
    Arrays.fill(state.chains, List.of());
    return state;
  }

  @Override
  public Object begin() {
    State state = empty();
    for (int i = 0; i < steps.length; i++) {
      state.steps[i] = steps[i].begin();
    }
    return state;
  }

  private long expiryOf(Link[] chain) {
    return chain[0].event.ts + within;
  }

  /** The chain that expires last: none begins later than the latest first step. */
  private long forgottenAt(State state) {
    return state.chains[0].isEmpty() ? NEVER : expiryOf(state.chains[0].get(0));
  }

  @Override
  public boolean isBlank(Object state) {
    State own = (State) state;
    if (forgottenAt(own) != NEVER) {
      return false;
    }
    for (int i = 0; i < steps.length; i++) {
      if (!steps[i].isBlank(own.steps[i])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long wakeAt(Object state) {
    State own = (State) state;
    long at = forgottenAt(own);
    for (int i = 0; i < steps.length; i++) {
      at = Math.min(at, steps[i].wakeAt(own.steps[i]));
    }
    return at;
  }

  @Override
  public List<String[]> atInstant(Object state, long instant, List<EngineEvent> events) {
    State own = (State) state;
    for (int i = 0; i < steps.length; i++) {
      steps[i].wake(own.steps[i], instant, events);
    }
    if (forgottenAt(own) == instant) {
      Arrays.fill(own.chains, List.of());
    }
    return HOLDS_NEVER;
  }

  @Override
  public String[] atEvent(Object state, EngineEvent event) {
    State own = (State) state;
    int last = steps.length - 1;
    String[][] held = new String[steps.length][];
    for (int i = 0; i <= last; i++) {
      held[i] = steps[i].atEvent(own.steps[i], event);
    }
    Link[] completed = null;
    EngineEvent kept = null;
    // From the last step to the first, so that the event does not extend a chain that it has itself extended.
    for (int i = last; i >= 0; i--) {
      if (held[i] == null) {
        continue;
      }
      kept = kept == null ? event.onlyWith(values) : kept;
      Link link = new Link(kept, held[i]);
      if (i == last) {
        completed = complete(own.chains[i - 1], link);
      } else {
        own.chains[i] = extend(own, i, link);
      }
    }
    return completed == null ? null : idsOf(completed);
  }

  private Link[] complete(List<Link[]> begun, Link link) {
    for (Link[] chain : begun) {
      if (link.event.ts < expiryOf(chain)) {
        Link[] whole = with(chain, link);
        if (where == null || where.isTrue(whole)) {
          return whole;
        }
      }
    }
    return null;
  }

  private List<Link[]> extend(State state, int step, Link link) {
    long ts = link.event.ts;
    List<Link[]> chains = new ArrayList<>();
    if (step == 0) {
      chains.add(new Link[] {link});
    } else {
      for (Link[] chain : state.chains[step - 1]) {
        if (ts < expiryOf(chain)) {
          chains.add(with(chain, link));
        }
      }
    }
    for (Link[] chain : state.chains[step]) {
      if (ts < expiryOf(chain)) {
        chains.add(chain);
      }
    }
    return where == null && chains.size() > 1 ? List.<Link[]>of(chains.get(0)) : chains;
  }

  private static Link[] with(Link[] chain, Link link) {
    Link[] longer = Arrays.copyOf(chain, chain.length + 1);
    longer[chain.length] = link;
    return longer;
  }

  private static String[] idsOf(Link[] chain) {
    List<String> ids = new ArrayList<>();
    for (Link link : chain) {
      ids.addAll(Arrays.asList(link.ids));
    }
    return ids.toArray(String[]::new);
  }

  @Override
  public void write(Object state, ByteWriter out) {
    State own = (State) state;
    for (int i = 0; i < steps.length; i++) {
      steps[i].write(own.steps[i], out);
    }
    for (List<Link[]> chains : own.chains) {
      out.writeCount(chains.size());
      for (Link[] chain : chains) {
        for (Link link : chain) {
          link.event.write(out);
          out.writeTexts(link.ids);
        }
      }
    }
  }

  @Override
  public Object read(ByteReader in) {
    State state = empty();
    for (int i = 0; i < steps.length; i++) {
      state.steps[i] = steps[i].read(in);
    }
    for (int i = 0; i < state.chains.length; i++) {
      int count = in.readCount();
      List<Link[]> chains = new ArrayList<>(count);
      for (int n = 0; n < count; n++) {
        Link[] chain = new Link[i + 1];
        for (int l = 0; l <= i; l++) {
          chain[l] = new Link(EngineEvent.read(in), in.readTexts());
        }
        chains.add(chain);
      }
      state.chains[i] = chains;
    }
    return state;
  }

  @Override
  public boolean needsMemory() {
    return true;
  }

  @Override
  public void listen(Interest interest) {
    steps[0].listen(interest);
    for (int i = 1; i < steps.length; i++) {
      Interest.whileRemembering(steps[i], interest);
    }
  }
}
