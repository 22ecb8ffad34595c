package io.segc.flink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventDecoderTest {
  private static final String SCHEMA =
      """
      {"types": {
        "view": {"price": {"kind": "number", "optional": true},
                 "productId": {"kind": "string"},
                 "paid": {"kind": "boolean", "optional": true},
                 "plan": {"kind": "string", "optional": true, "values": ["free", "p\\"ro"]}},
        "login": {"price": {"kind": "number"}, "device": {"kind": "string", "optional": true}},
        "order": {"tags": {"kind": "strings", "optional": true, "values": ["a", "b"]},
                  "scores": {"kind": "numbers"},
                  "flags": {"kind": "booleans", "optional": true},
                  "address.city": {"kind": "string", "optional": true},
                  "address.geo.lat": {"kind": "number"}},
        "moved": {"address": {"kind": "string"}}
      }}
      """;

  private static final DataType ROW =
      DataTypes.ROW(
          DataTypes.FIELD("type", DataTypes.STRING()),
          DataTypes.FIELD("ts", DataTypes.BIGINT()),
          DataTypes.FIELD("eventId", DataTypes.STRING()),
          DataTypes.FIELD("userId", DataTypes.STRING()),
          DataTypes.FIELD("price", DataTypes.DOUBLE()),
          DataTypes.FIELD("productId", DataTypes.STRING()),
          DataTypes.FIELD("paid", DataTypes.BOOLEAN()),
          DataTypes.FIELD("plan", DataTypes.STRING()),
          DataTypes.FIELD("device", DataTypes.STRING()),
          DataTypes.FIELD("$cause", DataTypes.STRING()),
          DataTypes.FIELD("$value", DataTypes.STRING()));

  private static final int CAUSE = 9;
  private static final int VALUE = 10;

  private static EventDecoder decoder(DataType row) {
    RowType type = (RowType) row.getLogicalType();
    return new EventDecoder(SCHEMA, null, type, InternalTypeInfo.of(type));
  }

  private final EventDecoder decoder = decoder(ROW);

  private GenericRowData decode(String message) throws IOException {
    return (GenericRowData) decoder.deserialize(message.getBytes(StandardCharsets.UTF_8));
  }

  private static String view(String more) {
    return "{\"type\":\"view\",\"ts\":1,\"eventId\":\"e\",\"userId\":\"u\",\"productId\":\"p\"" + more + "}";
  }

  static Stream<String[]> dead() {
    String[][] cases = {
      {"", "not JSON"},
      {" ", "not JSON"},
      {"{", "not JSON"},
      {"{}}", "not JSON"},
      {"{} {}", "not JSON"},
      {"[1] x", "not JSON"},
      {"1 2", "not JSON"},
      {"1,", "not JSON"},
      {"01", "not JSON"},
      {"true\"a\"", "not JSON"},
      {"\uFEFF{}", "not JSON"},
      {"{'type':1}", "not JSON"},
      {"{\"a\":NaN}", "not JSON"},
      {"{\"a\":Infinity}", "not JSON"},
      {"{\"a\":-Infinity}", "not JSON"},
      {"{\"a\":+1}", "not JSON"},
      {"{\"a\":.5}", "not JSON"},
      {"{\"a\":1.}", "not JSON"},
      {"{\"a\":01}", "not JSON"},
      {"{\"a\":1a}", "not JSON"},
      {"{\"a\":\"\t\"}", "not JSON"},
      {"{\"a\":\"\\x\"}", "not JSON"},
      {"{\"a\":\"\\u12g4\"}", "not JSON"},
      {"{\"a\":1,}", "not JSON"},
      {"{,\"a\":1}", "not JSON"},
      {"{\"a\":[1,]}", "not JSON"},
      {"{\"a\" 1}", "not JSON"},
      {"{a:1}", "not JSON"},
      {"{\"a\":1}//", "not JSON"},
      {"/**/{}", "not JSON"},
      {"{\"a\":\u00A01}", "not JSON"},
      {"{\"a\":\u000B1}", "not JSON"},
      {"{}\0", "not JSON"},
      {"null", "not an object"},
      {"[]", "not an object"},
      {"[{\"type\":\"view\"}]", "not an object"},
      {" \"x\" ", "not an object"},
      {"-0.5e+3", "not an object"},
      {"false\n", "not an object"},
      {"{}", "field \"type\" is missing"},
      {"{\"type\":null}", "field \"type\" is missing"},
      {"{\"type\":\"view\",\"type\":null}", "field \"type\" is missing"},
      {"{\"type\":1}", "field \"type\" must be a string"},
      {"{\"type\":{\"type\":\"view\"}}", "field \"type\" must be a string"},
      {"{\"type\":\"\"}", "field \"type\" must not be empty"},
      {"{\"type\":\"view\"}", "field \"ts\" is missing"},
      {"{\"type\":\"view\",\"ts\":\"1\"}", "field \"ts\" must be a number"},
      {"{\"type\":\"view\",\"ts\":[1]}", "field \"ts\" must be a number"},
      {"{\"type\":\"view\",\"ts\":true}", "field \"ts\" must be a number"},
      {"{\"type\":\"view\",\"ts\":1.5}", "field \"ts\" must be epoch milliseconds"},
      {"{\"type\":\"view\",\"ts\":-1}", "field \"ts\" must be epoch milliseconds"},
      {"{\"type\":\"view\",\"ts\":9007199254740992}", "field \"ts\" must be epoch milliseconds"},
      {"{\"type\":\"view\",\"ts\":9007199254740993}", "field \"ts\" must be epoch milliseconds"},
      {"{\"type\":\"view\",\"ts\":1e400}", "field \"ts\" must be epoch milliseconds"},
      {"{\"type\":\"buy\",\"ts\":-1}", "field \"ts\" must be epoch milliseconds"},
      {"{\"type\":\"buy\",\"ts\":1}", "type \"buy\" is not declared"},
      {"{\"type\":\"__proto__\",\"ts\":1}", "type \"__proto__\" is not declared"},
      {"{\"type\":\"constructor\",\"ts\":1}", "type \"constructor\" is not declared"},
      {"{\"type\":\"View\",\"ts\":1}", "type \"View\" is not declared"},
      {
        "{\"type\":\"\\\"\\\\\\/\\b\\t\\n\\f\\r\\u0000\\u001F\\u00e9\\ud83d\\ude00\\uD800\",\"ts\":1}",
        "type \"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u00e9\uD83D\uDE00\\ud800\" is not declared"
      },
      {"{\"type\":\"view\",\"ts\":1}", "field \"eventId\" is missing"},
      {"{\"type\":\"view\",\"ts\":1,\"eventId\":7}", "field \"eventId\" must be a string"},
      {"{\"type\":\"view\",\"ts\":1,\"eventId\":\"\"}", "field \"eventId\" must not be empty"},
      {"{\"type\":\"view\",\"ts\":1,\"eventId\":\"e\"}", "field \"userId\" is missing"},
      {"{\"type\":\"view\",\"ts\":1,\"eventId\":\"e\",\"userId\":false}", "field \"userId\" must be a string"},
      {"{\"type\":\"view\",\"ts\":1,\"eventId\":\"e\",\"userId\":\"\"}", "field \"userId\" must not be empty"},
      {"{\"type\":\"view\",\"ts\":1,\"eventId\":\"e\",\"userId\":\"u\"}", "field \"productId\" is missing"},
      {"{\"type\":\"view\",\"ts\":1,\"eventId\":\"e\",\"userId\":\"u\",\"price\":\"1\"}", "field \"price\" must be a number"},
      {view(",\"productId\":{}"), "field \"productId\" must be a string"},
      {view(",\"productId\":null"), "field \"productId\" is missing"},
      {view(",\"price\":[]"), "field \"price\" must be a number"},
      {view(",\"paid\":\"true\""), "field \"paid\" must be a boolean"},
      {view(",\"plan\":\"gold\""), "field \"plan\" must be one of \"free\", \"p\\\"ro\""},
      {view(",\"plan\":\"gold\",\"paid\":0"), "field \"paid\" must be a boolean"},
      {"{\"type\":\"segc.time\"}", "field \"ts\" is missing"},
      {"{\"type\":\"segc.time\",\"ts\":-1}", "field \"ts\" must be epoch milliseconds"},
    };
    return Stream.of(cases);
  }

  private static String order(String more) {
    return "{\"type\":\"order\",\"ts\":1,\"eventId\":\"e\",\"userId\":\"u\"" + more + "}";
  }

  private static final String GOOD = ",\"scores\":[1,-0],\"address\":{\"geo\":{\"lat\":2}}";

  static Stream<String[]> deadOrders() {
    String[][] cases = {
      {order(",\"tags\":\"a\""), "field \"tags\" must be a list of strings"},
      {order(",\"tags\":[\"a\",null]"), "field \"tags\" must be a list of strings"},
      {order(",\"tags\":[1]"), "field \"tags\" must be a list of strings"},
      {order(",\"tags\":[[\"a\"]]"), "field \"tags\" must be a list of strings"},
      {order(",\"tags\":{}"), "field \"tags\" must be a list of strings"},
      {order(",\"tags\":[\"a\",\"c\"]"), "field \"tags\" must be a list of \"a\", \"b\""},
      {order(",\"tags\":[]"), "field \"scores\" is missing"},
      {order(",\"scores\":[1,\"2\"]"), "field \"scores\" must be a list of numbers"},
      {order(",\"scores\":[1],\"flags\":[0]"), "field \"flags\" must be a list of booleans"},
      {order(",\"scores\":[1],\"address\":[]"), "field \"address\" must be an object"},
      {order(",\"scores\":[1],\"address\":\"x\""), "field \"address\" must be an object"},
      {order(",\"scores\":[1]"), "field \"address.geo.lat\" is missing"},
      {order(",\"scores\":[1],\"address\":null"), "field \"address.geo.lat\" is missing"},
      {order(",\"scores\":[1],\"address\":{\"city\":1}"), "field \"address.city\" must be a string"},
      {order(",\"scores\":[1],\"address\":{\"geo\":3}"), "field \"address.geo\" must be an object"},
      {order(",\"scores\":[1],\"address\":{\"geo\":{\"lat\":[]}}"), "field \"address.geo.lat\" must be a number"},
      {order(GOOD + ",\"address\":{}"), "field \"address.geo.lat\" is missing"},
      {order(GOOD + ",\"address\":{\"geo\":7}"), "field \"address.geo\" must be an object"},
      {order(GOOD).replace("order", "moved"), "field \"address\" must be a string"},
    };
    return Stream.of(cases);
  }

  @ParameterizedTest
  @MethodSource("deadOrders")
  void deadListsAndObjects(String message, String cause) throws IOException {
    assertThat(decode(message).getField(CAUSE)).hasToString(cause);
  }

  @Test
  void listsAndFieldsOfObjectsFillColumns() throws IOException {
    EventDecoder few =
        decoder(
            DataTypes.ROW(
                DataTypes.FIELD("tags", DataTypes.ARRAY(DataTypes.STRING())),
                DataTypes.FIELD("scores", DataTypes.ARRAY(DataTypes.DOUBLE())),
                DataTypes.FIELD("flags", DataTypes.ARRAY(DataTypes.BOOLEAN())),
                DataTypes.FIELD("address.city", DataTypes.STRING()),
                DataTypes.FIELD("address.geo.lat", DataTypes.DOUBLE())));
    String message = order(GOOD + ",\"tags\":[\"b\",\"a\"],\"flags\":[]");
    assertThat(few.deserialize(message.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            GenericRowData.of(
                new GenericArrayData(new Object[] {string("b"), string("a")}),
                new GenericArrayData(new Object[] {1.0, -0.0}),
                new GenericArrayData(new Object[0]),
                null,
                2.0));
    String twice = order(GOOD + ",\"address\":{\"city\":\"\\ud800\",\"geo\":{\"lat\":1,\"lat\":3}}");
    GenericRowData row = (GenericRowData) few.deserialize(twice.getBytes(StandardCharsets.UTF_8));
    assertThat(row.getField(3)).isEqualTo(string("?"));
    assertThat(row.getField(4)).isEqualTo(3.0);
  }

  @ParameterizedTest
  @MethodSource("dead")
  void deadMessagesHaveCauseAndText(String message, String cause) throws IOException {
    GenericRowData row = decode(message);
    assertThat(row.getField(CAUSE)).hasToString(cause);
    assertThat(row.getField(VALUE)).hasToString(message);
    for (int i = 0; i < CAUSE; i++) {
      assertThat(row.getField(i)).isNull();
    }
  }

  @Test
  void noValueIsDeadWithoutText() throws IOException {
    GenericRowData row = (GenericRowData) decoder.deserialize(null);
    assertThat(row.getField(CAUSE)).hasToString("not JSON");
    assertThat(row.getField(VALUE)).isNull();
  }

  @Test
  void invalidUtf8IsDeadWithReplacements() throws IOException {
    for (String hex : new String[] {"7B2261223A22FF227D", "7B2261223A22EDA080227D", "7B2261223A22C0AF227D"}) {
      byte[] message = HexFormat.of().parseHex(hex);
      GenericRowData row = (GenericRowData) decoder.deserialize(message);
      assertThat(row.getField(CAUSE)).hasToString("not JSON");
      assertThat(row.getField(VALUE).toString()).startsWith("{\"a\":\"\uFFFD").endsWith("\"}");
    }
  }

  @Test
  void otherEncodingsAreNotJson() throws IOException {
    for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16}) {
      GenericRowData row = (GenericRowData) decoder.deserialize(view("").getBytes(charset));
      assertThat(row.getField(CAUSE)).hasToString("not JSON");
    }
  }

  @Test
  void eventFillsTheColumnsOfItsType() throws IOException {
    GenericRowData row =
        decode(view(",\"price\":12.5,\"paid\":true,\"plan\":\"free\",\"device\":\"x\",\"extra\":{\"type\":[{}]}"));
    assertThat(row)
        .isEqualTo(
            GenericRowData.of(
                string("view"), 1L, string("e"), string("u"), 12.5, string("p"), true, string("free"), null, null, null));
  }

  @Test
  void undeclaredFieldsMayHoldAnything() throws IOException {
    assertThat(decode(view(",\"device\":17")).getField(CAUSE)).isNull();
  }

  @Test
  void theLastOfDuplicatesWins() throws IOException {
    GenericRowData row = decode(view(",\"price\":\"x\",\"price\":2,\"ts\":5,\"userId\":\"v\""));
    assertThat(row.getLong(1)).isEqualTo(5);
    assertThat(row.getField(3)).hasToString("v");
    assertThat(row.getField(4)).isEqualTo(2.0);
  }

  @Test
  void propertyOrderAndEscapedNamesDoNotMatter() throws IOException {
    GenericRowData row =
        decode("{\"price\":3,\"user\\u0049d\":\"u\",\"eventId\":\"e\",\"ts\":0,\"t\\u0079pe\":\"login\"}");
    assertThat(row.getField(0)).hasToString("login");
    assertThat(row.getField(4)).isEqualTo(3.0);
    assertThat(row.getField(CAUSE)).isNull();
  }

  static Stream<Object[]> numbers() {
    return Stream.of(
        new Object[] {"0", 0.0},
        new Object[] {"-0", -0.0},
        new Object[] {"-0.0", -0.0},
        new Object[] {"1e400", Double.POSITIVE_INFINITY},
        new Object[] {"-1e400", Double.NEGATIVE_INFINITY},
        new Object[] {"1e-400", 0.0},
        new Object[] {"5e-324", Double.MIN_VALUE},
        new Object[] {"0.1", 0.1},
        new Object[] {"1E2", 100.0},
        new Object[] {"9007199254740993", 9007199254740992.0},
        new Object[] {"123456789012345678", 123456789012345680.0},
        new Object[] {"123456789012345678901234567890", 1.2345678901234568e29},
        new Object[] {"1" + "0".repeat(400), Double.POSITIVE_INFINITY},
        new Object[] {"0." + "0".repeat(3000) + "1", 0.0});
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersAreDoubles(String text, double expected) throws IOException {
    GenericRowData row = decode(view(",\"price\":" + text));
    assertThat(row.getField(CAUSE)).isNull();
    assertThat(row.getField(4)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("wholeTimes")
  void wholeNumbersAreTimesHoweverWritten(String text, long expected) throws IOException {
    assertThat(decode(view(",\"ts\":" + text)).getField(1)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("wholeTimes")
  void eventTimeIsATimestampOfEventsAndTimeMarks(String text, long expected) throws IOException {
    EventDecoder timed =
        decoder(DataTypes.ROW(DataTypes.FIELD("$rt", DataTypes.TIMESTAMP_LTZ(3)), DataTypes.FIELD("userId", DataTypes.STRING())));
    TimestampData time = TimestampData.fromEpochMillis(expected);
    assertThat(timed.deserialize(view(",\"ts\":" + text).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(GenericRowData.of(time, string("u")));
    assertThat(timed.deserialize(("{\"type\":\"segc.time\",\"ts\":" + text + "}").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(GenericRowData.of(time, null));
    assertThat(timed.deserialize("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(GenericRowData.of(null, null));
  }

  static Stream<Object[]> wholeTimes() {
    return Stream.of(
        new Object[] {"1.0", 1L},
        new Object[] {"1e3", 1000L},
        new Object[] {"-0", 0L},
        new Object[] {"-0.0", 0L},
        new Object[] {"1732406400000", 1732406400000L},
        new Object[] {"9007199254740991", 9007199254740991L});
  }

  @Test
  void timeMarkHasTypeAndTimeOnly() throws IOException {
    GenericRowData row = decode("{\"type\":\"segc.time\",\"ts\":7,\"userId\":3,\"price\":1}");
    assertThat(row)
        .isEqualTo(
            GenericRowData.of(string("segc.time"), 7L, null, null, null, null, null, null, null, null, null));
  }

  @Test
  void idsMayBeBytes() throws IOException {
    EventDecoder ids = decoder(DataTypes.ROW(DataTypes.FIELD("userId", DataTypes.BYTES()), DataTypes.FIELD("eventId", DataTypes.BYTES())));
    String spelled = "{\"type\":\"login\",\"ts\":1,\"price\":1,\"userId\":\"%s\",\"eventId\":\"%s\"}";
    assertThat(ids.deserialize(spelled.formatted("ué", "e1").getBytes(StandardCharsets.UTF_8))).isEqualTo(GenericRowData.of(bytes("ué"), bytes("e1")));
    assertThat(ids.deserialize(spelled.formatted("\\u00e9", "\\ud800").getBytes(StandardCharsets.UTF_8))).isEqualTo(GenericRowData.of(bytes("é"), bytes("?")));
    assertThat(ids.deserialize("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(GenericRowData.of(null, null));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void columnsAreFoundByNameInAnyOrder() throws IOException {
    EventDecoder few =
        decoder(
            DataTypes.ROW(
                DataTypes.FIELD("$value", DataTypes.STRING()),
                DataTypes.FIELD("price", DataTypes.DOUBLE()),
                DataTypes.FIELD("ts", DataTypes.BIGINT())));
    assertThat(few.deserialize(view(",\"price\":2").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(GenericRowData.of(null, 2.0, 1L));
    assertThat(few.deserialize("x".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(GenericRowData.of(string("x"), null, null));
    byte[] badElsewhere = view(",\"paid\":1").getBytes(StandardCharsets.UTF_8);
    assertThat(((GenericRowData) few.deserialize(badElsewhere)).getField(1)).isNull();
  }

  private static final String PROGRAM =
      """
      {"predicates": [{"types": ["login"], "where": null}, {"types": ["view"], "where": null}, {"types": ["view", "login"], "where": null}],
       "aheadWithinMs": 60000, "values": [], "passesAll": false, "combinations": [],
       "segments": [
         {"id": "in", "rule": "r1", "ttlMs": 1000, "enter": {"kind": "occurs", "predicate": 1}, "exit": {"kind": "occurs", "predicate": 2}},
         {"id": "often", "rule": "r2", "ttlMs": 1000,
          "enter": {"kind": "count", "of": {"kind": "occurs", "predicate": 0}, "atLeast": 2, "withinMs": 5}, "exit": null}]}
      """;

  @Test
  void whatEventsOfNowDoByThemselves() throws IOException {
    DataType text = DataTypes.STRING();
    DataType did =
        DataTypes.ROW(
            DataTypes.FIELD("segment", text),
            DataTypes.FIELD("op", text),
            DataTypes.FIELD("order", text),
            DataTypes.FIELD("keptUntil", DataTypes.BIGINT()),
            DataTypes.FIELD("rule", text));
    RowType row = (RowType) DataTypes.ROW(DataTypes.FIELD("$ahead", DataTypes.ARRAY(did)), DataTypes.FIELD("ts", DataTypes.BIGINT())).getLogicalType();
    EventDecoder ahead = new EventDecoder(SCHEMA, PROGRAM, row, InternalTypeInfo.of(row));
    long now = System.currentTimeMillis();
    assertThat(did(ahead, "view", now)).containsExactly("+I(in,join,2|e|0," + (now + 1_000) + ",r1)", "+I(in,leave,2|e|1," + (now + 1_000) + ",r1)");
    assertThat(did(ahead, "login", now + 50_000)).containsExactly("+I(in,leave,2|e|1," + (now + 51_000) + ",r1)");
    assertThat(did(ahead, "view", now - 61_000)).isNull();
    assertThat(did(ahead, "view", now + 70_000)).isNull();
    assertThat(did(ahead, "segc.time", now)).isNull();
  }

  private static List<String> did(EventDecoder decoder, String type, long ts) throws IOException {
    String message = "{\"type\":\"%s\",\"ts\":%d,\"eventId\":\"e\",\"userId\":\"u\",\"productId\":\"p\",\"price\":1}".formatted(type, ts);
    GenericRowData row = (GenericRowData) decoder.deserialize(message.getBytes(StandardCharsets.UTF_8));
    assertThat(row.getLong(1)).isEqualTo(ts);
    return row.isNullAt(0) ? null : Arrays.stream(((GenericArrayData) row.getArray(0)).toObjectArray()).map(Object::toString).toList();
  }

  @Test
  void noColumnsAtAll() throws IOException {
    assertThat(decoder(DataTypes.ROW()).deserialize(new byte[0])).isEqualTo(new GenericRowData(0));
  }

  @Test
  void rowsAreNotReused() throws IOException {
    GenericRowData first = decode(view(""));
    decode("{}");
    assertThat(first.getField(0)).hasToString("view");
  }

  @Test
  void survivesSerialization() throws Exception {
    EventDecoder copy = InstantiationUtil.clone(decoder);
    copy.open(null);
    assertThat(copy).isEqualTo(decoder);
    assertThat(((GenericRowData) copy.deserialize(view("").getBytes(StandardCharsets.UTF_8))).getField(0))
        .hasToString("view");
  }

  @Test
  void deepNestingAndManyNamesDoNotFail() throws IOException {
    int depth = 200_000;
    assertThat(decode(view(",\"x\":" + "[".repeat(depth) + "]".repeat(depth))).getField(CAUSE)).isNull();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      names.append(",\"n").append(i).append("\":").append(i);
    }
    assertThat(decode(view(names.toString())).getField(CAUSE)).isNull();
  }

  @Test
  void columnsMustFitTheSchema() {
    assertRefused(DataTypes.FIELD("nothing", DataTypes.STRING()), "nothing for the column \"nothing\"");
    assertRefused(DataTypes.FIELD("tags", DataTypes.ARRAY(DataTypes.INT())), "\"tags\" as nullable ARRAY<STRING>");
    assertRefused(DataTypes.FIELD("tags", DataTypes.STRING()), "\"tags\" as nullable ARRAY<STRING>");
    assertRefused(DataTypes.FIELD("ts", DataTypes.STRING()), "\"ts\" as nullable BIGINT");
    assertRefused(DataTypes.FIELD("price", DataTypes.INT()), "\"price\" as nullable DOUBLE");
    assertRefused(DataTypes.FIELD("userId", DataTypes.STRING().notNull()), "\"userId\" as nullable STRING or BYTES");
    assertRefused(DataTypes.FIELD("eventId", DataTypes.BYTES().notNull()), "\"eventId\" as nullable STRING or BYTES");
    assertRefused(DataTypes.FIELD("type", DataTypes.BYTES()), "\"type\" as nullable STRING");
  }

  private static void assertRefused(DataTypes.Field column, String message) {
    assertThatThrownBy(() -> decoder(DataTypes.ROW(column)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining(message);
  }

  private static StringData string(String text) {
    return StringData.fromString(text);
  }
}
