package io.segc.flink.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.table.api.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemaReaderTest {
  @Test
  void keepsTheOrderOfFields() {
    EventSchema schema =
        EventSchemaReader.read("{\"types\":{\"a\":{\"z\":{\"kind\":\"string\"},\"b\":{\"kind\":\"number\",\"optional\":true}},\"c\":{}}}");
    assertThat(schema.types()).extracting(EventType::name).containsExactly("a", "c");
    assertThat(schema.types().get(0).fields()).extracting(f -> f.name).containsExactly("z", "b");
    assertThat(schema.types().get(0).fields()).extracting(f -> f.optional).containsExactly(false, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"types\":[]}",
        "{\"types\":{}} x",
        "{\"types\":{\"a\":1}}",
        "{\"types\":{\"\":{}}}",
        "{\"types\":{\"segc.time\":{}}}",
        "{\"types\":{\"a\":{},\"a\":{}}}",
        "{\"types\":{\"a\":{\"userId\":{\"kind\":\"string\"}}}}",
        "{\"types\":{\"a\":{\"$cause\":{\"kind\":\"string\"}}}}",
        "{\"types\":{\"a\":{\"f\":{}}}}",
        "{\"types\":{\"a\":{\"f\":{\"kind\":\"date\"}}}}",
        "{\"types\":{\"a\":{\"f\":{\"kind\":\"string\",\"optional\":1}}}}",
        "{\"types\":{\"a\":{\"f\":{\"kind\":\"string\",\"values\":[]}}}}",
        "{\"types\":{\"a\":{\"f\":{\"kind\":\"string\",\"values\":[1]}}}}",
        "{\"types\":{\"a\":{\"f\":{\"kind\":\"number\",\"values\":[\"1\"]}}}}"
      })
  void refusesOtherDocuments(String text) {
    assertThatThrownBy(() -> EventSchemaReader.read(text))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("'segc-json.schema'");
  }
}
