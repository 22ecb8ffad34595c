package io.segc.flink.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredicateTableTest {
  private static final String COUNTRY = field("country", "string");
  private static final String PRICE = field("price", "number");
  private static final String GIFT = field("gift", "boolean");

  private final Set<String> asked = new HashSet<>();

  private static String field(String name, String type) {
    return "{\"kind\":\"field\",\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"optional\":true}";
  }

  private static String literal(String json) {
    return "{\"kind\":\"literal\",\"value\":" + json + "}";
  }

  private static String two(String kind, String operator, String left, String right) {
    return "{\"kind\":\"" + kind + "\",\"operator\":\"" + operator + "\",\"left\":" + left + ",\"right\":" + right + "}";
  }

  private static String is(String left, String json) {
    return two("comparison", "===", left, literal(json));
  }

  private static String and(String left, String right) {
    return two("logical", "&&", left, right);
  }

  private static String or(String left, String right) {
    return two("logical", "||", left, right);
  }

  private static String not(String operand) {
    return "{\"kind\":\"not\",\"operand\":" + operand + "}";
  }

  private static String predicate(String types, String where) {
    return "{\"types\":" + types + ",\"where\":" + where + "}";
  }

  /** A table of predicates over all types, which notes the fields that it asks for. */
  private PredicateTable<Map<String, Object>> table(List<String> wheres) {
    return tableOf(wheres.stream().map(where -> predicate("null", where)).toList());
  }

  private PredicateTable<Map<String, Object>> tableOf(List<String> predicates) {
    Leaves<Map<String, Object>> leaves =
        leaf ->
            new Value<>() {
              @Override
              public Object of(Map<String, Object> subject) {
                asked.add(leaf.text("name"));
                return subject.get(leaf.text("name"));
              }
            };
    return new PredicateTable<>(JsonNode.parse("[" + String.join(",", predicates) + "]"), leaves);
  }

  private static Map<String, Object> event(Object... namesAndValues) {
    Map<String, Object> event = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      event.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return event;
  }

  @Test
  void typesLeadToTheirPredicates() {
    var table =
        tableOf(
            List.of(
                predicate("[\"view\"]", "null"),
                predicate("null", "null"),
                predicate("[\"view\",\"buy\"]", is(GIFT, "true")),
                predicate("[]", "null")));
    assertThat(table.held(event("gift", true), "view")).containsExactly(0, 1, 2);
    assertThat(table.held(event("gift", true), "buy")).containsExactly(1, 2);
    assertThat(table.held(event(), "view")).containsExactly(0, 1);
    assertThat(table.held(event("gift", true), "other")).containsExactly(1);
    assertThat(tableOf(List.of()).held(event(), "view")).isEmpty();
  }

  @Test
  void aValueLeadsToThosePredicatesThatAskForIt() {
    List<String> wheres = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      wheres.add(and(is(field("f" + i, "number"), "1"), is(COUNTRY, "\"c" + i + "\"")));
    }
    var table = table(wheres);
    assertThat(table.held(event("country", "c7", "f7", 1.0, "f8", 1.0), "view")).containsExactly(7);
    assertThat(asked).containsExactlyInAnyOrder("country", "f7");
  }

  @Test
  void textsNumbersTruthsAndNothingAreLookedUp() {
    var table =
        table(
            List.of(
                is(COUNTRY, "\"DE\""),
                "{\"kind\":\"oneOf\",\"values\":[\"DE\",\"FR\",3],\"subject\":" + COUNTRY + "}",
                is(COUNTRY, "null"),
                or(is(COUNTRY, "\"FR\""), is(COUNTRY, "null")),
                is(PRICE, "0"),
                or(is(PRICE, "null"), is(PRICE, "-0.0")),
                is(PRICE, "1e999"),
                GIFT,
                not(GIFT),
                is(GIFT, "false"),
                two("comparison", "!==", GIFT, literal("true"))));
    assertThat(table.held(event("country", "DE", "price", 0.0, "gift", true), "")).containsExactly(0, 1, 4, 5, 7);
    assertThat(table.held(event("country", "FR", "price", -0.0, "gift", false), "")).containsExactly(1, 3, 4, 5, 8, 9, 10);
    assertThat(table.held(event(), "")).containsExactly(2, 3, 5, 8, 10);
    assertThat(table.held(event("price", Double.NaN, "country", "ES", "gift", true), "")).containsExactly(7);
    assertThat(table.held(event("price", Double.POSITIVE_INFINITY, "gift", true), "")).containsExactly(2, 3, 6, 7);
  }

  @Test
  void boundsAreFoundFromBothSides() {
    List<String> wheres = new ArrayList<>();
    for (String operator : List.of(">", ">=", "<", "<=")) {
      for (String bound : List.of("-1e999", "-0.0", "5", "1e999")) {
        wheres.add(two("comparison", operator, PRICE, literal(bound)));
        wheres.add(two("comparison", operator, literal(bound), PRICE));
        wheres.add(and(two("comparison", operator, PRICE, literal(bound)), two("comparison", "<", PRICE, literal("7"))));
      }
    }
    agree(wheres, Double.NEGATIVE_INFINITY, -1.0, -0.0, 0.0, 4.9, 5.0, Math.nextUp(5.0), 7.0, Double.POSITIVE_INFINITY, Double.NaN, null);
  }

  @Test
  void manyIntervalsAreFound() {
    List<String> wheres = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      int least = i * 37 % 100;
      String above = two("comparison", ">=", PRICE, literal("" + least));
      wheres.add(and(above, two("comparison", "<", PRICE, literal("" + (least + i % 7)))));
    }
    agree(wheres, -1.0, 0.0, 1.5, 50.0, 99.0, 104.0, 106.0, Double.NaN, null);
  }

  @Test
  void negationsAndConstants() {
    String cheap = two("comparison", "<", PRICE, literal("5"));
    List<String> wheres =
        List.of(
            not(cheap),
            not(or(cheap, not(is(PRICE, "7")))),
            not(and(cheap, literal("true"))),
            and(literal("true"), cheap),
            and(literal("false"), cheap),
            or(literal("null"), cheap),
            not(literal("null")),
            literal("null"),
            is(literal("1"), "1"),
            two("comparison", ">", two("arithmetic", "/", literal("0"), literal("0")), PRICE));
    agree(wheres, 4.0, 5.0, 7.0, Double.NaN, null);
  }

  /** Holds the table against each predicate on its own. */
  private void agree(List<String> wheres, Object... prices) {
    var table = table(wheres);
    for (Object price : prices) {
      Map<String, Object> event = event("price", price);
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < wheres.size(); i++) {
        if (Expressions.compile(JsonNode.parse(wheres.get(i)), Subjects::leaf).isTrue(event)) {
          expected.add(i);
        }
      }
      assertThat(table.held(event, "view")).as("price %s", price).containsExactly(expected.stream().mapToInt(id -> id).toArray());
    }
  }

  @Test
  void aCostlyPartIsEvaluatedOnceForAnEvent() {
    int[] reads = {0};
    String lower = "{\"kind\":\"call\",\"function\":\"toLowerCase\",\"arguments\":[" + COUNTRY + "]}";
    List<String> predicates = new ArrayList<>();
    for (String part : List.of("a", "b", "c", "d", "de")) {
      String includes = "{\"kind\":\"call\",\"function\":\"includes\",\"arguments\":[" + lower + "," + literal("\"" + part + "\"") + "]}";
      predicates.add(predicate("null", includes));
    }
    Leaves<String> leaves =
        leaf ->
            new Value<>() {
              @Override
              public Object of(String subject) {
                reads[0]++;
                return subject;
              }
            };
    var table = new PredicateTable<>(JsonNode.parse("[" + String.join(",", predicates) + "]"), leaves);
    assertThat(table.held("DE", "view")).containsExactly(3, 4);
    assertThat(table.held("AB", "view")).containsExactly(0, 1);
    assertThat(reads[0]).isEqualTo(2);
  }

  @Test
  void manyIdsRise() {
    List<String> wheres = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      wheres.add(i % 2 == 0 ? is(COUNTRY, i % 4 == 0 ? "\"DE\"" : "\"FR\"") : two("comparison", ">", PRICE, literal("" + (i - 50))));
    }
    int[] held = table(wheres).held(event("country", "DE", "price", 100.0), "view");
    assertThat(held).hasSize(75).isSorted();
  }
}
