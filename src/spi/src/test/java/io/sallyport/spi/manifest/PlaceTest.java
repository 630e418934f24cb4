package io.sallyport.spi.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
  @ParameterizedTest
  @CsvSource({
    "/card/number,/card/number,true",
    "/card/number,/card/numbers,false",
    "/card/number,/card,false",
    "/cards/*/number,/cards/0/number,true",
    "/cards/*/number,/cards/17/number,true",
    "/cards/*/number,/cards/first/number,false",
    "/cards/*/number,/cards/01/number,false",
    "/cards/*/number,/cards/0,false",
    "/cards/*/number,/cards/0/1/number,false",
    "/cards/*/number,/others/0/number,false",
    "/*/*,/0/1,true",
    "/cards/0/number,/cards/*/number,false",
    "'','',true"
  })
  void aDeclaredPointerCoversItselfAndAStarCoversAnyIndex(
      String declared, String actual, boolean covers) {
    assertEquals(covers, Place.json(declared).covers(Place.json(actual)));
  }

  @Test
  void aPlaceOfOneKindNeverCoversAnother() {
    assertFalse(Place.json("/*").covers(Place.group("0")));
    assertFalse(Place.header("a").covers(Place.form("a")));
    assertFalse(Place.form("a").covers(Place.group("a")));
    assertFalse(Place.group("a").covers(Place.group("b")));
  }

  @Test
  void headersAreComparedInAnyCase() {
    assertTrue(Place.header("Authorization").covers(new Place.Header("AUTHORIZATION")));
  }

  @Test
  void aPointerThatDoesNotBeginWithASlashIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Place.json("card/number"));
  }
}
