package io.segc.flink.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SparseTest {
  @Test
  void isAMapInRisingOrder() {
    Random random = new Random(20_261_128);
    Sparse<String> sparse = new Sparse<>();
    Timed<String> timed = new Timed<>();
    TreeMap<Integer, String> expected = new TreeMap<>();
    TreeMap<Integer, Long> instants = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      int key = random.nextInt(40);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          sparse.put(key, "v" + i);
          expected.put(key, "v" + i);
          long instant = random.nextInt(1_000);
          timed.put(key, "v" + i, instant);
          instants.put(key, instant);
        }
        case 3, 4 -> {
          sparse.remove(key);
          timed.remove(key);
          expected.remove(key);
        }
        case 5 -> {
          if (!sparse.isEmpty()) {
            int place = random.nextInt(sparse.size());
            expected.remove(sparse.keyAt(place));
            sparse.removeAt(place);
            timed.removeAt(place);
          }
        }
        default -> {
          if (random.nextInt(100) == 0) {
            sparse.clear();
            timed.clear();
            expected.clear();
          }
        }
      }
      assertThat(sparse.size()).isEqualTo(expected.size());
      assertThat(sparse.isEmpty()).isEqualTo(expected.isEmpty());
      assertThat(sparse.get(key)).isEqualTo(expected.get(key));
      instants.keySet().retainAll(expected.keySet());
      assertThat(timed.earliest()).isEqualTo(instants.values().stream().min(Long::compare).orElse(Long.MAX_VALUE));
      int place = 0;
      for (var entry : expected.entrySet()) {
        assertThat(sparse.keyAt(place)).isEqualTo(entry.getKey());
        assertThat(timed.keyAt(place)).isEqualTo(entry.getKey());
        assertThat(timed.instantAt(place)).isEqualTo(instants.get(entry.getKey()));
        assertThat(timed.valueAt(place)).isEqualTo(entry.getValue());
        assertThat(sparse.valueAt(place++)).isEqualTo(entry.getValue());
      }
    }
  }
}
