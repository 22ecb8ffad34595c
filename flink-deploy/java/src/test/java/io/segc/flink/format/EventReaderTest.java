package io.segc.flink.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message gives the same whether or not it is read as a plain one. */
class EventReaderTest {
  private static final String LONG_NAME = "aNameOfMoreThanSixteenBytes";
  private static final EventSchema SCHEMA =
      EventSchemaReader.read(
          """
          {"types": {
            "view": {"price": {"kind": "number", "optional": true},
                     "productId": {"kind": "string"},
                     "paid": {"kind": "boolean", "optional": true},
                     "plan": {"kind": "string", "optional": true, "values": ["free", "pro", "ä"]}},
            "login": {"größe": {"kind": "number"}, "aNameOfMoreThanSixteenBytes": {"kind": "string", "optional": true}},
            "order": {"tags": {"kind": "strings", "optional": true},
                      "address.geo.lat": {"kind": "number", "optional": true}}
          }}
          """);

  private static final EventSlots SLOTS = new EventSlots(SCHEMA);

  private static final String[] NAMES = {
    "type", "ts", "eventId", "userId", "price", "productId", "paid", "plan", "größe", LONG_NAME,
    "aNameOfMoreThenSixteenBytes", "tags", "address", "address.geo.lat", "?", "", "Type", "typ", "types", "x", "日本", "userIdd"
  };
  private static final String[] TEXTS = {
    "", "view", "login", "order", "segc.time", "free", "pro", "prO", "ä", "a", "12345678", "1234567890123456", "größe", "日本語", "\uD83D\uDE00",
    "a\u007Fb", "ends with \uFFFF", "seven77", "{\"", "\\u0041", "\\\"", "\\ud800"
  };
  private static final String[] NUMBERS = {
    "0", "-0", "-0.0", "0e0", "-0e5", "1", "1732406400000", "9007199254740991", "9007199254740992", "9007199254740993",
    "9007199254740993.0", "9007199254740992e22", "9007199254740991e-22", "999999999999999999", "-999999999999999999", "1000000000000000000",
    "9223372036854775808", "123456789012345678901234567890", "0.1", "0.3", "12.5", "1e22", "1e23", "1E-22", "1e-23", "1e+3", "1e400", "-1e400",
    "5e-324", "2e-324", "0.12345678901234567", "1.7976931348623157e308", "4.35", "0.000001", "1e99999999999", "1e-99999999999", "0e99999999999",
    "100000000000000000000000000000000000000000000000000000000000000000001", "0.00000000000000000000000000000000000000000000000000000000000000000001",
    "01", "-", "+1", ".5", "5.", "1.e3", "1e", "1e+", "00", "-01", "0x1", "1.5.5", "1e5.5", "1d", "NaN"
  };
  private static final String[] SPACES = {"", "", "", "", " ", "\n", "\t\r ", "         ", "\u00A0", "\u000B"};
  private static final String[] OTHERS = {
    "true", "false", "null", "True", "nul", "nulll", "falsetrue", "{}", "[]", "[\"a\"]", "{\"geo\":{\"lat\":1}}", "[1,]", "\"", ""
  };

  private final Random random = new Random(7);
  private final EventProperties fast = new EventProperties(SLOTS.count());
  private final EventProperties slow = new EventProperties(SLOTS.count());
  private final EventReader reader = new EventReader(SLOTS);
  private final PlainReader plain = new PlainReader(SLOTS);
  private final EventCheck check = new EventCheck(SCHEMA, SLOTS);

  @Test
  void anyMessageIsReadAsTheParserReadsIt() {
    int plainOnes = 0;
    int events = 0;
    for (int i = 0; i < 60_000; i++) {
      byte[] message = message().getBytes(StandardCharsets.UTF_8);
      for (int edits = random.nextInt(3); edits > 0 && i % 3 == 0; edits--) {
        message = edited(message);
      }
      assertReadAlike(message);
      plainOnes += isPlain(message) ? 1 : 0;
      events += reader.read(message, fast) == null && check.check(fast) == null ? 1 : 0;
    }
    assertThat(plainOnes).isGreaterThan(10_000);
    assertThat(events).isGreaterThan(5_000);
  }

  @Test
  void everyNumberIsTheNearestDouble() {
    for (int i = 0; i < 60_000; i++) {
      StringBuilder number = new StringBuilder(random.nextBoolean() ? "" : "-");
      number.append(random.nextInt(4) == 0 ? 0 : 1 + Math.abs(random.nextLong() >> (2 + random.nextInt(60))));
      if (random.nextInt(3) > 0) {
        number.append('.').append("0".repeat(random.nextInt(4))).append(Math.abs(random.nextLong() >> (1 + random.nextInt(62))));
      }
      if (random.nextInt(3) == 0) {
        number.append(random.nextBoolean() ? "e" : "E-").append(random.nextInt(random.nextBoolean() ? 30 : 330));
      }
      byte[] message = ("{\"price\":" + number + "}").getBytes(StandardCharsets.UTF_8);
      assertReadAlike(message);
      assertThat(isPlain(message)).as(number.toString()).isTrue();
      assertThat(fast.numbers[SLOTS.of("price")]).as(number.toString()).isEqualTo(Double.parseDouble(number.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " { } ",
        "{\"type\":\"view\",\"ts\":1,\"unknown\":null,\"paid\":true,\"paid\":false}",
        "\n{\t\"price\" : -0.5e+3 ,\r\"größe\":\"\uD83D\uDE00\"}\n",
        "{\"address.geo.lat\":1,\"?\":\"?\"}"
      })
  void plain(String message) {
    assertThat(isPlain(message.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertReadAlike(message.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "[]", "{", "{}}", "{} x", "{,}", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{\"a\":\"\\n\"}", "{\"\\n\":1}", "{\"a\":\"\n\"}", "{\"a\":[]}",
        "{\"a\":{}}", "{\"address\":1}", "{\"address\":null}", "{\"a\":\"b}", "{\"a\":tru", "{\"a\":01}", "\uFEFF{}", "{\"a\":1\u0000}", "{a:1}"
      })
  void notPlain(String message) {
    assertThat(isPlain(message.getBytes(StandardCharsets.UTF_8))).isFalse();
    assertReadAlike(message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void textsOutliveTheirMessage() {
    reader.read(bytes("{\"userId\":\"first\"}"), fast);
    String first = fast.text(EventSlots.USER_ID);
    reader.read(bytes("{\"userId\":\"first\"}"), fast);
    assertThat(fast.text(EventSlots.USER_ID)).isSameAs(first);
    reader.read(bytes("{\"userId\":\"firsT\",\"x\":[]}"), fast);
    assertThat(fast.text(EventSlots.USER_ID)).isEqualTo("firsT");
    reader.read(bytes("{\"userId\":\"f\u00EDrs\"}"), fast);
    assertThat(fast.text(EventSlots.USER_ID)).isEqualTo("f\u00EDrs");
    assertThat(first).isEqualTo("first");
  }

  private boolean isPlain(byte[] message) {
    EventProperties properties = new EventProperties(SLOTS.count());
    return plain.read(message, properties);
  }

  private void assertReadAlike(byte[] message) {
    String as = new String(message, StandardCharsets.UTF_8);
    String cause = reader.read(message, fast);
    assertThat(cause).as(as).isEqualTo(reader.parse(message, slow));
    if (cause != null) {
      return;
    }
    assertThat(check.check(fast)).as(as).isEqualTo(check.check(slow));
    assertThat(contents(fast)).as(as).isEqualTo(contents(slow));
    assertThat(fast.mayHoldHalfPairs).as(as).isEqualTo(slow.mayHoldHalfPairs);
  }

  private static List<Object> contents(EventProperties properties) {
    List<Object> contents = new ArrayList<>();
    for (int slot = 0; slot < properties.kinds.length; slot++) {
      contents.add(properties.kinds[slot]);
      contents.add(
          switch (properties.kinds[slot]) {
            case EventProperties.STRING -> properties.text(slot) + properties.isEmptyText(slot);
            case EventProperties.NUMBER -> properties.numbers[slot];
            case EventProperties.BOOLEAN -> properties.flags[slot];
            case EventProperties.STRINGS, EventProperties.NUMBERS, EventProperties.BOOLEANS -> Arrays.asList(properties.lists[slot]);
            default -> "";
          });
    }
    return contents;
  }

  private String message() {
    StringBuilder message = new StringBuilder(space()).append('{').append(space());
    List<String> properties = new ArrayList<>();
    if (random.nextBoolean()) {
      properties.add("\"type\":\"" + (random.nextBoolean() ? "view" : "order") + '"');
      properties.add("\"ts\":" + random.nextInt());
      properties.add("\"eventId\":\"" + random.nextInt() + '"');
      properties.add("\"userId\":\"" + TEXTS[random.nextInt(12)] + '"');
      properties.add("\"productId\":\"" + random.nextInt(3) + '"');
    }
    for (int more = random.nextInt(5); more > 0; more--) {
      properties.add('"' + any(NAMES) + '"' + space() + ':' + space() + value() + space());
    }
    message.append(String.join("," + space(), properties));
    return message.append('}').append(space()).toString();
  }

  private String value() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> '"' + any(TEXTS) + '"';
      case 3 -> '"' + any(TEXTS) + any(TEXTS) + '"';
      case 4 -> any(NUMBERS);
      case 5 -> Double.toString(random.nextInt(10_000) / 100.0);
      default -> any(OTHERS);
    };
  }

  private String space() {
    return random.nextInt(4) == 0 ? SPACES[random.nextInt(random.nextInt(20) == 0 ? SPACES.length : SPACES.length - 2)] : "";
  }

  private String any(String[] of) {
    return of[random.nextInt(of.length)];
  }

  /** With one byte changed, taken out or put in. */
  private byte[] edited(byte[] message) {
    String usual = "{}[]\",:\\0-.e \u0000\t/";
    int at = random.nextInt(message.length + 1);
    int kind = random.nextInt(3);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(message, 0, at);
    if (kind > 0) {
      out.write(random.nextBoolean() ? random.nextInt(256) : usual.charAt(random.nextInt(usual.length())));
    }
    int rest = kind < 2 ? Math.min(at + 1, message.length) : at;
    out.write(message, rest, message.length - rest);
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
