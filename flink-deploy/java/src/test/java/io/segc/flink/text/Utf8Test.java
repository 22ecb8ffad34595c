package io.segc.flink.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
  // Right column: what `new TextDecoder().decode` gives, with ? for U+FFFD.
  @ParameterizedTest
  @CsvSource({
    "61FF62, a?b",
    "C0AF, ??",
    "E08080, ???",
    "EDA080, ???",
    "EDA080EDB080, ??????",
    "F4908080, ????",
    "F09F98, ?",
    "F09F9861, ?a",
    "E282, ?",
    "E28261, ?a",
    "80, ?",
    "F8888080, ????",
  })
  void illFormedPartsAreReplacedAsJavaScriptDoes(String hex, String expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Utf8.isValid(bytes)).isFalse();
    assertThat(Utf8.decode(bytes)).isEqualTo(expected.replace('?', '\uFFFD'));
  }

  @Test
  void everyCodePointIsValidAtEveryOffset() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint += 1 + codePoint / 40) {
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = "a".repeat(codePoint % 9) + Character.toString(codePoint) + "bcdefghij";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(Utf8.isValid(bytes)).isTrue();
      assertThat(Utf8.decode(bytes)).isEqualTo(text);
    }
  }

  @Test
  void agreesWithTheStrictDecoderOfTheJdkOnRandomBytes() {
    Random random = new Random(7);
    for (int n = 0; n < 200_000; n++) {
      byte[] bytes = new byte[random.nextInt(6)];
      random.nextBytes(bytes);
      boolean valid;
      try {
        StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
        valid = true;
      } catch (java.nio.charset.CharacterCodingException e) {
        valid = false;
      }
      assertThat(Utf8.isValid(bytes)).as(HexFormat.of().formatHex(bytes)).isEqualTo(valid);
    }
  }
}
