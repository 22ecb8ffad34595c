package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** SEMANTICS §9. {@code includes} of a constant list: -0 is 0, and an absent value is in no list. */
final class OneOf {
  private OneOf() {}

  static <S> Value<S> of(List<JsonNode> values, Kind kind, Value<S> subject) {
    List<Object> constants = values.stream().map(value -> plain(value.value())).toList();
    return kind == Kind.NUMBER ? new OfNumbers<>(constants, subject) : new OfAny<>(constants, subject);
  }

  /** The value, and 0 for -0. */
  static Object plain(Object value) {
    return value instanceof Double number ? (Object) (number + 0.0) : value;
  }

  private static final class OfNumbers<S> extends Condition<S> {
    private final double[] sorted;
    private final Value<S> subject;

    OfNumbers(List<Object> constants, Value<S> subject) {
      sorted =
          constants.stream()
              .filter(Double.class::isInstance)
              .mapToDouble(constant -> (Double) constant)
              .sorted()
              .toArray();
      this.subject = subject;
    }

    @Override
    public boolean isTrue(S event) {
      double number = subject.numberOrNaN(event);
      return Arrays.binarySearch(sorted, number + 0.0) >= 0;
    }
  }

  private static final class OfAny<S> extends Condition<S> {
    private final Set<Object> constants;
    private final Value<S> subject;

    OfAny(List<Object> constants, Value<S> subject) {
      this.constants = new HashSet<>(constants);
      this.subject = subject;
    }

    @Override
    public boolean isTrue(S event) {
      Object value = subject.of(event);
      return value != null && constants.contains(plain(value));
    }
  }
}
