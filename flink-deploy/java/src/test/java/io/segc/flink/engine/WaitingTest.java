package io.segc.flink.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private record Known(long ts, String eventId, boolean isQuiet) {}

  /** Against a list, whatever the order of calls. */
  @Test
  void holdsWhatHasBeenAddedInOrder() {
    Random random = new Random(20_261_128);
    for (int round = 0; round < 200; round++) {
      Waiting waiting = new Waiting();
      List<Known> known = new ArrayList<>();
      long ts = 0;
      for (int call = 0; call < 60; call++) {
        String id = "e" + "x".repeat(random.nextInt(90)) + call;
        ts += random.nextInt(5);
        int kind = random.nextInt(10);
        if (kind < 6) {
          waiting.addQuiet(ts, Facts.of(id));
          known.add(new Known(ts, id, true));
        } else if (kind < 9) {
          int place = random.nextInt(known.size() + 1);
          long at = place < known.size() ? known.get(place).ts : ts;
          int[] held = kind == 8 ? new int[0] : new int[] {3};
          waiting.add(place, EngineEvent.decode(at, Facts.of(id, held)));
          known.add(place, new Known(at, id, held.length == 0));
        } else {
          int count = random.nextInt(known.size() + 1);
          waiting.removeFirst(count);
          known.subList(0, count).clear();
        }
        assertThat(held(waiting)).isEqualTo(known);
      }
    }
  }

  private static List<Known> held(Waiting waiting) {
    List<Known> held = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      assertThat(waiting.get(i).ts).isEqualTo(waiting.tsAt(i));
      held.add(new Known(waiting.tsAt(i), waiting.get(i).eventId, waiting.isQuiet(i)));
    }
    return held;
  }
}
