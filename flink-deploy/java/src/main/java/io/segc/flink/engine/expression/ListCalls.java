package io.segc.flink.engine.expression;

/** SEMANTICS §9. Functions of lists. */
final class ListCalls {
  private ListCalls() {}

  /** {@code includes}: -0 is 0, and NaN is itself. */
  static final class Includes<S> extends Value<S> {
    private final Value<S> list;
    private final Value<S> wanted;

    Includes(Value<S> list, Value<S> wanted) {
      this.list = list;
      this.wanted = wanted;
    }

    @Override
    public Object of(S subject) {
      return isAbsent(subject) ? null : (Object) isTrue(subject);
    }

    @Override
    public boolean isTrue(S subject) {
      Object[] elements = (Object[]) list.of(subject);
      Object value = wanted.of(subject);
      if (elements == null || value == null) {
        return false;
      }
      for (Object element : elements) {
        // What equals() tells apart and === does not are 0 and -0; NaN is the other way round.
        if (value.equals(element) || Equalities.same(value, element)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public boolean isAbsent(S subject) {
      return list.isAbsent(subject) || wanted.isAbsent(subject);
    }
  }

  static final class Length<S> extends Calculation<S> {
    private final Value<S> list;

    Length(Value<S> list) {
      this.list = list;
    }

    @Override
    public double numberOrNaN(S subject) {
      Object[] elements = (Object[]) list.of(subject);
      return elements == null ? Double.NaN : elements.length;
    }

    @Override
    public boolean isAbsent(S subject) {
      return list.isAbsent(subject);
    }
  }
}
