package io.segc.flink.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** A JSON document that may be packed, as {@code pack-program.ts} does: gzip in base64. */
public final class PackedJson {
  private PackedJson() {}

  /** @param text packed, or an object as it is */
  public static JsonNode parse(String text) {
    if (text.startsWith("{")) {
      return JsonNode.parse(text);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
      return JsonNode.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
