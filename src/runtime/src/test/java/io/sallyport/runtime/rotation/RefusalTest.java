package io.sallyport.runtime.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sallyport.engine.port.Alert;
import io.sallyport.engine.port.CredentialStamp;
import io.sallyport.runtime.credentials.CredentialUse;
import io.sallyport.runtime.credentials.Fetched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a gateway's refusal of a request sets off. */
class RefusalTest {
  private final Fixture fixture = Fixture.started();
  private final ScriptedSource source = fixture.source();

  @Test
  void aRefusalFindsTheNewVersion() {
    source.has("v2");
    assertTrue(fixture.refusedRequest().get());
    assertEquals("v2", fixture.carried());
    assertEquals(0, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_REFUSED));
  }

  @Test
  void withoutANewVersionARepetitionIsOfNoUse() {
    assertFalse(fixture.refusedRequest().get());
    assertEquals(2, source.asked.size());
  }

  @Test
  void refusalsAtTheSameTimeShareOneLook() {
    CompletableFuture<Optional<Fetched>> answer = source.holdsBack();
    List<Reply<Boolean>> replies = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      replies.add(fixture.refusedRequest());
    }
    assertEquals(2, source.asked.size());
    assertFalse(replies.get(0).isThere());
    answer.complete(Optional.of(source.fetched("v2")));
    replies.forEach(reply -> assertTrue(reply.get()));
    assertEquals(2, source.asked.size());
  }

  @Test
  void refusalsShortlyAfterALookShareItsResult() {
    assertFalse(fixture.refusedRequest().get());
    fixture.time.advance(Duration.ofMillis(4_999));
    source.has("v2");
    assertFalse(fixture.refusedRequest().get());
    assertEquals(2, source.asked.size());
    fixture.time.advance(Duration.ofMillis(1));
    assertTrue(fixture.refusedRequest().get());
    assertEquals(3, source.asked.size());
  }

  @Test
  void aRefusalOfReplacedCredentialsIsAnsweredAtOnce() {
    CredentialUse old = fixture.use();
    fixture.rotateTo("v2");
    int asked = source.asked.size();
    assertTrue(fixture.refused(old).get());
    fixture.acceptedRequests(10);
    assertTrue(fixture.refused(old).get());
    assertEquals("v2", fixture.carried());
    assertEquals(asked, source.asked.size());
    old.close();
  }

  @Test
  void theAnswerComesWithinItsBound() {
    source.hangs();
    Reply<Boolean> reply = fixture.refusedRequest();
    fixture.time.advance(Duration.ofMillis(4_999));
    assertFalse(reply.isThere());
    fixture.time.advance(Duration.ofMillis(1));
    assertFalse(reply.get());
  }

  @Test
  void aRefusalJoinsTheLookThatIsUnderWay() {
    CompletableFuture<Optional<Fetched>> answer = source.holdsBack();
    fixture.refresh();
    Reply<Boolean> reply = fixture.refusedRequest();
    source.answersAtOnce();
    source.has("v2");
    answer.complete(Optional.of(source.fetched("v2")));
    assertTrue(reply.get());
    assertEquals(2, source.asked.size());
  }

  @Test
  void allRolesAreAskedWhoeverIsToBlame() {
    Fixture two = new Fixture("key", "password");
    two.source("key").has("k1");
    two.source("password").has("p1");
    two.start();
    two.source("password").has("p2");
    assertTrue(two.refusedRequest().get());
    assertEquals("p2", two.carried("password"));
    assertEquals(2, two.source("key").asked.size());
  }

  @Test
  void newValuesAreNotMadeForEachRefusal() {
    Fixture issuing = new Fixture("key");
    issuing.source().makesNew(Duration.ofDays(30));
    issuing.start();
    assertTrue(issuing.refusedRequest().get());
    assertEquals("key-2", issuing.carried());
    issuing.acceptedRequests(10);
    for (int i = 0; i < 20; i++) {
      issuing.time.advance(Duration.ofSeconds(14));
      assertFalse(issuing.refusedRequest().get());
    }
    issuing.time.advance(Duration.ofSeconds(20));
    assertTrue(issuing.refusedRequest().get());
    assertEquals("key-3", issuing.carried());
  }

  @Test
  void aRefusedSetIsAlertedOnce() {
    for (int i = 0; i < 10; i++) {
      assertFalse(fixture.refusedRequest().get());
      fixture.time.advance(Duration.ofMinutes(1));
    }
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_REFUSED));
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    assertFalse(fixture.refusedRequest().get());
    assertEquals(2, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_REFUSED));
  }

  @Test
  void aRefusalThatNobodyCanAnswerIsAlertedToo() {
    source.hangs();
    fixture.refusedRequest();
    fixture.time.advance(Duration.ofSeconds(10));
    assertEquals(1, fixture.recorder.alerts(Alert.Kind.CREDENTIAL_REFUSED));
  }

  @Test
  void aVersionThatTheProbeRefusedIsTriedAgainWhenThePresentOneIsRefused() {
    fixture.prober.refused.add("v2");
    source.lookEvery = Duration.ofDays(1);
    fixture.rotateTo("v2");
    fixture.time.advance(Duration.ofMinutes(30));
    int probes = fixture.prober.probed.size();
    assertFalse(fixture.refusedRequest().get());
    assertEquals(probes + 1, fixture.prober.probed.size());
    fixture.prober.refused.clear();
    fixture.time.advance(Duration.ofSeconds(5));
    assertTrue(fixture.refusedRequest().get());
    assertEquals("v2", fixture.carried());
  }

  @Test
  void requestsWithoutCredentialsOfOursLookForNewOnesAsWell() {
    assertFalse(fixture.refused(CredentialStamp.NONE).get());
    assertEquals(2, source.asked.size());
    source.has("v2");
    fixture.time.advance(Duration.ofSeconds(5));
    assertTrue(fixture.refused(new CredentialStamp() {}).get());
  }

  @Test
  void aRefusalWhileTheOldValueDrainsWaitsForIt() {
    CredentialUse slow = fixture.use();
    fixture.rotateTo("v2");
    fixture.acceptedRequests(10);
    source.has("v3");
    Reply<Boolean> reply = fixture.refusedRequest();
    assertFalse(reply.isThere());
    slow.close();
    assertTrue(reply.get());
    assertEquals("v3", fixture.carried());
  }
}
