package io.segc.flink.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {
  @Test
  void areOrderedAsTheirBytesAre() {
    String[] parts = {"", "\0", "a", "b", "\u007f", "\u0080", "é", "\u07ff", "\u0800", "\ud7ff", "\ue000", "～", "\uffff", "𐀀", "😀", "🛒", "\udbff\udfff"};
    List<String> ids = new ArrayList<>();
    for (String a : parts) {
      for (String b : parts) {
        ids.add(a + b);
        ids.add("x" + a + b + "y");
      }
    }
    for (String left : ids) {
      for (String right : ids) {
        int expected = Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(Utf8.compare(left, right))).as("%s, %s", left, right).isEqualTo(Integer.signum(expected));
      }
    }
  }
}
