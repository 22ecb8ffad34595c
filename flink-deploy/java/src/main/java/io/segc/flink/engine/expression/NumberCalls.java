package io.segc.flink.engine.expression;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** SEMANTICS §9. Functions of numbers. Each gives NaN for NaN, and so for an absent number. */
final class NumberCalls {
  private NumberCalls() {}

  static final class OfNumber<S> extends Calculation<S> {
    private final DoubleUnaryOperator function;
    private final Value<S> number;

    OfNumber(DoubleUnaryOperator function, Value<S> number) {
      this.function = function;
      this.number = number;
    }

    @Override
    public double numberOrNaN(S subject) {
      return function.applyAsDouble(number.numberOrNaN(subject));
    }

    @Override
    public boolean isAbsent(S subject) {
      return number.isAbsent(subject);
    }
  }

  /** {@code max} and {@code min}, which take one number or more. */
  static final class OfNumbers<S> extends Calculation<S> {
    private final DoubleBinaryOperator function;
    private final Value<S>[] numbers;

    OfNumbers(DoubleBinaryOperator function, List<Value<S>> numbers) {
      this.function = function;
      this.numbers = Conditions.array(numbers);
    }

    @Override
    public double numberOrNaN(S subject) {
      double result = numbers[0].numberOrNaN(subject);
      for (int i = 1; i < numbers.length; i++) {
        result = function.applyAsDouble(result, numbers[i].numberOrNaN(subject));
      }
      return result;
    }

    @Override
    public boolean isAbsent(S subject) {
      for (Value<S> number : numbers) {
        if (number.isAbsent(subject)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code isNaN} and its siblings. */
  static final class Test<S> extends Value<S> {
    private final DoublePredicate test;
    private final Value<S> number;

    Test(DoublePredicate test, Value<S> number) {
      this.test = test;
      this.number = number;
    }

    @Override
    public Object of(S subject) {
      return number.isAbsent(subject) ? null : (Object) test.test(number.numberOrNaN(subject));
    }

    @Override
    public boolean isTrue(S subject) {
      return test.test(number.numberOrNaN(subject)) && !number.isAbsent(subject);
    }

    @Override
    public boolean isAbsent(S subject) {
      return number.isAbsent(subject);
    }
  }
}
