package io.segc.flink.engine.expression;

/** The numbers from one to another, both included. NaN is in none, and a bound of NaN leaves none. */
record Interval(double least, double most) {
  /** The numbers that stand in an ordering to a constant, to the left of it. */
  static Interval of(String operator, double constant) {
    return switch (operator) {
      case ">" -> new Interval(constant == Double.POSITIVE_INFINITY ? Double.NaN : Math.nextUp(constant), Double.POSITIVE_INFINITY);
      case ">=" -> new Interval(constant, Double.POSITIVE_INFINITY);
      case "<" -> new Interval(Double.NEGATIVE_INFINITY, constant == Double.NEGATIVE_INFINITY ? Double.NaN : Math.nextDown(constant));
      case "<=" -> new Interval(Double.NEGATIVE_INFINITY, constant);
      default -> throw new IllegalArgumentException("there is no ordering " + operator);
    };
  }

  Interval and(Interval other) {
    return new Interval(Math.max(least, other.least), Math.min(most, other.most));
  }

  boolean has(double number) {
    return least <= number && number <= most;
  }

  boolean isEmpty() {
    return !(least <= most);
  }
}
