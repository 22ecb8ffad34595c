package io.segc.bench;

import java.util.HashMap;
import java.util.Map;

/** The command line of a program of this module: {@code --name value} pairs and nothing else. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  Arguments(String[] args) {
    for (int at = 0; at + 1 < args.length; at += 2) {
      if (!args[at].startsWith("--")) throw new IllegalArgumentException("not an option: " + args[at]);
      values.put(args[at].substring(2), args[at + 1]);
    }
  }

  /** The value of an option that must be there. */
  String get(String name) {
    String value = values.get(name);
    if (value == null) throw new IllegalArgumentException("--" + name + " is missing");
    return value;
  }

  /** The value of an option; null when it is not given. */
  String find(String name) {
    return values.get(name);
  }
}
