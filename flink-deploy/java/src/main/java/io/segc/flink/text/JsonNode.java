package io.segc.flink.text;

import java.util.List;
import java.util.Map;

/**
 * A value of a JSON document that the compiler wrote, to be read by name. Two are equal when all that is in them is, in whatever order.
 *
 * @param value a map, a list, a text, a double, a boolean, or null
 */
public record JsonNode(Object value) {
  /**
   * Reads one document.
   *
   * @throws IllegalArgumentException when it is no JSON
   */
  public static JsonNode parse(String text) {
    return new JsonNode(Json.parse(text));
  }

  /** The property of an object; null of JSON when there is none. */
  public JsonNode get(String name) {
    return new JsonNode(((Map<?, ?>) value).get(name));
  }

  public boolean isNull() {
    return value == null;
  }

  /** The property as a text, or null. */
  public String text(String name) {
    return (String) get(name).value;
  }

  /** This number as a whole one. */
  public int whole() {
    return Math.toIntExact(wholeLong());
  }

  /** This number as a whole one. */
  public long wholeLong() {
    double number = (Double) value;
    if (number != Math.rint(number)) {
      throw new IllegalArgumentException(number + " is no whole number");
    }
    return (long) number;
  }

  /** The property as a list. */
  public List<JsonNode> list(String name) {
    return get(name).elements();
  }

  /** The elements of a list. */
  public List<JsonNode> elements() {
    return ((List<?>) value).stream().map(JsonNode::new).toList();
  }
}
