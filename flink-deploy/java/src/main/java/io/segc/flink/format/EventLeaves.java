package io.segc.flink.format;

import io.segc.flink.engine.expression.Leaves;
import io.segc.flink.engine.expression.Value;
import io.segc.flink.text.JsonNode;

/** SEMANTICS §9. The fields of a message that is an event, as rules see them: what its type does not declare must have been cleared, and texts mended. */
final class EventLeaves implements Leaves<EventProperties> {
  private static final Object[] EMPTY = {};

  private final EventSlots slots;

  EventLeaves(EventSlots slots) {
    this.slots = slots;
  }

  @Override
  public Value<EventProperties> leaf(JsonNode leaf) {
    String name = leaf.text("name");
    Integer slot = slots.of(name);
    if (slot == null || !leaf.text("kind").equals("field")) {
      throw new IllegalArgumentException("segc has a bug: an event has no " + leaf.text("kind") + " \"" + name + '"');
    }
    return switch (leaf.text("type")) {
      case "number" -> new NumberField(slot);
      case "boolean" -> new FlagField(slot);
      case "string" -> new TextField(slot);
      default -> new ListField(slot);
    };
  }

  private abstract static class SlotValue extends Value<EventProperties> {
    final int slot;

    SlotValue(int slot) {
      this.slot = slot;
    }

    @Override
    public boolean isAbsent(EventProperties event) {
      return event.kinds[slot] == EventProperties.ABSENT;
    }
  }

  private static final class TextField extends SlotValue {
    TextField(int slot) {
      super(slot);
    }

    @Override
    public Object of(EventProperties event) {
      return event.kinds[slot] == EventProperties.STRING ? event.text(slot) : null;
    }
  }

  private static final class NumberField extends SlotValue {
    NumberField(int slot) {
      super(slot);
    }

    @Override
    public Object of(EventProperties event) {
      return event.kinds[slot] == EventProperties.NUMBER ? (Object) event.numbers[slot] : null;
    }

    @Override
    public double numberOrNaN(EventProperties event) {
      return event.kinds[slot] == EventProperties.NUMBER ? event.numbers[slot] : Double.NaN;
    }
  }

  private static final class FlagField extends SlotValue {
    FlagField(int slot) {
      super(slot);
    }

    @Override
    public Object of(EventProperties event) {
      return event.kinds[slot] == EventProperties.BOOLEAN ? (Object) event.flags[slot] : null;
    }

    @Override
    public boolean isTrue(EventProperties event) {
      return event.kinds[slot] == EventProperties.BOOLEAN && event.flags[slot];
    }
  }

  private static final class ListField extends SlotValue {
    ListField(int slot) {
      super(slot);
    }

    @Override
    public Object of(EventProperties event) {
      return switch (event.kinds[slot]) {
        case EventProperties.EMPTY_LIST -> EMPTY;
        case EventProperties.STRINGS, EventProperties.NUMBERS, EventProperties.BOOLEANS -> event.lists[slot];
        default -> null;
      };
    }
  }
}
