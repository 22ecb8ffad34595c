package io.segc.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.java.tuple.Tuple3;

/** JSON by Jackson's streaming parser: reads four fields, skips the others, makes no object for them. */
final class CartStepFormat extends AbstractDeserializationSchema<Tuple3<String, Long, Integer>> {
  private final Map<String, Integer> products;
  private transient JsonFactory json;

  /** @param products the products that rules watch, with their index */
  CartStepFormat(Map<String, Integer> products) {
    super(CartStep.TYPE);
    this.products = products;
  }

  @Override
  public void open(InitializationContext context) {
    json = new JsonFactory();
  }

  @Override
  public Tuple3<String, Long, Integer> deserialize(byte[] message) throws IOException {
    String user = null;
    String type = null;
    String product = null;
    long ts = 0;
    try (JsonParser parser = json.createParser(message)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken value = parser.nextToken();
        switch (name) {
          case "userId" -> user = parser.getText();
          case "type" -> type = parser.getText();
          case "ts" -> ts = parser.getLongValue();
          case "productId" -> product = parser.getText();
          default -> {
            if (value.isStructStart()) parser.skipChildren();
          }
        }
      }
    }
    return Tuple3.of(user, ts, stepOf(type, product));
  }

  private int stepOf(String type, String product) {
    if ("purchase".equals(type)) return CartStep.PURCHASE;
    if (!"add_to_cart".equals(type) || product == null) return CartStep.OTHER;
    Integer index = products.get(product);
    return index == null ? CartStep.OTHER : index;
  }
}
