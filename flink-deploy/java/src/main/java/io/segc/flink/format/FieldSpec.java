package io.segc.flink.format;

import io.segc.flink.text.JsonQuote;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One field of an event type, with the causes it can give ready made. */
final class FieldSpec {
  final String name;
  final FieldKind kind;
  final boolean optional;
  /** The literals allowed, or null when all are. */
  final Set<String> values;

  final String missing;
  final String wrongKind;
  final String empty;
  final String notOneOf;

  FieldSpec(String name, FieldKind kind, boolean optional, List<String> values) {
    String field = "field " + JsonQuote.quote(name);
    this.name = name;
    this.kind = kind;
    this.optional = optional;
    this.values = values == null ? null : Set.copyOf(values);
    this.missing = field + " is missing";
    this.wrongKind = field + " must be " + kind.phrase();
    this.empty = field + " must not be empty";
    this.notOneOf =
        values == null
            ? null
            : values.stream()
                .map(JsonQuote::quote)
                .collect(Collectors.joining(", ", field + (kind == FieldKind.STRINGS ? " must be a list of " : " must be one of "), ""));
  }
}
