package io.segc.flink.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.segc.flink.text.Utf8;
import java.io.IOException;

/** Reads the bytes of one message into properties, as strictly as {@code JSON.parse}. */
final class EventReader {
  static final String NOT_JSON = "not JSON";
  static final String NOT_AN_OBJECT = "not an object";

  private final EventSlots slots;
  private final JsonFactory factory;

  EventReader(EventSlots slots) {
    this.slots = slots;
    this.factory =
        JsonFactory.builder()
            // Names come from whoever writes the topic: they must neither fill the JVM's string
            // table nor fail the message when their hashes collide.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
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
    if (message == null || !isJsonText(message)) {
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
      Integer slot = slots.of(name);
      if (slot == null) {
        json.skipChildren();
        continue;
      }
      switch (value) {
        case VALUE_STRING -> properties.setText(slot, json.getText());
        case VALUE_NUMBER_INT -> properties.setNumber(slot, whole(json));
        case VALUE_NUMBER_FLOAT -> properties.setNumber(slot, Double.parseDouble(json.getText()));
        case VALUE_TRUE -> properties.setFlag(slot, true);
        case VALUE_FALSE -> properties.setFlag(slot, false);
        case VALUE_NULL -> properties.kinds[slot] = EventProperties.ABSENT;
        default -> {
          json.skipChildren();
          properties.kinds[slot] = EventProperties.NESTED;
        }
      }
    }
  }

  private static double whole(JsonParser json) throws IOException {
    if (json.getTextLength() > 18) {
      return Double.parseDouble(json.getText());
    }
    long value = json.getLongValue();
    return value == 0 && json.getTextCharacters()[json.getTextOffset()] == '-' ? -0.0d : value;
  }

  /** Keeps from the parser what it would take for UTF-16, UTF-32 or a byte order mark. */
  private static boolean isJsonText(byte[] message) {
    for (byte b : message) {
      if (b == 0) {
        return false;
      }
    }
    return (message.length == 0 || message[0] != (byte) 0xEF) && Utf8.isValid(message);
  }
}
