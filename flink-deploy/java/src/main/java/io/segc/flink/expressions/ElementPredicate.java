package io.segc.flink.expressions;

import io.segc.flink.text.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The predicate of {@code some} and {@code every}, from its JSON: the IR's expressions ({@code compiler/ir/expression.ts}) over one element and
 * constants, with Java's patterns. Values are String, Double and Boolean; null is absent.
 */
interface ElementPredicate {
  Object of(Object element);

  /** Prepares a predicate. */
  static ElementPredicate parse(String json) {
    return prepare(Json.parse(json));
  }

  /** Whether a condition holds: what is absent does not. */
  default boolean holds(Object element) {
    return Boolean.TRUE.equals(of(element));
  }

  private static ElementPredicate prepare(Object json) {
    Map<?, ?> node = (Map<?, ?>) json;
    String kind = (String) node.get("kind");
    return switch (kind) {
      case "literal" -> {
        Object value = node.get("value");
        yield element -> value;
      }
      case "element" -> element -> element;
      case "not" -> {
        ElementPredicate operand = prepare(node.get("operand"));
        yield element -> !operand.holds(element);
      }
      case "logical" -> {
        ElementPredicate left = prepare(node.get("left"));
        ElementPredicate right = prepare(node.get("right"));
        boolean isAnd = node.get("operator").equals("&&");
        yield isAnd
            ? element -> left.holds(element) && right.holds(element)
            : element -> left.holds(element) || right.holds(element);
      }
      case "comparison" -> {
        ElementPredicate left = prepare(node.get("left"));
        ElementPredicate right = prepare(node.get("right"));
        String operator = (String) node.get("operator");
        yield element -> compare(operator, left.of(element), right.of(element));
      }
      case "arithmetic" -> {
        ElementPredicate left = prepare(node.get("left"));
        ElementPredicate right = prepare(node.get("right"));
        String operator = (String) node.get("operator");
        yield element -> calculate(operator, number(left.of(element)), number(right.of(element)));
      }
      case "concat" -> {
        ElementPredicate[] parts = prepareAll(node.get("parts"));
        yield element -> {
          StringBuilder text = new StringBuilder();
          for (ElementPredicate part : parts) {
            Object value = part.of(element);
            text.append(value == null ? "undefined" : value);
          }
          return text.toString();
        };
      }
      case "coalesce" -> {
        ElementPredicate left = prepare(node.get("left"));
        ElementPredicate right = prepare(node.get("right"));
        yield element -> {
          Object value = left.of(element);
          return value == null ? right.of(element) : value;
        };
      }
      case "conditional" -> {
        ElementPredicate test = prepare(node.get("test"));
        ElementPredicate then = prepare(node.get("then"));
        ElementPredicate otherwise = prepare(node.get("otherwise"));
        yield element -> test.holds(element) ? then.of(element) : otherwise.of(element);
      }
      case "call" -> {
        String function = (String) node.get("function");
        ElementPredicate[] arguments = prepareAll(node.get("arguments"));
        yield element -> {
          Object[] values = new Object[arguments.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].of(element);
            if (values[i] == null) {
              return null;
            }
          }
          return Functions.apply(function, values);
        };
      }
      case "matches" -> {
        Pattern pattern = Patterns.of((String) node.get("pattern"));
        ElementPredicate subject = prepare(node.get("subject"));
        yield element -> {
          Object text = subject.of(element);
          return text == null ? null : Patterns.find(pattern, (String) text);
        };
      }
      case "oneOf" -> {
        List<?> values = (List<?>) node.get("values");
        ElementPredicate subject = prepare(node.get("subject"));
        yield element -> {
          Object wanted = subject.of(element);
          return values.stream().anyMatch(value -> same(value, wanted));
        };
      }
      default -> throw new IllegalArgumentException("no predicate of an element: " + kind);
    };
  }

  private static ElementPredicate[] prepareAll(Object list) {
    return ((List<?>) list).stream().map(ElementPredicate::prepare).toArray(ElementPredicate[]::new);
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : (Double) value;
  }

  /** {@code ===}: -0 is 0, and NaN is not itself. */
  private static boolean same(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.doubleValue() == y.doubleValue();
    }
    return a == null ? b == null : a.equals(b);
  }

  private static boolean compare(String operator, Object a, Object b) {
    switch (operator) {
      case "===":
        return same(a, b);
      case "!==":
        return !same(a, b);
      default:
        break;
    }
    if (a == null || b == null) {
      return false;
    }
    if (a instanceof String text) {
      return ordered(operator, text.compareTo((String) b), 0);
    }
    return ordered(operator, (Double) a, (Double) b);
  }

  private static boolean ordered(String operator, double a, double b) {
    return switch (operator) {
      case "<" -> a < b;
      case "<=" -> a <= b;
      case ">" -> a > b;
      case ">=" -> a >= b;
      default -> throw new IllegalArgumentException("there is no operator " + operator);
    };
  }

  private static double calculate(String operator, double a, double b) {
    return switch (operator) {
      case "+" -> a + b;
      case "-" -> a - b;
      case "*" -> a * b;
      case "/" -> a / b;
      case "%" -> a % b;
      default -> throw new IllegalArgumentException("there is no operator " + operator);
    };
  }
}
