package io.segc.flink.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.segc.flink.text.JsonQuote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.table.api.ValidationException;

/** Reads the schema document of the option {@code segc-json.schema}. */
final class EventSchemaReader {
  private final JsonParser json;

  private EventSchemaReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads a schema document.
   *
   * @throws ValidationException when it is not the document that CONTRACT.md describes
   */
  static EventSchema read(String text) {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    try (JsonParser json = factory.createParser(text)) {
      return new EventSchemaReader(json).document();
    } catch (IOException e) {
      throw refuse("is not valid JSON", e);
    }
  }

  private EventSchema document() throws IOException {
    List<EventType> types = null;
    expectObject(json.nextToken(), "must be an object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isTypes = json.currentName().equals("types");
      JsonToken value = json.nextToken();
      if (isTypes) {
        expectObject(value, "must have an object \"types\"");
        types = types();
      } else {
        json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw refuse("has text after its end", null);
    }
    if (types == null) {
      throw refuse("must have an object \"types\"", null);
    }
    return new EventSchema(types);
  }

  private List<EventType> types() throws IOException {
    List<EventType> types = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (name.isEmpty() || name.equals(EventSchema.TIME_MARK)) {
        throw refuse("cannot declare the type " + JsonQuote.quote(name), null);
      }
      expectObject(json.nextToken(), "must give type " + JsonQuote.quote(name) + " as an object");
      types.add(new EventType(name, fields()));
    }
    return types;
  }

  private List<FieldSpec> fields() throws IOException {
    List<FieldSpec> fields = new ArrayList<>();
    Set<String> names = new HashSet<>(EventSchema.RESERVED);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!names.add(name)) {
        throw refuse("cannot declare the field " + JsonQuote.quote(name), null);
      }
      expectObject(json.nextToken(), "must give field " + JsonQuote.quote(name) + " as an object");
      fields.add(field(name));
    }
    return fields;
  }

  private FieldSpec field(String name) throws IOException {
    FieldKind kind = null;
    boolean optional = false;
    List<String> values = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String property = json.currentName();
      JsonToken value = json.nextToken();
      switch (property) {
        case "kind" -> kind = kind(name);
        case "optional" -> {
          if (!value.isBoolean()) {
            throw refuse("has an \"optional\" that is not a boolean at " + JsonQuote.quote(name), null);
          }
          optional = json.getBooleanValue();
        }
        case "values" -> values = values(name, value);
        default -> json.skipChildren();
      }
    }
    if (kind == null) {
      throw refuse("has no \"kind\" at field " + JsonQuote.quote(name), null);
    }
    if (values != null && kind != FieldKind.STRING && kind != FieldKind.STRINGS) {
      throw refuse("has \"values\" at field " + JsonQuote.quote(name) + ", which holds no strings", null);
    }
    return new FieldSpec(name, kind, optional, values);
  }

  private FieldKind kind(String field) throws IOException {
    String word = json.getValueAsString("");
    for (FieldKind kind : FieldKind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw refuse("has an unknown \"kind\" at field " + JsonQuote.quote(field), null);
  }

  private List<String> values(String field, JsonToken start) throws IOException {
    List<String> values = new ArrayList<>();
    boolean good = start == JsonToken.START_ARRAY;
    while (good && json.nextToken() != JsonToken.END_ARRAY) {
      good = json.currentToken() == JsonToken.VALUE_STRING && !values.contains(json.getText());
      values.add(json.getText());
    }
    if (!good || values.isEmpty()) {
      throw refuse("must give \"values\" at field " + JsonQuote.quote(field) + " as distinct strings", null);
    }
    return values;
  }

  private static void expectObject(JsonToken token, String complaint) {
    if (token != JsonToken.START_OBJECT) {
      throw refuse(complaint, null);
    }
  }

  private static ValidationException refuse(String complaint, Throwable cause) {
    return new ValidationException("The option 'segc-json.schema' " + complaint + ".", cause);
  }
}
