package io.segc.flink.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementPredicateTest {
  private static final String ELEMENT = "{\"kind\":\"element\"}";

  private static String literal(String json) {
    return "{\"kind\":\"literal\",\"value\":" + json + "}";
  }

  private static String two(String kind, String operator, String left, String right) {
    return "{\"kind\":\"" + kind + "\",\"operator\":\"" + operator + "\",\"left\":" + left + ",\"right\":" + right + "}";
  }

  private static boolean holds(String json, Object element) {
    return ElementPredicate.parse(json).holds(element);
  }

  @ParameterizedTest
  @CsvSource({"===,1,true", "!==,1,false", "<,2,true", "<=,1,true", ">,1,false", ">=,1,true", "===,2,false"})
  void comparesNumbers(String operator, String number, boolean expected) {
    assertThat(holds(two("comparison", operator, ELEMENT, literal(number)), 1.0)).isEqualTo(expected);
  }

  @Test
  void ordersTextsByCodeUnit() {
    assertThat(holds(two("comparison", "<", ELEMENT, literal("\"\ue000\"")), "😀")).isTrue();
    assertThat(holds(two("comparison", "===", ELEMENT, literal("\"\\ud83d\"")), "\ud83d")).isTrue();
  }

  @Test
  void absentIsUndefined() {
    String nothing = literal("null");
    assertThat(holds(two("comparison", "===", nothing, nothing), 1.0)).isTrue();
    assertThat(holds(two("comparison", "<", nothing, ELEMENT), 1.0)).isFalse();
    String isNaN = "{\"kind\":\"call\",\"function\":\"isNaN\",\"arguments\":[" + two("arithmetic", "+", nothing, ELEMENT) + "]}";
    assertThat(holds(isNaN, 1.0)).isTrue();
    String joined = "{\"kind\":\"concat\",\"parts\":[" + ELEMENT + "," + nothing + "]}";
    assertThat(holds(two("comparison", "===", joined, literal("\"aundefined\"")), "a")).isTrue();
    assertThat(holds("{\"kind\":\"coalesce\",\"left\":" + nothing + ",\"right\":" + ELEMENT + "}", true)).isTrue();
    assertThat(holds("{\"kind\":\"not\",\"operand\":" + nothing + "}", true)).isTrue();
  }

  @Test
  void minusZeroAndLists() {
    String minusZero = two("arithmetic", "*", literal("0"), literal("-1"));
    String below = two("comparison", "<", two("arithmetic", "/", ELEMENT, minusZero), literal("0"));
    assertThat(holds(below, 1.0)).isTrue();
    String oneOf = "{\"kind\":\"oneOf\",\"values\":[\"a\",0,true],\"subject\":" + ELEMENT + "}";
    for (Object element : new Object[] {"a", 0.0, -0.0, true}) {
      assertThat(holds(oneOf, element)).isTrue();
    }
    assertThat(holds(oneOf, false)).isFalse();
  }

  @Test
  void matchesChoosesAndCombines() {
    String matches = "{\"kind\":\"matches\",\"subject\":" + ELEMENT + ",\"pattern\":\"\\\\Aa[b-d]+\\\\z\"}";
    assertThat(holds(matches, "abcd")).isTrue();
    assertThat(holds(matches, "abcd\n")).isFalse();
    String choice = "{\"kind\":\"conditional\",\"test\":" + matches + ",\"then\":" + literal("true") + ",\"otherwise\":" + literal("null") + "}";
    assertThat(holds(choice, "ab")).isTrue();
    assertThat(holds(choice, "xb")).isFalse();
    assertThat(holds(two("logical", "||", matches, literal("true")), "xb")).isTrue();
    assertThat(holds(two("logical", "&&", matches, literal("true")), "xb")).isFalse();
  }

  @Test
  void someAndEvery() {
    StringData positive = StringData.fromString(two("comparison", ">", ELEMENT, literal("0")));
    var some = new ListFunctions.SomeOf();
    var every = new ListFunctions.EveryOf();
    assertThat(some.eval(new Double[] {-1.0, 1.0}, positive)).isTrue();
    assertThat(every.eval(new Double[] {-1.0, 1.0}, positive)).isFalse();
    assertThat(some.eval(new Double[0], positive)).isFalse();
    assertThat(every.eval(new Double[0], positive)).isTrue();
    assertThat(some.eval((Double[]) null, positive)).isNull();
  }

  @Test
  void longTextsDoNotEndTheJob() {
    String text = "ab".repeat(200_000);
    assertThat(Patterns.find(Patterns.of("\\A(?:a|b)*\\z"), text)).isTrue();
    assertThat(Patterns.find(Patterns.of("\\A(?:a|b)*\\z"), text + "c")).isFalse();
  }

  @Test
  void nothingElseIsAPredicate() {
    assertThatThrownBy(() -> ElementPredicate.parse("{\"kind\":\"field\"}")).hasMessageContaining("field");
  }
}
