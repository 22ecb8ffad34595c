package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;

/** Where an expression finds what is outside of it. */
public interface Leaves<S> {
  /**
   * Resolves a node of kind {@code field}, {@code stepField} or {@code metric}; its value has the type that the node says. May be asked for the same one
   * again.
   */
  Value<S> leaf(JsonNode leaf);
}
