package io.segc.flink.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SEMANTICS §16: a formula over memberships. Its text is a segment id, {@code all(..)}, {@code any(..)} or {@code not(.)}, as in {@code all(carts,not(buyers))}. */
interface Formula {

    /** Whether it is true for a user who is inside of these segments. */
    boolean holds(Set<String> inside);

    static Formula parse(String text) {
        return new Parser(text).formula();
    }

    /** Reads the text from left to right. It comes from our own compiler, so that it is well-formed. */
    final class Parser {
        private final String text;
        private int position = 0;

        Parser(String text) {
            this.text = text;
        }

        Formula formula() {
            int begin = position;
            while (position < text.length() && "(),".indexOf(text.charAt(position)) < 0) {
                position += 1;
            }
            String word = text.substring(begin, position);
            if (position == text.length() || text.charAt(position) != '(') {
                return inside -> inside.contains(word);
            }
            List<Formula> parts = new ArrayList<>();
            do {
                position += 1;
                parts.add(formula());
            } while (text.charAt(position) == ',');
            position += 1;
            return switch (word) {
                case "all" -> inside -> parts.stream().allMatch(part -> part.holds(inside));
                case "any" -> inside -> parts.stream().anyMatch(part -> part.holds(inside));
                case "not" -> inside -> !parts.get(0).holds(inside);
                default -> throw new IllegalArgumentException("unknown word in a formula: " + word);
            };
        }
    }
}
