package io.segc.flink.engine.expression;

import io.segc.flink.text.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * SEMANTICS §3, §9. The predicates of all rules over one event, each of them once: tells which hold. An event is led to the predicates of its type, and
 * among them, by the values of its fields, to those that ask for these values; what cannot be found like that is evaluated one by one. For one thread.
 */
public final class PredicateTable<S> {
  private final SharedParts<S> shared;
  /** What is asked of the events of a type. */
  private final Map<String, Step<S>> byType = new HashMap<>();
  /** What is asked of the events of all other types. */
  private final Step<S> ofOtherTypes;

  private final Ids found = new Ids();

  /**
   * Prepares the table.
   *
   * @param predicates a list of {@code {"types": [...] or null for all, "where": an expression or null}}, with expressions as {@link Expressions#compile} takes
   *     them; the place of a predicate in the list is its id
   */
  public PredicateTable(JsonNode predicates, Leaves<S> leaves) {
    List<JsonNode> wheres = predicates.elements().stream().map(predicate -> predicate.get("where")).toList();
    shared = new SharedParts<>(wheres);
    ExpressionCompiler<S> compiler = ExpressionCompiler.over(leaves, shared);
    List<Candidate<S>> candidates = new ArrayList<>();
    List<Set<String>> types = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    int id = 0;
    for (JsonNode predicate : predicates.elements()) {
      Candidate<S> candidate = Candidate.of(id++, predicate.get("where"), compiler);
      if (candidate == null) {
        continue;
      }
      candidates.add(candidate);
      types.add(predicate.get("types").isNull() ? null : names(predicate.list("types")));
      names.addAll(types.get(types.size() - 1) == null ? Set.of() : types.get(types.size() - 1));
    }
    // Types of which the same is asked have one answer.
    Map<List<Integer>, Step<S>> built = new HashMap<>();
    ofOtherTypes = build(candidates, types, null, built);
    for (String name : names) {
      byType.put(name, build(candidates, types, name, built));
    }
  }

  private static Set<String> names(List<JsonNode> types) {
    Set<String> names = new HashSet<>();
    types.forEach(type -> names.add((String) type.value()));
    return names;
  }

  private static <S> Step<S> build(
      List<Candidate<S>> candidates, List<Set<String>> types, String type, Map<List<Integer>, Step<S>> built) {
    List<Candidate<S>> own = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (types.get(i) == null || types.get(i).contains(type)) {
        own.add(candidates.get(i));
      }
    }
    List<Integer> ids = own.stream().map(candidate -> candidate.id).toList();
    return built.computeIfAbsent(ids, same -> TableBuilder.build(own));
  }

  /** The ids of the predicates that hold of an event, rising. */
  public int[] held(S subject, String type) {
    held(subject, type, found);
    return found.toArray();
  }

  /**
   * As the other, without making anything new.
   *
   * @param held is emptied and filled
   */
  public void held(S subject, String type, Ids held) {
    held.clear();
    shared.forget();
    byType.getOrDefault(type, ofOtherTypes).collect(subject, held);
    held.sort();
  }
}
