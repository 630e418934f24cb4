package io.sallyport.spi.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.spi.value.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "v1", "/v1/", "/", "//v1", "/v1?x=1", "/v1#x", "/a b", "/v1/{ID}", "/v1/{}"})
  void aPathThatIsNoTemplateIsRefused(String template) {
    assertThrows(
        IllegalArgumentException.class, () -> HttpRequest.builder("api", HttpMethod.GET, template));
  }

  @Test
  void aPathNeedsAnArgumentForEachOfItsPlaces() {
    HttpRequest.Builder tooFew = HttpRequest.builder("api", HttpMethod.GET, "/v1/{id}");
    HttpRequest.Builder tooMany = HttpRequest.builder("api", HttpMethod.GET, "/v1/{id}", "a", "b");
    assertThrows(IllegalArgumentException.class, tooFew::build);
    assertThrows(IllegalArgumentException.class, tooMany::build);
    assertEquals(
        List.of("a", "b"),
        HttpRequest.builder("api", HttpMethod.GET, "/v1/{id}/x/{other_id}", "a", "b")
            .build()
            .pathArguments());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void anArgumentCanNotChangeThePath(String argument) {
    HttpRequest.Builder builder = HttpRequest.builder("api", HttpMethod.GET, "/v1/{id}", argument);
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "ä"})
  void aHeaderNameIsAToken(String name) {
    HttpRequest.Builder builder = HttpRequest.builder("api", HttpMethod.GET, "/v1");
    assertThrows(IllegalArgumentException.class, () -> builder.header(name, "x"));
  }

  @Test
  void onlyTheShapeOfARequestIsPrinted() {
    HttpRequest request =
        HttpRequest.builder("api", HttpMethod.POST, "/v1/{id}", "argument")
            .query("q", "asked")
            .header("h", "told")
            .json(JsonObject.builder().put("name", "member").build())
            .build();
    assertEquals("POST api /v1/{id}", request.toString());
    assertFalse(request.query().toString().contains("asked"));
    assertFalse(request.headers().toString().contains("told"));
    assertFalse(request.body().toString().contains("member"));
  }

  @Test
  void aHeaderOfAnAnswerIsFoundInAnyCase() {
    HttpResponse response =
        new HttpResponse(429, Map.of("retry-after", "3"), new ResponseBody.Empty());
    assertEquals(Optional.of("3"), response.header("Retry-After"));
    assertEquals(Optional.empty(), response.json());
  }
}
