package io.sallyport.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private static final URI SECURE = URI.create("https://standby.example:8200/v1/kv/data/a");
  private static final URI LOCAL = URI.create("http://127.0.0.1:8200/v1/kv/data/a");
  private static final String PATH = "/v1/kv/data/a";

  @Test
  void theSameRequestAtAnotherNodeIsFollowed() {
    String active = "https://active.example:8200/v1/kv/data/a";

    assertEquals(Optional.of(URI.create(active)), Origin.redirected(SECURE, active, PATH));
  }

  @Test
  void onOneMachineItMayBePlain() {
    String active = "http://127.0.0.1:8210/v1/kv/data/a";

    assertEquals(Optional.of(URI.create(active)), Origin.redirected(LOCAL, active, PATH));
    assertEquals(Optional.empty(), Origin.redirected(SECURE, active, PATH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://active.example:8200/v1/kv/data/a",
        "https://active.example:8200/v1/kv/data/b",
        "https://active.example:8200/",
        "https://user:x@active.example/v1/kv/data/a",
        "/v1/kv/data/a",
        "ftp://active.example/v1/kv/data/a",
        "https:///v1/kv/data/a",
        "not an address"
      })
  void nothingElseIsFollowed(String location) {
    assertEquals(Optional.empty(), Origin.redirected(SECURE, location, PATH));
  }
}
