package io.segc.flink.engine.expression;

import io.segc.flink.expressions.Texts;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** SEMANTICS §9. Functions of texts, on UTF-16 code units. */
final class TextCalls {
  private TextCalls() {}

  static final class OfText<S> extends Value<S> {
    private final UnaryOperator<String> function;
    private final Value<S> text;

    OfText(UnaryOperator<String> function, Value<S> text) {
      this.function = function;
      this.text = text;
    }

    @Override
    public Object of(S subject) {
      String value = (String) text.of(subject);
      return value == null ? null : function.apply(value);
    }

    @Override
    public boolean isAbsent(S subject) {
      return text.isAbsent(subject);
    }
  }

  /** {@code startsWith} and its siblings. */
  static final class Test<S> extends Value<S> {
    private final BiPredicate<String, String> test;
    private final Value<S> text;
    private final Value<S> part;

    Test(BiPredicate<String, String> test, Value<S> text, Value<S> part) {
      this.test = test;
      this.text = text;
      this.part = part;
    }

    @Override
    public Object of(S subject) {
      return isAbsent(subject) ? null : (Object) isTrue(subject);
    }

    @Override
    public boolean isTrue(S subject) {
      String whole = (String) text.of(subject);
      String wanted = (String) part.of(subject);
      return whole != null && wanted != null && test.test(whole, wanted);
    }

    @Override
    public boolean isAbsent(S subject) {
      return text.isAbsent(subject) || part.isAbsent(subject);
    }
  }

  static final class Length<S> extends Calculation<S> {
    private final Value<S> text;

    Length(Value<S> text) {
      this.text = text;
    }

    @Override
    public double numberOrNaN(S subject) {
      String value = (String) text.of(subject);
      return value == null ? Double.NaN : value.length();
    }

    @Override
    public boolean isAbsent(S subject) {
      return text.isAbsent(subject);
    }
  }

  static final class IndexOf<S> extends Calculation<S> {
    private final Value<S> text;
    private final Value<S> part;

    IndexOf(Value<S> text, Value<S> part) {
      this.text = text;
      this.part = part;
    }

    @Override
    public double numberOrNaN(S subject) {
      String whole = (String) text.of(subject);
      String wanted = (String) part.of(subject);
      return whole == null || wanted == null ? Double.NaN : whole.indexOf(wanted);
    }

    @Override
    public boolean isAbsent(S subject) {
      return text.isAbsent(subject) || part.isAbsent(subject);
    }
  }

  static final class Slice<S> extends Value<S> {
    private final Value<S> text;
    private final Value<S> from;
    /** Null when left out. */
    private final Value<S> to;

    Slice(Value<S> text, Value<S> from, Value<S> to) {
      this.text = text;
      this.from = from;
      this.to = to;
    }

    @Override
    public Object of(S subject) {
      String whole = (String) text.of(subject);
      if (whole == null || from.isAbsent(subject) || (to != null && to.isAbsent(subject))) {
        return null;
      }
      double end = to == null ? whole.length() : to.numberOrNaN(subject);
      return Texts.slice(whole, from.numberOrNaN(subject), end);
    }
  }
}
