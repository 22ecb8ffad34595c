package io.segc.flink.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonQuoteTest {
  @Test
  void quotesAsJsonStringifyDoes() {
    assertThat(JsonQuote.quote("a\"b\\c/d")).isEqualTo("\"a\\\"b\\\\c/d\"");
    assertThat(JsonQuote.quote("\b\t\n\f\r\0\u001f\u007f"))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\"");
    assertThat(JsonQuote.quote("\uD83D\uDE00\u2028")).isEqualTo("\"\uD83D\uDE00\u2028\"");
    assertThat(JsonQuote.quote("\uDEAD\uD83D")).isEqualTo("\"\\udead\\ud83d\"");
  }
}
