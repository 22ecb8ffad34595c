package io.segc.flink.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTextsTest {
  private final RepeatedTexts texts = new RepeatedTexts();

  /** Reads a text between two others, of which none may be taken for a part of it. */
  private String read(String text) {
    byte[] bytes = ("<<" + text + "\">>>>>>>>").getBytes(UTF_8);
    return texts.of(bytes, 2, bytes.length - 9, text.chars().allMatch(sign -> sign < 0x80));
  }

  @Test
  void aTextIsMadeOnce() {
    for (String text : new String[] {"p", "p1", "desktop", "new-arrivals", "übergröße", "a-name-longer-than-two-words"}) {
      String first = read(text);
      assertThat(first).isEqualTo(text);
      assertThat(read(text)).isSameAs(first);
    }
  }

  @Test
  void aTextIsMadeOnceWhateverStandsBehindIt() {
    byte[] bytes = "p12".getBytes(UTF_8);
    assertThat(texts.of(bytes, 0, 3, true)).isSameAs(read("p12"));
  }

  @Test
  void textsThatAreAlikeAreToldApart() {
    assertThat(read("12345678-a-12345678")).isEqualTo("12345678-a-12345678");
    assertThat(read("12345678-b-12345678")).isEqualTo("12345678-b-12345678");
    assertThat(read("p1")).isEqualTo("p1");
    assertThat(read("p1\0")).isEqualTo("p1\0");
    assertThat(read("")).isEmpty();
    assertThat(read("x".repeat(65))).isEqualTo("x".repeat(65));
  }

  @Test
  void mostTextsOfAShopAreMadeOnce() {
    List<String> made = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      made.add(read("p" + number));
      assertThat(made.get(number)).isEqualTo("p" + number);
    }
    int again = 0;
    for (int number = 0; number < 300; number++) {
      again += read("p" + number) == made.get(number) ? 0 : 1;
    }
    assertThat(again).isLessThan(100);
  }
}
