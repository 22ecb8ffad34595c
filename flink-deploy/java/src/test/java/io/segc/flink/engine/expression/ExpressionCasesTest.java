package io.segc.flink.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** SEMANTICS §9. Expressions and the table of predicates against the values of the reference. */
class ExpressionCasesTest {
  private final Cases all = Cases.read();

  @Test
  void giveWhatTheReferenceGives() {
    List<String> wrong = new ArrayList<>();
    for (Cases.Case each : all.cases()) {
      Value<Map<String, Object>> value = Expressions.compile(each.expression(), Subjects::leaf);
      for (int i = 0; i < all.subjects().size(); i++) {
        String what = each.expression() + " of subject " + i;
        judge(value, all.subjects().get(i), each.values()[i], what, wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(all.cases()).hasSizeGreaterThan(2_000);
  }

  /** Every way to ask must give the same answer. Boxed doubles are told apart by their bits: NaN is NaN, and -0 is not 0. */
  private static void judge(
      Value<Map<String, Object>> value, Map<String, Object> subject, Object expected, String what, List<String> wrong) {
    Object actual = value.of(subject);
    boolean isRight =
        expected instanceof Object[] list ? Arrays.equals(list, (Object[]) actual) : Objects.equals(expected, actual);
    if (!isRight) {
      wrong.add(what + " gave " + actual);
    }
    if (value.isAbsent(subject) != (expected == null)) {
      wrong.add(what + ": isAbsent");
    }
    if ((expected == null || expected instanceof Boolean) && value.isTrue(subject) != Boolean.TRUE.equals(expected)) {
      wrong.add(what + ": isTrue");
    }
    if (expected instanceof Double number && Double.compare(value.numberOrNaN(subject), number) != 0) {
      wrong.add(what + ": numberOrNaN");
    }
  }

  @Test
  void theTableFindsThePredicatesThatHold() {
    List<Cases.Case> conditions = all.cases().stream().filter(Cases.Case::isCondition).toList();
    agree(conditions);
    agree(conditions.stream().map(ExpressionCasesTest::negated).toList());
  }

  @Test
  void theTableFindsWhatSeveralConditionsAreAskedOf() {
    List<Cases.Case> conditions = all.cases().stream().filter(Cases.Case::isCondition).toList();
    Random random = new Random(20_270_107);
    for (int size : new int[] {1, 5, 50, 500, 5_000}) {
      List<Cases.Case> joined = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Cases.Case one = conditions.get(random.nextInt(conditions.size()));
        for (int more = random.nextInt(4); more > 0; more--) {
          Cases.Case other = conditions.get(random.nextInt(conditions.size()));
          one = joined(random.nextInt(4) > 0, one, random.nextBoolean() ? other : negated(other));
        }
        joined.add(one);
      }
      agree(joined);
    }
  }

  private void agree(List<Cases.Case> predicates) {
    List<Map<String, Object>> written = predicates.stream().map(each -> Map.of("where", each.expression().value())).toList();
    PredicateTable<Map<String, Object>> table = new PredicateTable<>(new JsonNode(written), Subjects::leaf);
    for (int i = 0; i < all.subjects().size(); i++) {
      int subject = i;
      int[] expected =
          IntStream.range(0, predicates.size())
              .filter(id -> Boolean.TRUE.equals(predicates.get(id).values()[subject]))
              .toArray();
      assertThat(table.held(all.subjects().get(i), "thing")).as("subject %s", i).containsExactly(expected);
    }
  }

  private static Cases.Case negated(Cases.Case operand) {
    Map<String, Object> not = Map.of("kind", "not", "operand", operand.expression().value());
    Object[] values = Arrays.stream(operand.values()).map(value -> !Boolean.TRUE.equals(value)).toArray();
    return new Cases.Case(new JsonNode(not), values, true);
  }

  private static Cases.Case joined(boolean isAnd, Cases.Case left, Cases.Case right) {
    Map<String, Object> logical =
        Map.of(
            "kind", "logical",
            "operator", isAnd ? "&&" : "||",
            "left", left.expression().value(),
            "right", right.expression().value());
    Object[] values = new Object[left.values().length];
    for (int i = 0; i < values.length; i++) {
      boolean a = Boolean.TRUE.equals(left.values()[i]);
      boolean b = Boolean.TRUE.equals(right.values()[i]);
      values[i] = isAnd ? a && b : a || b;
    }
    return new Cases.Case(new JsonNode(logical), values, true);
  }

  @Test
  void nothingElseIsAnExpression() {
    String element = "{\"kind\":\"element\"}";
    assertThatThrownBy(() -> compile(element)).hasMessageContaining("element");
    assertThatThrownBy(() -> compile("{\"kind\":\"matches\",\"subject\":" + element + ",\"source\":\"a\",\"flags\":\"\"}"))
        .hasMessageContaining("not Java's");
    assertThatThrownBy(() -> compile("{\"kind\":\"call\",\"function\":\"log\",\"arguments\":[]}")).hasMessageContaining("log");
    assertThatThrownBy(() -> compile("{\"kind\":\"power\"}")).hasMessageContaining("power");
  }

  private static Value<Map<String, Object>> compile(String json) {
    return Expressions.compile(JsonNode.parse(json), Subjects::leaf);
  }
}
