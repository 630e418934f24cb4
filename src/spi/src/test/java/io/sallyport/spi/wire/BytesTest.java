package io.sallyport.spi.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
  @Test
  void nobodyCanChangeTheContent() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.copyOf(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;
    assertArrayEquals(new byte[] {1, 2, 3}, bytes.toArray());
  }

  @Test
  void contentIsReadUnsignedAndAsLatin1() {
    Bytes bytes = Bytes.ofHex("00e4ff");
    assertEquals(255, bytes.unsignedAt(2));
    assertEquals("\u0000äÿ", bytes.toLatin1());
    assertEquals(Bytes.ofHex("e4"), bytes.slice(1, 2));
    assertEquals(2, Bytes.ofText("ä").length());
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,4", "2,1"})
  void aSliceOutsideIsRefused(int from, int to) {
    Bytes bytes = Bytes.ofHex("000102");
    assertThrows(IndexOutOfBoundsException.class, () -> bytes.slice(from, to));
  }

  @Test
  void onlyTheLengthIsPrinted() {
    assertEquals("Bytes[3]", Bytes.ofText("abc").toString());
  }
}
