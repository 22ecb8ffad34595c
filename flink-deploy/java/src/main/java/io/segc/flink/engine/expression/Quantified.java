package io.segc.flink.engine.expression;

/** SEMANTICS §9. {@code some} and {@code every}; absent when the list is. */
final class Quantified<S> extends Value<S> {
  private final boolean isSome;
  private final Value<S> list;
  private final Value<Object> holds;

  Quantified(boolean isSome, Value<S> list, Value<Object> holds) {
    this.isSome = isSome;
    this.list = list;
    this.holds = holds;
  }

  @Override
  public Object of(S subject) {
    Object[] elements = (Object[]) list.of(subject);
    return elements == null ? null : (Object) judge(elements);
  }

  @Override
  public boolean isTrue(S subject) {
    Object[] elements = (Object[]) list.of(subject);
    return elements != null && judge(elements);
  }

  @Override
  public boolean isAbsent(S subject) {
    return list.isAbsent(subject);
  }

  private boolean judge(Object[] elements) {
    for (Object element : elements) {
      if (holds.isTrue(element) == isSome) {
        return isSome;
      }
    }
    return !isSome;
  }
}
