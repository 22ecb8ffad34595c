package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the expressions over one kind of subject ready. What depends on no leaf is evaluated at once. */
final class ExpressionCompiler<S> {
  private final Leaves<S> leaves;
  /** What the expressions have in common, or null. */
  private final SharedParts<S> shared;

  private final Map<JsonNode, Integer> identities = new HashMap<>();
  private int leavesSeen = 0;

  private ExpressionCompiler(Leaves<S> leaves, SharedParts<S> shared) {
    this.leaves = leaves;
    this.shared = shared;
  }

  static <S> ExpressionCompiler<S> over(Leaves<S> leaves, SharedParts<S> shared) {
    Leaves<S> noElement =
        leaf -> {
          if (leaf.text("kind").equals("element")) {
            throw new IllegalArgumentException("an element outside of some() and every()");
          }
          return leaves.leaf(leaf);
        };
    return new ExpressionCompiler<>(noElement, shared);
  }

  /** The same for expressions that are the same. Whether a field is optional is not the same for all types, and no matter. */
  Object identity(JsonNode expression) {
    return expression.text("kind").equals("field")
        ? expression.text("name")
        : identities.computeIfAbsent(expression, added -> identities.size());
  }

  Value<S> compile(JsonNode expression) {
    int before = leavesSeen;
    Value<S> value = prepare(expression);
    if (leavesSeen == before) {
      return new Literal<>(value.of(null));
    }
    return shared == null ? value : shared.share(expression, value);
  }

  private Value<S> prepare(JsonNode node) {
    String kind = node.text("kind");
    return switch (kind) {
      case "literal" -> new Literal<>(node.get("value").value());
      case "field", "stepField", "metric", "element" -> {
        leavesSeen++;
        yield leaves.leaf(node);
      }
      case "not" -> new Conditions.Not<>(compile(node.get("operand")));
      case "logical" -> {
        String operator = node.text("operator");
        List<Value<S>> operands = new ArrayList<>();
        addOperands(node, operator, operands);
        yield operator.equals("&&") ? new Conditions.And<>(operands) : new Conditions.Or<>(operands);
      }
      case "comparison" -> {
        JsonNode left = node.get("left");
        JsonNode right = node.get("right");
        String operator = node.text("operator");
        yield Comparisons.of(operator, Kind.of(left), compile(left), Kind.of(right), compile(right));
      }
      case "arithmetic" -> new Arithmetic<>(node.text("operator"), compile(node.get("left")), compile(node.get("right")));
      case "concat" -> new Choices.Concat<>(compileAll(node.list("parts")));
      case "coalesce" -> new Choices.Coalesce<>(compile(node.get("left")), compile(node.get("right")));
      case "conditional" ->
          new Choices.Conditional<>(
              compile(node.get("test")), compile(node.get("then")), compile(node.get("otherwise")));
      case "call" -> Calls.of(node.text("function"), compileAll(node.list("arguments")));
      case "matches" -> new Matches<>(pattern(node), compile(node.get("subject")));
      case "oneOf" -> OneOf.of(node.list("values"), Kind.of(node.get("subject")), compile(node.get("subject")));
      case "quantified" ->
          new Quantified<>(
              node.text("quantifier").equals("some"), compile(node.get("list")), elementPredicate(node.get("holds")));
      default -> throw new IllegalArgumentException("there is no expression " + kind);
    };
  }

  private List<Value<S>> compileAll(List<JsonNode> expressions) {
    return expressions.stream().map(this::compile).toList();
  }

  /** The operands of a chain of one operator, in their order. */
  private void addOperands(JsonNode node, String operator, List<Value<S>> operands) {
    boolean isChain = "logical".equals(node.text("kind")) && operator.equals(node.text("operator"));
    if (isChain) {
      addOperands(node.get("left"), operator, operands);
      addOperands(node.get("right"), operator, operands);
    } else {
      operands.add(compile(node));
    }
  }

  private static String pattern(JsonNode matches) {
    String pattern = matches.text("pattern");
    if (pattern == null) {
      throw new IllegalArgumentException("the pattern " + matches.text("source") + " is not Java's");
    }
    return pattern;
  }

  /** The subject of an element's predicate is the element itself. */
  private static Value<Object> elementPredicate(JsonNode holds) {
    Leaves<Object> elementOnly =
        leaf -> {
          if (!leaf.text("kind").equals("element")) {
            throw new IllegalArgumentException("no predicate of an element: " + leaf.text("kind"));
          }
          return new ElementValue();
        };
    return new ExpressionCompiler<>(elementOnly, null).compile(holds);
  }

  private static final class ElementValue extends Value<Object> {
    @Override
    public Object of(Object element) {
      return element;
    }
  }
}
