package io.segc.flink.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
  private final ByteWriter out = new ByteWriter();

  private ByteReader written() {
    return new ByteReader(out.toBytes());
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 127, 128, 16_383, 16_384, (1L << 53) - 1, 1L << 56, Long.MAX_VALUE, Long.MAX_VALUE - 1, -1, Long.MIN_VALUE})
  void wholeNumbersComeBack(long value) {
    out.writeWhole(value);
    out.writeWhole(7);
    ByteReader in = written();
    assertThat(in.readWhole()).isEqualTo(value);
    assertThat(in.readWhole()).isEqualTo(7);
  }

  @Test
  void smallNumbersAreShort() {
    out.writeCount(127);
    assertThat(out.size()).isEqualTo(1);
    out.clear();
    out.writeWhole((1L << 56) - 1);
    assertThat(out.size()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 0x80, 0x8000_0000, 0x7FFF_FFFF, 0x1234_5678, 0xFEDC_BA98})
  void intsComeBack(int value) {
    out.writeInt(value);
    assertThat(out.size()).isEqualTo(4);
    assertThat(written().readInt()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0.0, -0.0, 1, -1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 4e-310})
  void doublesComeBackBitForBit(double value) {
    out.writeDouble(value);
    assertThat(Double.doubleToRawLongBits(written().readDouble())).isEqualTo(Double.doubleToRawLongBits(value));
  }

  @Test
  void textsComeBack() {
    String[] texts = {
      "", "a", "\0", "é", "～", "🛒", "a🛒", "\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d", "🛒\ud83d", "\ud83da",
      "a".repeat(63), "a".repeat(64), "a".repeat(63) + "é", "é".repeat(63), "a".repeat(1_000), "🛒".repeat(500),
      "a".repeat(300) + "\ud83d", "a".repeat(100_000),
    };
    out.writeTexts(texts);
    out.writeByte(-1);
    ByteReader in = written();
    assertThat(in.readTexts()).containsExactly(texts);
    assertThat(in.readByte()).isEqualTo((byte) -1);
  }

  @Test
  void everyTextOfTwoOddPartsComesBack() {
    String[] parts = {"", "a", "\u007f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\ud800", "\udbff", "\udc00", "\udfff"};
    for (String a : parts) {
      for (String b : parts) {
        for (int length : new int[] {0, 62, 64}) {
          out.clear();
          out.writeText("x".repeat(length) + a + b);
          assertThat(written().readText()).isEqualTo("x".repeat(length) + a + b);
        }
      }
    }
  }

  @Test
  void valuesComeBack() {
    Object[] values = {
      "text", 1.5, -0.0, Double.NaN, true, false, new Object[0], new Object[] {"a", ""}, new Object[] {1.0, true}, "\ud83d"
    };
    for (Object value : values) {
      out.writeValue(value);
    }
    ByteReader in = written();
    for (Object value : values) {
      assertThat(in.readValue()).isEqualTo(value);
    }
  }

  @Test
  void noOtherByteBeginsAValue() {
    out.writeByte(99);
    assertThatThrownBy(() -> written().readValue()).hasMessageContaining("99");
  }

  @Test
  void aWriterIsUsedAgain() {
    out.writeText("a".repeat(10_000));
    byte[] first = out.toBytes();
    out.clear();
    out.writeText("b");
    assertThat(out.toBytes()).hasSize(2);
    assertThat(new ByteReader(first).readText()).hasSize(10_000);
  }
}
