package io.segc.flink.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the properties that matter, by their paths: 0 to 3 are those of every event; the declared fields and the objects that lead to
 * them follow.
 */
final class EventSlots {
  static final int TYPE = 0;
  static final int TS = 1;
  static final int EVENT_ID = 2;
  static final int USER_ID = 3;
  static final int FIRST_FIELD = 4;

  /** A property of an object: its slot, and, when it leads to fields, its properties. */
  static final class Node {
    final int slot;
    final Map<String, Node> children = new HashMap<>();

    private Node(int slot) {
      this.slot = slot;
    }

    boolean isObject() {
      return !children.isEmpty();
    }

    /** Forgets what has been read of the property, at every depth. */
    void clear(EventProperties properties) {
      properties.kinds[slot] = EventProperties.ABSENT;
      for (Node child : children.values()) {
        child.clear(properties);
      }
    }
  }

  private final Map<String, Node> roots = new HashMap<>();
  private final Map<String, Integer> slots = new HashMap<>();

  EventSlots(EventSchema schema) {
    for (String name : List.of(EventSchema.TYPE, EventSchema.TS, EventSchema.EVENT_ID, EventSchema.USER_ID)) {
      add(name);
    }
    for (EventType type : schema.types()) {
      for (FieldSpec field : type.fields()) {
        add(field.name);
      }
    }
  }

  private void add(String path) {
    Map<String, Node> level = roots;
    String[] names = names(path);
    for (int depth = 1; depth <= names.length; depth++) {
      String prefix = String.join(".", Arrays.copyOf(names, depth));
      slots.putIfAbsent(prefix, slots.size());
      level = level.computeIfAbsent(names[depth - 1], name -> new Node(slots.get(prefix))).children;
    }
  }

  /** A top-level property, or null when nothing declares it. */
  Node root(String name) {
    return roots.get(name);
  }

  /** The top-level properties, by name. */
  Map<String, Node> roots() {
    return roots;
  }

  /** The slot of a path, or null when nothing declares it. */
  Integer of(String path) {
    return slots.get(path);
  }

  /** The paths of the objects that lead to a field, outermost first. */
  static List<String> objectsOf(String path) {
    String[] names = names(path);
    List<String> objects = new ArrayList<>();
    for (int depth = 1; depth < names.length; depth++) {
      objects.add(String.join(".", Arrays.copyOf(names, depth)));
    }
    return objects;
  }

  private static String[] names(String path) {
    return path.split("\\.", -1);
  }

  int count() {
    return slots.size();
  }
}
