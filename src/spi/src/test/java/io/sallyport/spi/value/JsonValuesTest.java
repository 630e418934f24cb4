package io.sallyport.spi.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.spi.wire.Reference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {
  private static final JsonObject OBJECT =
      JsonObject.builder()
          .put("text", "a")
          .put("number", 7)
          .put("yes", true)
          .put("none", JsonNull.NULL)
          .put("inner", JsonObject.builder().put("n", 1).build())
          .put("list", new JsonArray(List.of(JsonObject.empty(), new JsonString("no object"))))
          .build();

  @Test
  void readersFindWhatHasTheirType() {
    assertEquals(Optional.of("a"), OBJECT.string("text"));
    assertEquals(OptionalLong.of(7), OBJECT.integer("number"));
    assertEquals(Optional.of(true), OBJECT.bool("yes"));
    assertEquals(OptionalLong.of(1), OBJECT.object("inner").orElseThrow().integer("n"));
    assertEquals(List.of(JsonObject.empty()), OBJECT.array("list").orElseThrow().objects());
    assertEquals(Optional.of(JsonNull.NULL), OBJECT.value("none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "number", "yes", "none", "inner", "list", "missing"})
  void readersOfAnotherTypeFindNothingAndDoNotThrow(String name) {
    int found =
        (OBJECT.string(name).isPresent() ? 1 : 0)
            + (OBJECT.integer(name).isPresent() ? 1 : 0)
            + (OBJECT.bool(name).isPresent() ? 1 : 0)
            + (OBJECT.object(name).isPresent() ? 1 : 0)
            + (OBJECT.array(name).isPresent() ? 1 : 0);
    assertEquals(name.equals("none") || name.equals("missing") ? 0 : 1, found);
  }

  @Test
  void aNameThatIsThereAlreadyIsRefused() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);
    assertThrows(IllegalArgumentException.class, () -> builder.put("a", 2));
  }

  @Test
  void anOptionalTextIsPutOnlyWhenThereIsOne() {
    JsonObject object =
        JsonObject.builder().put("a", Optional.of("x")).put("b", Optional.empty()).build();
    assertEquals(JsonObject.builder().put("a", "x").build(), object);
  }

  @Test
  void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
    JsonObject.Builder builder = JsonObject.builder().put("a", 1);
    JsonObject first = builder.build();
    builder.put("b", 2);
    assertEquals(1, first.members().size());
    assertThrows(
        UnsupportedOperationException.class, () -> first.members().put("c", JsonNull.NULL));
  }

  @Test
  void equalityIsByMembers() {
    assertEquals(OBJECT.object("inner"), Optional.of(JsonObject.builder().put("n", 1).build()));
    assertNotEquals(JsonObject.builder().put("n", 2).build(), OBJECT.object("inner").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "9223372036854775808", "-9223372036854775809"})
  void aNumberThatIsNoLongIsNoInteger(String text) {
    assertEquals(OptionalLong.empty(), new JsonNumber(text).asLong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "9223372036854775807", "-9223372036854775808"})
  void anIntegerInTheRangeOfALongIsRead(String text) {
    assertEquals(OptionalLong.of(Long.parseLong(text)), new JsonNumber(text).asLong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "01", "+1", ".5", "1.", "NaN", "1e", "0x1", " 1"})
  void whatIsNoJsonNumberIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber(text));
  }

  @Test
  void aNumberOfMoreThanFortyCharactersIsRefused() {
    assertEquals(40, new JsonNumber("1".repeat(40)).text().length());
    assertThrows(IllegalArgumentException.class, () -> new JsonNumber("1".repeat(41)));
  }

  @Test
  void aReferenceIsFoundAtAnyDepth() {
    JsonObject deep =
        JsonObject.builder()
            .put(
                "list",
                new JsonArray(
                    List.of(
                        JsonNull.NULL,
                        JsonObject.builder().put("n", Reference.cardNumber()).build())))
            .build();
    assertTrue(deep.holdsReference());
    assertFalse(OBJECT.holdsReference());
  }

  @Test
  void noTextOfAValueIsPrinted() {
    JsonObject object = JsonObject.builder().put("name", "A Holder").build();
    for (JsonValue value :
        List.of(object, new JsonString("A Holder"), new JsonArray(List.of(object)))) {
      assertFalse(value.toString().contains("Holder"), value.getClass().getSimpleName());
    }
    FormValue form = FormValue.builder().add("name", "A Holder").build();
    assertEquals("FormValue[name]", form.toString());
    assertFalse(form.fields().toString().contains("Holder"));
  }

  @Test
  void aFormReadsTheFirstTextOfAName() {
    FormValue form =
        FormValue.builder()
            .add("a", Reference.cardNumber())
            .add("a", "first")
            .add("a", "second")
            .add("n", 5)
            .build();
    assertEquals(Optional.of("first"), form.text("a"));
    assertEquals(Optional.of("5"), form.text("n"));
    assertEquals(Optional.empty(), form.text("b"));
    assertEquals(4, form.fields().size());
  }
}
