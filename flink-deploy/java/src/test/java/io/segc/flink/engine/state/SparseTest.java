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
    TreeMap<Integer, String> expected = new TreeMap<>();
    for (int i = 0; i < 5_000; i++) {
      int key = random.nextInt(40);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          sparse.put(key, "v" + i);
          expected.put(key, "v" + i);
        }
        case 3, 4 -> {
          sparse.remove(key);
          expected.remove(key);
        }
        case 5 -> {
          if (!sparse.isEmpty()) {
            int place = random.nextInt(sparse.size());
            expected.remove(sparse.keyAt(place));
            sparse.removeAt(place);
          }
        }
        default -> {
          if (random.nextInt(100) == 0) {
            sparse.clear();
            expected.clear();
          }
        }
      }
      assertThat(sparse.size()).isEqualTo(expected.size());
      assertThat(sparse.isEmpty()).isEqualTo(expected.isEmpty());
      assertThat(sparse.get(key)).isEqualTo(expected.get(key));
      int place = 0;
      for (var entry : expected.entrySet()) {
        assertThat(sparse.keyAt(place)).isEqualTo(entry.getKey());
        assertThat(sparse.valueAt(place++)).isEqualTo(entry.getValue());
      }
    }
  }
}
