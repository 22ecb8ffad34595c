package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A predicate, and what is left to be asked before it is known to hold. */
final class Candidate<S> {
  final int id;
  /** None is constant; the cheap ones first. */
  final List<Conjunct<S>> left;

  private Candidate(int id, List<Conjunct<S>> left) {
    this.id = id;
    this.left = left;
  }

  /** The predicate, or null when it never holds. */
  static <S> Candidate<S> of(int id, JsonNode where, ExpressionCompiler<S> compiler) {
    List<Conjunct<S>> conjuncts = new ArrayList<>();
    if (!where.isNull()) {
      Conjunct.addAll(where, false, compiler, conjuncts);
    }
    boolean isNever =
        conjuncts.stream()
            .anyMatch(
                conjunct -> conjunct.isAlways(false) || (conjunct.keys != null && conjunct.keys.constants().isEmpty()));
    conjuncts.removeIf(conjunct -> conjunct.isAlways(true));
    conjuncts.sort(Comparator.comparingInt(conjunct -> conjunct.cost));
    return isNever ? null : new Candidate<>(id, List.copyOf(conjuncts));
  }

  /** The predicate, of which these conditions are known to hold. */
  Candidate<S> without(List<Conjunct<S>> known) {
    return new Candidate<>(id, left.stream().filter(conjunct -> !known.contains(conjunct)).toList());
  }

  /** What is left as one condition, or null when nothing is. */
  Value<S> condition() {
    return switch (left.size()) {
      case 0 -> null;
      case 1 -> left.get(0).value;
      default -> new Conditions.And<>(left.stream().map(conjunct -> conjunct.value).toList());
    };
  }
}
