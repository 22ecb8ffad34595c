package io.segc.flink.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Lua script and the digest by which Redis knows it. */
enum RedisScript {
  /** Version check, memberships and details of one user. */
  WRITE("write.lua"),
  /** One shard of the reverse index. */
  INDEX("index.lua");

  final String text;
  final String digest;

  RedisScript(String file) {
    try (InputStream in = RedisScript.class.getResourceAsStream(file)) {
      byte[] bytes = in.readAllBytes();
      text = new String(bytes, StandardCharsets.UTF_8);
      digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
