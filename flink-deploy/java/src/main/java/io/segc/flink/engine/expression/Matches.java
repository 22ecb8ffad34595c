package io.segc.flink.engine.expression;

import io.segc.flink.expressions.Patterns;
import java.util.regex.Matcher;

/** SEMANTICS §9. Whether a pattern is found in a text; absent when the text is. */
final class Matches<S> extends Value<S> {
  private final Value<S> text;
  private final Matcher matcher;

  /**
   * Prepares the pattern.
   *
   * @param pattern as Java has it
   */
  Matches(String pattern, Value<S> text) {
    this.text = text;
    this.matcher = Patterns.of(pattern).matcher("");
  }

  @Override
  public Object of(S subject) {
    String value = (String) text.of(subject);
    return value == null ? null : (Object) Patterns.find(matcher, value);
  }

  @Override
  public boolean isTrue(S subject) {
    String value = (String) text.of(subject);
    return value != null && Patterns.find(matcher, value);
  }

  @Override
  public boolean isAbsent(S subject) {
    return text.isAbsent(subject);
  }
}
