package io.segc.flink.engine.expression;

import io.segc.flink.expressions.LetterCase;
import io.segc.flink.expressions.Numbers;
import io.segc.flink.expressions.Texts;
import java.util.List;

/** SEMANTICS §9. One row per function of {@code compiler/ir/functions.ts}. A call is absent when an argument is. */
final class Calls {
  private Calls() {}

  static <S> Value<S> of(String name, List<Value<S>> args) {
    return switch (name) {
      case "abs" -> new NumberCalls.OfNumber<>(Math::abs, args.get(0));
      case "ceil" -> new NumberCalls.OfNumber<>(Math::ceil, args.get(0));
      case "floor" -> new NumberCalls.OfNumber<>(Math::floor, args.get(0));
      case "round" -> new NumberCalls.OfNumber<>(Numbers::round, args.get(0));
      case "sign" -> new NumberCalls.OfNumber<>(Math::signum, args.get(0));
      case "sqrt" -> new NumberCalls.OfNumber<>(Math::sqrt, args.get(0));
      case "trunc" -> new NumberCalls.OfNumber<>(Numbers::trunc, args.get(0));
      case "max" -> new NumberCalls.OfNumbers<>(Math::max, args);
      case "min" -> new NumberCalls.OfNumbers<>(Math::min, args);
      case "isFinite" -> new NumberCalls.Test<>(Double::isFinite, args.get(0));
      case "isInteger" -> new NumberCalls.Test<>(Numbers::isInteger, args.get(0));
      case "isNaN" -> new NumberCalls.Test<>(Double::isNaN, args.get(0));
      case "endsWith" -> new TextCalls.Test<>(String::endsWith, args.get(0), args.get(1));
      case "includes" -> new TextCalls.Test<>(String::contains, args.get(0), args.get(1));
      case "startsWith" -> new TextCalls.Test<>(String::startsWith, args.get(0), args.get(1));
      case "indexOf" -> new TextCalls.IndexOf<>(args.get(0), args.get(1));
      case "length" -> new TextCalls.Length<>(args.get(0));
      case "slice" -> new TextCalls.Slice<>(args.get(0), args.get(1), args.size() > 2 ? args.get(2) : null);
      case "toLowerCase" -> new TextCalls.OfText<>(LetterCase::toLowerCase, args.get(0));
      case "toUpperCase" -> new TextCalls.OfText<>(LetterCase::toUpperCase, args.get(0));
      case "trim" -> new TextCalls.OfText<>(Texts::trim, args.get(0));
      case "trimEnd" -> new TextCalls.OfText<>(Texts::trimEnd, args.get(0));
      case "trimStart" -> new TextCalls.OfText<>(Texts::trimStart, args.get(0));
      case "listIncludes" -> new ListCalls.Includes<>(args.get(0), args.get(1));
      case "listLength" -> new ListCalls.Length<>(args.get(0));
      case "hourOf" -> new TimeCall<>(TimeCall.Part.HOUR, args.get(0), args.get(1));
      case "minuteOf" -> new TimeCall<>(TimeCall.Part.MINUTE, args.get(0), args.get(1));
      case "weekdayOf" -> new TimeCall<>(TimeCall.Part.WEEKDAY, args.get(0), args.get(1));
      case "dayOf" -> new TimeCall<>(TimeCall.Part.DAY, args.get(0), args.get(1));
      case "monthOf" -> new TimeCall<>(TimeCall.Part.MONTH, args.get(0), args.get(1));
      case "yearOf" -> new TimeCall<>(TimeCall.Part.YEAR, args.get(0), args.get(1));
      default -> throw new IllegalArgumentException("there is no function " + name);
    };
  }
}
