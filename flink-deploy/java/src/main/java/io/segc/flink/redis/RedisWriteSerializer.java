package io.segc.flink.redis;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** Format of waiting writes in checkpoints and savepoints. A change of layout gets a new layout byte. */
final class RedisWriteSerializer extends AsyncSinkWriterStateSerializer<RedisWrite> {
  private static final int VERSION = 1;
  /** Without {@code enteredAt}. */
  private static final byte LAYOUT_1 = 1;

  private static final byte LAYOUT_2 = 2;

  @Override
  protected void serializeRequestToStream(RedisWrite write, DataOutputStream out)
      throws IOException {
    out.writeByte(LAYOUT_2);
    writeBytes(out, write.userId);
    writeBytes(out, write.segment);
    writeBytes(out, write.op.bytes);
    out.writeLong(write.at);
    out.writeLong(write.expiresAt);
    writeBytes(out, write.order);
    writeBytes(out, write.eventIdsJson);
    writeBytes(out, write.ruleJson);
    out.writeLong(write.enteredAt);
  }

  @Override
  protected RedisWrite deserializeRequestFromStream(long requestSize, DataInputStream in)
      throws IOException {
    byte layout = in.readByte();
    if (layout != LAYOUT_1 && layout != LAYOUT_2) {
      throw new IOException("Unknown layout " + layout + " of a waiting Redis write in the state.");
    }
    byte[] userId = readBytes(in);
    byte[] segment = readBytes(in);
    Op op = Op.of(new String(readBytes(in), StandardCharsets.US_ASCII));
    if (op == null) {
      throw new IOException("Unknown op of a waiting Redis write in the state.");
    }
    return new RedisWrite(
        userId,
        segment,
        op,
        in.readLong(),
        in.readLong(),
        readBytes(in),
        readBytes(in),
        readBytes(in),
        layout == LAYOUT_1 ? RedisWrite.UNTOLD : in.readLong());
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
