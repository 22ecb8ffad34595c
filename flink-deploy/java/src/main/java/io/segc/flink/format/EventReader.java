package io.segc.flink.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.segc.flink.text.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the bytes of one message into properties, as strictly as {@code JSON.parse}. */
final class EventReader {
  static final String NOT_JSON = "not JSON";
  static final String NOT_AN_OBJECT = "not an object";

  private final EventSlots slots;
  private final PlainReader plain;
  private final JsonFactory factory;

  EventReader(EventSlots slots) {
    this.slots = slots;
    this.plain = new PlainReader(slots);
    this.factory =
        JsonFactory.builder()
            // Names come from whoever writes the topic: they must neither fill the JVM's string
            // table nor fail the message when their hashes collide.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            // As exact as Double.parseDouble, and a few times as fast.
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // JSON.parse has no such limits; the broker limits the size of a message.
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();
  }

  /**
   * Reads one message.
   *
   * @param message the bytes, or null for a message without value
   * @param properties filled with what was read; undefined when a cause is returned
   * @return the cause why it cannot be an event, or null
   */
  String read(byte[] message, EventProperties properties) {
    properties.clear();
    properties.mayHoldHalfPairs = false;
    if (message == null) {
      return NOT_JSON;
    }
    return plain.read(message, properties) ? null : parse(message, properties);
  }

  /** Reads a message, plain or not, as {@link #read} does. */
  String parse(byte[] message, EventProperties properties) {
    properties.clear();
    properties.mayHoldHalfPairs = false;
    if (!isJsonText(message, properties)) {
      return NOT_JSON;
    }
    try (JsonParser json = factory.createParser(message)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_OBJECT) {
        properties(json, properties);
      } else {
        json.skipChildren();
      }
      if (first == null || json.nextToken() != null) {
        return NOT_JSON;
      }
      return first == JsonToken.START_OBJECT ? null : NOT_AN_OBJECT;
    } catch (IOException e) {
      return NOT_JSON;
    }
  }

  private void properties(JsonParser json, EventProperties properties) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      property(json, value, slots.root(name), properties);
    }
  }

  /** Reads a property; the last one of a name counts, with all that is in it. */
  private static void property(
      JsonParser json, JsonToken value, EventSlots.Node node, EventProperties properties)
      throws IOException {
    if (node == null) {
      json.skipChildren();
      return;
    }
    if (node.isObject()) {
      node.clear(properties);
      if (value == JsonToken.START_OBJECT) {
        properties.kinds[node.slot] = EventProperties.OBJECT;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
          JsonToken inner = json.nextToken();
          property(json, inner, node.children.get(name), properties);
        }
        return;
      }
    }
    int slot = node.slot;
    switch (value) {
      case VALUE_STRING -> properties.setText(slot, json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> properties.setNumber(slot, number(json, value));
      case VALUE_TRUE -> properties.setFlag(slot, true);
      case VALUE_FALSE -> properties.setFlag(slot, false);
      case VALUE_NULL -> properties.kinds[slot] = EventProperties.ABSENT;
      case START_ARRAY -> list(json, slot, properties);
      default -> {
        json.skipChildren();
        properties.kinds[slot] = EventProperties.OTHER;
      }
    }
  }

  private static void list(JsonParser json, int slot, EventProperties properties)
      throws IOException {
    List<Object> elements = new ArrayList<>();
    byte kind = EventProperties.EMPTY_LIST;
    for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
      byte own;
      switch (next) {
        case VALUE_STRING -> {
          own = EventProperties.STRINGS;
          elements.add(json.getText());
        }
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
          own = EventProperties.NUMBERS;
          elements.add(number(json, next));
        }
        case VALUE_TRUE, VALUE_FALSE -> {
          own = EventProperties.BOOLEANS;
          elements.add(next == JsonToken.VALUE_TRUE);
        }
        default -> {
          own = EventProperties.OTHER;
          json.skipChildren();
        }
      }
      kind = kind == EventProperties.EMPTY_LIST || kind == own ? own : EventProperties.OTHER;
    }
    properties.setList(slot, kind, elements.toArray());
  }

  private static double number(JsonParser json, JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NUMBER_INT ? whole(json) : json.getDoubleValue();
  }

  private static double whole(JsonParser json) throws IOException {
    if (json.getTextLength() > 18) {
      return Double.parseDouble(json.getText());
    }
    long value = json.getLongValue();
    return value == 0 && json.getTextCharacters()[json.getTextOffset()] == '-' ? -0.0d : value;
  }

  /** Keeps from the parser what it would take for UTF-16, UTF-32 or a byte order mark. */
  private static boolean isJsonText(byte[] message, EventProperties properties) {
    for (byte b : message) {
      if (b == 0) {
        return false;
      }
      // UTF-8 cannot spell half of a surrogate pair; only an escape can.
      if (b == '\\') {
        properties.mayHoldHalfPairs = true;
      }
    }
    return (message.length == 0 || message[0] != (byte) 0xEF) && Utf8.isValid(message);
  }
}
