package io.segc.flink.engine;

import io.segc.flink.text.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** SEMANTICS §16. A formula over memberships, by the places of the segments. */
final class Formula {
  private final Node root;
  /** Places of the segments that it looks at, in the order of their ids. */
  final int[] members;

  private interface Node {
    boolean isTrue(IntPredicate isMember);
  }

  /** @param places segment → place; places rise with the ids */
  Formula(JsonNode json, Map<String, Integer> places) {
    Set<Integer> found = new TreeSet<>();
    root = read(json, places, found);
    members = found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Node read(JsonNode json, Map<String, Integer> places, Set<Integer> found) {
    switch (json.text("kind")) {
      case "member":
        int place = places.get(json.text("segment"));
        found.add(place);
        return isMember -> isMember.test(place);
      case "not":
        Node of = read(json.get("of"), places, found);
        return isMember -> !of.isTrue(isMember);
      case "all":
        List<Node> all = json.list("of").stream().map(part -> read(part, places, found)).toList();
        return isMember -> all.stream().allMatch(part -> part.isTrue(isMember));
      default:
        List<Node> any = json.list("of").stream().map(part -> read(part, places, found)).toList();
        return isMember -> any.stream().anyMatch(part -> part.isTrue(isMember));
    }
  }

  boolean isTrue(IntPredicate isMember) {
    return root.isTrue(isMember);
  }
}
