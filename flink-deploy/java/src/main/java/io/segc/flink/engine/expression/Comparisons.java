package io.segc.flink.engine.expression;

import java.util.Map;

/** SEMANTICS §9. {@code ===}, {@code !==} and the orderings, each in the cheapest way that the types allow. */
final class Comparisons {
  /** What an ordering is from the other side. */
  private static final Map<String, String> MIRRORED = Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=");

  private Comparisons() {}

  static <S> Value<S> of(String operator, Kind leftKind, Value<S> left, Kind rightKind, Value<S> right) {
    if (left instanceof Literal && !(right instanceof Literal)) {
      return of(mirrored(operator), rightKind, right, leftKind, left);
    }
    if (operator.equals("===")) {
      return equality(leftKind, left, rightKind, right);
    }
    if (operator.equals("!==")) {
      return new Conditions.Not<>(equality(leftKind, left, rightKind, right));
    }
    return ordering(operator, leftKind, left, rightKind, right);
  }

  /** The operator that says the same with its operands the other way round. */
  static String mirrored(String operator) {
    return MIRRORED.getOrDefault(operator, operator);
  }

  private static <S> Value<S> equality(Kind leftKind, Value<S> left, Kind rightKind, Value<S> right) {
    if (right instanceof Literal<S> literal) {
      if (literal.value == null) {
        return new Equalities.Absent<>(left);
      }
      if (literal.value instanceof Double number && leftKind == Kind.NUMBER) {
        return new Equalities.WithNumber<>(left, number);
      }
      return literal.value instanceof Double
          ? new Equalities.OfAny<>(left, right)
          : new Equalities.WithConstant<>(left, literal.value);
    }
    return leftKind == Kind.NUMBER && rightKind == Kind.NUMBER
        ? new Equalities.OfNumbers<>(left, right)
        : new Equalities.OfAny<>(left, right);
  }

  private static <S> Value<S> ordering(String operator, Kind leftKind, Value<S> left, Kind rightKind, Value<S> right) {
    if (leftKind == Kind.NUMBER && rightKind == Kind.NUMBER) {
      if (right instanceof Literal) {
        return new Orderings.InInterval<>(left, Interval.of(operator, right.numberOrNaN(null)));
      }
      return switch (operator) {
        case "<" -> new Orderings.Less<>(left, right);
        case "<=" -> new Orderings.AtMost<>(left, right);
        case ">" -> new Orderings.Less<>(right, left);
        case ">=" -> new Orderings.AtMost<>(right, left);
        default -> throw new IllegalArgumentException("there is no operator " + operator);
      };
    }
    return new Orderings.OfAny<>(operator, left, right);
  }
}
