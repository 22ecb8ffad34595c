package io.segc.flink.expressions;

import io.segc.flink.planning.PlannedScalarFunction;
import io.segc.flink.text.Json;
import java.util.regex.Pattern;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.data.StringData;

/** Functions of texts with TypeScript's results, on UTF-16 code units. NULL gives NULL. Texts come and go as {@link Wtf8}. */
public final class TextFunctions {
  private TextFunctions() {}

  /** The text that a JSON string spells, unknown to the planner. */
  public static class TextOf extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(String json) {
      return Wtf8.encode((String) Json.parse(json));
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }
  }

  /** Negative, 0 or positive, as {@code <} and {@code >} order texts. */
  public static class Compare extends PlannedScalarFunction {
    public Integer eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData a, 
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData b) {
      return a == null || b == null ? null : Integer.valueOf(Wtf8.decode(a).compareTo(Wtf8.decode(b)));
    }
  }

  /** All parts joined; halves of a pair that meet become one character. */
  public static class Concat extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData... parts) {
      StringBuilder text = new StringBuilder();
      for (StringData part : parts) {
        if (part == null) {
          return null;
        }
        text.append(Wtf8.decode(part));
      }
      return Wtf8.encode(text.toString());
    }
  }

  /** {@code endsWith}. */
  public static class EndsWith extends PlannedScalarFunction {
    public Boolean eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text, 
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData part) {
      return text == null || part == null ? null : Boolean.valueOf(Wtf8.decode(text).endsWith(Wtf8.decode(part)));
    }
  }

  /** {@code includes}. */
  public static class Includes extends PlannedScalarFunction {
    public Boolean eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text, 
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData part) {
      return text == null || part == null ? null : Boolean.valueOf(Wtf8.decode(text).contains(Wtf8.decode(part)));
    }
  }

  /** {@code startsWith}. */
  public static class StartsWith extends PlannedScalarFunction {
    public Boolean eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text, 
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData part) {
      return text == null || part == null ? null : Boolean.valueOf(Wtf8.decode(text).startsWith(Wtf8.decode(part)));
    }
  }

  /** {@code indexOf}. */
  public static class IndexOf extends PlannedScalarFunction {
    public Double eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text, 
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData part) {
      return text == null || part == null ? null : Double.valueOf(Wtf8.decode(text).indexOf(Wtf8.decode(part)));
    }
  }

  /** {@code length}. */
  public static class Length extends PlannedScalarFunction {
    public Double eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text) {
      return text == null ? null : Double.valueOf(Wtf8.decode(text).length());
    }
  }

  /** {@code slice}. */
  public static class Slice extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text, Double from) {
      return text == null || from == null ? null : Wtf8.encode(Texts.slice(Wtf8.decode(text), from));
    }

    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text, Double from, Double to) {
      boolean isAbsent = text == null || from == null || to == null;
      return isAbsent ? null : Wtf8.encode(Texts.slice(Wtf8.decode(text), from, to));
    }
  }

  /** {@code toLowerCase}. */
  public static class ToLowerCase extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text) {
      return text == null ? null : Wtf8.encode(LetterCase.toLowerCase(Wtf8.decode(text)));
    }
  }

  /** {@code toUpperCase}. */
  public static class ToUpperCase extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text) {
      return text == null ? null : Wtf8.encode(LetterCase.toUpperCase(Wtf8.decode(text)));
    }
  }

  /** {@code trim}. */
  public static class Trim extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text) {
      return text == null ? null : Wtf8.encode(Texts.trim(Wtf8.decode(text)));
    }
  }

  /** {@code trimEnd}. */
  public static class TrimEnd extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text) {
      return text == null ? null : Wtf8.encode(Texts.trimEnd(Wtf8.decode(text)));
    }
  }

  /** {@code trimStart}. */
  public static class TrimStart extends PlannedScalarFunction {
    @DataTypeHint(value = "STRING", bridgedTo = StringData.class)
    public StringData eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text) {
      return text == null ? null : Wtf8.encode(Texts.trimStart(Wtf8.decode(text)));
    }
  }

  /** Whether a Java pattern is found in a text. */
  public static class Matches extends PlannedScalarFunction {
    private transient StringData last;
    private transient Pattern pattern;

    public Boolean eval(
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData text,
        @DataTypeHint(value = "STRING", bridgedTo = StringData.class) StringData source) {
      if (text == null) {
        return null;
      }
      // A literal is the same object in every call.
      if (source != last) {
        pattern = Patterns.of(source.toString());
        last = source;
      }
      return Patterns.find(pattern, Wtf8.decode(text));
    }
  }
}
