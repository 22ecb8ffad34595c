package io.segc.flink.expressions;

import java.time.ZonedDateTime;

/** The functions of expressions by their name in the IR, on values of Java: String, Double, Boolean. */
final class Functions {
  private Functions() {}

  /** Applies a function to arguments that are there. */
  static Object apply(String name, Object[] args) {
    return switch (name) {
      case "abs" -> Math.abs(number(args, 0));
      case "ceil" -> Math.ceil(number(args, 0));
      case "floor" -> Math.floor(number(args, 0));
      case "round" -> Numbers.round(number(args, 0));
      case "sign" -> Math.signum(number(args, 0));
      case "sqrt" -> Math.sqrt(number(args, 0));
      case "trunc" -> Numbers.trunc(number(args, 0));
      case "max" -> Numbers.max(numbers(args));
      case "min" -> Numbers.min(numbers(args));
      case "isFinite" -> Double.isFinite(number(args, 0));
      case "isInteger" -> Numbers.isInteger(number(args, 0));
      case "isNaN" -> Double.isNaN(number(args, 0));
      case "endsWith" -> text(args, 0).endsWith(text(args, 1));
      case "includes" -> text(args, 0).contains(text(args, 1));
      case "startsWith" -> text(args, 0).startsWith(text(args, 1));
      case "indexOf" -> (double) text(args, 0).indexOf(text(args, 1));
      case "length" -> (double) text(args, 0).length();
      case "slice" ->
          args.length == 2
              ? Texts.slice(text(args, 0), number(args, 1))
              : Texts.slice(text(args, 0), number(args, 1), number(args, 2));
      case "toLowerCase" -> LetterCase.toLowerCase(text(args, 0));
      case "toUpperCase" -> LetterCase.toUpperCase(text(args, 0));
      case "trim" -> Texts.trim(text(args, 0));
      case "trimEnd" -> Texts.trimEnd(text(args, 0));
      case "trimStart" -> Texts.trimStart(text(args, 0));
      case "hourOf" -> Times.part(number(args, 0), text(args, 1), ZonedDateTime::getHour);
      case "minuteOf" -> Times.part(number(args, 0), text(args, 1), ZonedDateTime::getMinute);
      case "weekdayOf" ->
          Times.part(number(args, 0), text(args, 1), time -> time.getDayOfWeek().getValue());
      case "dayOf" -> Times.part(number(args, 0), text(args, 1), ZonedDateTime::getDayOfMonth);
      case "monthOf" -> Times.part(number(args, 0), text(args, 1), ZonedDateTime::getMonthValue);
      case "yearOf" -> Times.part(number(args, 0), text(args, 1), ZonedDateTime::getYear);
      default -> throw new IllegalArgumentException("there is no function " + name);
    };
  }

  private static double number(Object[] args, int index) {
    return (Double) args[index];
  }

  private static String text(Object[] args, int index) {
    return (String) args[index];
  }

  private static double[] numbers(Object[] args) {
    double[] numbers = new double[args.length];
    for (int i = 0; i < args.length; i++) {
      numbers[i] = (Double) args[i];
    }
    return numbers;
  }
}
