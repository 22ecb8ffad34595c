package io.segc.flink.engine.expression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Leads to the predicates that ask for the very value that an event has. */
final class KeyIndex {
  private KeyIndex() {}

  /**
   * Makes the index.
   *
   * @param steps by constant, null for {@code undefined}
   */
  static <S> Step<S> of(Value<S> subject, Kind kind, Map<Object, Step<S>> steps) {
    Map<Object, Step<S>> present = new HashMap<>(steps);
    Step<S> absent = present.remove(null);
    return switch (kind) {
      case NUMBER -> new OfNumber<>(subject, present, absent);
      case TRUTH -> new OfTruth<>(subject, present.get(true), present.get(false), absent);
      default -> new OfText<>(subject, present, absent);
    };
  }

  private static final class OfText<S> implements Step<S> {
    private final Value<S> subject;
    private final Map<Object, Step<S>> steps;
    private final Step<S> absent;

    OfText(Value<S> subject, Map<Object, Step<S>> steps, Step<S> absent) {
      this.subject = subject;
      this.steps = steps;
      this.absent = absent;
    }

    @Override
    public void collect(S event, Ids held) {
      Object text = subject.of(event);
      Step<S> step = text == null ? absent : steps.get(text);
      if (step != null) {
        step.collect(event, held);
      }
    }
  }

  /** Searches instead of hashing: a hash would need an object of the number. */
  private static final class OfNumber<S> implements Step<S> {
    private final Value<S> subject;
    private final double[] keys;
    private final Step<S>[] steps;
    private final Step<S> absent;

    @SuppressWarnings("unchecked")
    OfNumber(Value<S> subject, Map<Object, Step<S>> steps, Step<S> absent) {
      this.subject = subject;
      this.keys = steps.keySet().stream().mapToDouble(key -> (Double) key).sorted().toArray();
      this.steps = Arrays.stream(keys).mapToObj(steps::get).toArray(Step[]::new);
      this.absent = absent;
    }

    @Override
    public void collect(S event, Ids held) {
      double number = subject.numberOrNaN(event);
      if (Double.isNaN(number)) {
        if (absent != null && subject.isAbsent(event)) {
          absent.collect(event, held);
        }
        return;
      }
      int at = Arrays.binarySearch(keys, number + 0.0);
      if (at >= 0) {
        steps[at].collect(event, held);
      }
    }
  }

  private static final class OfTruth<S> implements Step<S> {
    private final Value<S> subject;
    private final Step<S> whenTrue;
    private final Step<S> whenFalse;
    private final Step<S> absent;

    OfTruth(Value<S> subject, Step<S> whenTrue, Step<S> whenFalse, Step<S> absent) {
      this.subject = subject;
      this.whenTrue = whenTrue;
      this.whenFalse = whenFalse;
      this.absent = absent;
    }

    @Override
    public void collect(S event, Ids held) {
      Step<S> step = subject.isTrue(event) ? whenTrue : subject.isAbsent(event) ? absent : whenFalse;
      if (step != null) {
        step.collect(event, held);
      }
    }
  }
}
