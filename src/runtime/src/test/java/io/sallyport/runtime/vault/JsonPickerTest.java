package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPickerTest {
  private static final List<String> A = List.of("a");
  private static final List<String> B_C = List.of("b", "c");
  private static final Set<List<String>> WANTED = Set.of(A, B_C);

  @Test
  void textsNumbersAndFlagsAreTakenFromTheirPlaces() throws IOException {
    Picked picked = pick("{\"x\":{\"a\":\"not this\"},\"a\":\"this\",\"b\":{\"c\":17,\"d\":[1]}}");

    assertEquals("this", picked.plainText(A));
    assertEquals(17, picked.number(B_C));
    assertTrue(pick("{\"a\":true}").flag(A));
    assertFalse(pick("{\"a\":false}").flag(A));
    assertFalse(pick("{}").flag(A));
  }

  @Test
  void everyEscapeIsResolved() throws IOException {
    String json = "{\"a\":\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t \\u0041\\u20ac\\ud83d\\ude00 \\u003c\"}";

    assertEquals("\" \\ / \b\f\n\r\t A€😀 <", pick(json).plainText(A));
  }

  @Test
  void charactersOfEveryLengthStayAsTheyAre() throws IOException {
    assertEquals("aé€😀", pick(" {\n \"z\" : null , \"a\" : \"aé€😀\" } \n").plainText(A));
    assertEquals("", pick("{\"a\":\"\"}").plainText(A));
  }

  @Test
  void theTextsOfAnArrayAreTakenButNotWhatLiesDeeper() throws IOException {
    Picked picked = pick("{\"b\":{\"c\":[\"one\",{\"c\":\"no\"},[\"no\"],\"two\",3]}}");

    List<String> texts =
        picked.texts(B_C).stream().map(one -> new String(one, StandardCharsets.UTF_8)).toList();
    assertEquals(List.of("one", "two"), texts);
    assertThrows(IOException.class, () -> picked.text(B_C));
  }

  @Test
  void nullsAndOtherKindsAreNoTexts() throws IOException {
    assertEquals(Optional.empty(), pick("{\"a\":null}").optionalText(A));
    assertEquals(Optional.empty(), pick("{\"a\":1}").optionalText(A));
    assertEquals(Optional.empty(), pick("{\"a\":{\"b\":\"x\"}}").optionalText(A));
    assertThrows(IOException.class, () -> pick("{\"a\":1.5}").number(A));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\":\"x\"",
        "{\"a\":\"x}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\ud83d\"}",
        "{\"a\":\"\\ude00\\ud83d\"}",
        "{\"a\":\"x\"} {}",
        "{\"a\":\"x\"}x",
        "{'a':'x'}",
        "{\"a\":1,\"a\":2}",
        "<html></html>"
      })
  void whatIsNoSuchObjectIsRefusedWithoutRepeatingIt(String json) {
    IOException refused = assertThrows(IOException.class, () -> pick(json));

    assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
  }

  @Test
  void aTextThatStandsTwiceIsNoAnswerOfVaults() throws IOException {
    Picked picked = pick("{\"a\":\"1\",\"a\":\"2\"}");

    assertThrows(IOException.class, () -> picked.text(A));
  }

  @Test
  void depthAndCountAreBounded() {
    String deep = "{\"x\":" + "[".repeat(200) + "]".repeat(200) + "}";
    String many = "{\"a\":[" + "\"t\",".repeat(30) + "\"t\"]}";

    assertThrows(IOException.class, () -> pick(deep));
    assertThrows(IOException.class, () -> pick(many));
  }

  @Test
  void noUtf8IsRefused() {
    byte[] json = "{\"a\":\"xy\"}".getBytes(StandardCharsets.UTF_8);
    json[7] = (byte) 0xff;

    assertThrows(IOException.class, () -> JsonPicker.pick(json, WANTED));
  }

  @Test
  void whatWasPickedIsWiped() throws IOException {
    Picked picked = pick("{\"a\":\"secret\"}");
    byte[] text = picked.text(A);

    picked.close();

    assertArrayEquals(new byte[text.length], text);
    assertFalse(picked.toString().contains("secret"));
  }

  @Test
  void longTextsWithEscapesAreTakenWhole() throws IOException {
    String line = "0123456789".repeat(6);
    String json = "{\"a\":\"" + (line + "\\n").repeat(2000) + "\"}";

    assertEquals((line + "\n").repeat(2000), pick(json).plainText(A));
  }

  private static Picked pick(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    byte[] before = bytes.clone();
    Picked picked = JsonPicker.pick(bytes, WANTED);
    assertTrue(Arrays.equals(before, bytes), "the caller's bytes stay as they are");
    return picked;
  }
}
