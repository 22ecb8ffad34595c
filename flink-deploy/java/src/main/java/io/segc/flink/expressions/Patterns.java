package io.segc.flink.expressions;

import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns, compiled once. They come from rules, so there are few. */
public final class Patterns {
  private static final ConcurrentHashMap<String, Pattern> COMPILED = new ConcurrentHashMap<>();
  private static final long DEEP = 1L << 30;

  private Patterns() {}

  public static Pattern of(String pattern) {
    return COMPILED.computeIfAbsent(pattern, Pattern::compile);
  }

  /** Whether the pattern is found in the text. */
  public static boolean find(Pattern pattern, String text) {
    return find(pattern.matcher(text), text);
  }

  /** Whether the matcher's pattern is found in the text. The matcher may be used again. */
  public static boolean find(Matcher matcher, String text) {
    try {
      return matcher.reset(text).find();
    } catch (StackOverflowError e) {
      return findDeep(matcher.pattern(), text);
    }
  }

  /** Java repeats a group by recursion: a long text needs a deep stack, and must not end the job. */
  private static boolean findDeep(Pattern pattern, String text) {
    boolean[] found = new boolean[1];
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, () -> found[0] = pattern.matcher(text).find(), "pattern", DEEP);
    thread.setUncaughtExceptionHandler((which, error) -> failure[0] = error);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while matching " + pattern.pattern(), e);
    }
    if (failure[0] != null) {
      throw new IllegalStateException("matching " + pattern.pattern() + " failed", failure[0]);
    }
    return found[0];
  }
}
