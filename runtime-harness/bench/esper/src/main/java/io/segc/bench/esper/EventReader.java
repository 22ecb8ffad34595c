package io.segc.bench.esper;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The events of a stream of JSON lines, one after another. */
final class EventReader implements Closeable {
  private final JsonParser parser;

  EventReader(InputStream stream) throws IOException {
    parser = new JsonFactory().createParser(stream);
  }

  /** The next event, or null at the end. */
  ShopEvent next() throws IOException {
    if (parser.nextToken() == null) return null;
    ShopEvent event = new ShopEvent();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "userId" -> event.userId = parser.getText();
        case "type" -> event.type = parser.getText();
        case "ts" -> event.ts = parser.getLongValue();
        case "platform" -> event.platform = parser.getText();
        case "productId" -> event.productId = parser.getText();
        case "price" -> event.price = parser.getDoubleValue();
        case "target" -> event.target = parser.getText();
        default -> {
          if (value.isStructStart()) parser.skipChildren();
        }
      }
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
