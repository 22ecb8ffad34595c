package io.segc.flink.engine.visit;

import io.segc.flink.engine.state.ByteReader;
import io.segc.flink.engine.state.ByteWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/** SEMANTICS §6. What a metric has counted of one session so far; one that has counted nothing need not be kept. */
abstract class Tally {
  abstract void add(Object value);

  /** The metric; null when it is absent. */
  abstract Object value();

  abstract void write(ByteWriter out);

  abstract void read(ByteReader in);

  /** Begins a metric of a kind of {@code compiler/ir/session.ts}. */
  static Tally begin(String kind) {
    return switch (kind) {
      case "count" -> new Counted();
      case "distinct" -> new Distinct();
      case "sum", "average" -> new Summed(kind.equals("average"));
      case "min", "max" -> new Extreme(kind.equals("max"));
      default -> throw new IllegalArgumentException("segc has a bug: no metric of a session is a " + kind);
    };
  }

  /** The metric over nothing. */
  static Object overNothing(String kind) {
    return switch (kind) {
      case "count", "distinct", "sum" -> 0.0;
      default -> null;
    };
  }

  private static final class Counted extends Tally {
    private int count = 0;

    @Override
    void add(Object value) {
      count++;
    }

    @Override
    Object value() {
      return (double) count;
    }

    @Override
    void write(ByteWriter out) {
      out.writeCount(count);
    }

    @Override
    void read(ByteReader in) {
      count = in.readCount();
    }
  }

  /** Tells values apart as {@code ===} does: 0 is -0, and NaN is nothing, not even itself. */
  private static final class Distinct extends Tally {
    private final Set<Object> values = new LinkedHashSet<>();
    private int notNumbers = 0;

    @Override
    void add(Object value) {
      if (value instanceof Double number && number.isNaN()) {
        notNumbers++;
      } else {
        values.add(value instanceof Double number && number == 0 ? (Object) 0.0 : value);
      }
    }

    @Override
    Object value() {
      return (double) (values.size() + notNumbers);
    }

    @Override
    void write(ByteWriter out) {
      out.writeCount(notNumbers);
      out.writeCount(values.size());
      values.forEach(out::writeValue);
    }

    @Override
    void read(ByteReader in) {
      notNumbers = in.readCount();
      for (int count = in.readCount(); count > 0; count--) {
        values.add(in.readValue());
      }
    }
  }

  private static final class Summed extends Tally {
    private final boolean isAverage;
    private double sum = 0;
    private int count = 0;

    Summed(boolean isAverage) {
      this.isAverage = isAverage;
    }

    @Override
    void add(Object value) {
      sum += (Double) value;
      count++;
    }

    @Override
    Object value() {
      return isAverage ? sum / count : sum;
    }

    @Override
    void write(ByteWriter out) {
      out.writeDouble(sum);
      out.writeCount(count);
    }

    @Override
    void read(ByteReader in) {
      sum = in.readDouble();
      count = in.readCount();
    }
  }

  private static final class Extreme extends Tally {
    private final boolean isGreatest;
    private boolean isBegun = false;
    private double chosen;

    Extreme(boolean isGreatest) {
      this.isGreatest = isGreatest;
    }

    @Override
    void add(Object value) {
      double number = (Double) value;
      // Math.min and max are TypeScript's: NaN wins, and -0 is below 0.
      chosen = !isBegun ? number : isGreatest ? Math.max(chosen, number) : Math.min(chosen, number);
      isBegun = true;
    }

    @Override
    Object value() {
      return chosen;
    }

    @Override
    void write(ByteWriter out) {
      out.writeDouble(chosen);
    }

    @Override
    void read(ByteReader in) {
      chosen = in.readDouble();
      isBegun = true;
    }
  }
}
