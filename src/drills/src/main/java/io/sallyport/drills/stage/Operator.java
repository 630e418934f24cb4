package io.sallyport.drills.stage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What an operator asks and tells the management port about credentials. Its methods block. */
public final class Operator {
  private static final String CREDENTIALS = "/credentials";
  private static final String SANDBOX = CREDENTIALS + "/sandbox/";

  private final Api api;

  Operator(Api api) {
    this.api = api;
  }

  /** All roles. */
  public List<Role> roles() {
    JsonNode roles = accepted(api.get(CREDENTIALS)).json().path("roles");
    return StreamSupport.stream(roles.spliterator(), false).map(Role::of).toList();
  }

  /** The sandbox connector's role of this name. */
  public Role role(String name) {
    return roles().stream()
        .filter(each -> each.connector().equals("sandbox") && each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new StageException("/credentials does not list " + name, null));
  }

  /** Lets the source be asked now; the role as it is afterwards. */
  public Role refresh(String name) {
    return tell(name, "refresh");
  }

  /** That version must not be used any more; the role as it is afterwards. */
  public Role compromised(String name, String version) {
    return tell(name, "compromised?version=" + URLEncoder.encode(version, StandardCharsets.UTF_8));
  }

  /**
   * Waits until a role is as it should be.
   *
   * @throws StageException when it is not in time
   */
  public Role await(String name, String what, Duration limit, Predicate<Role> condition) {
    return Poll.until(what, limit, () -> Optional.of(role(name)).filter(condition));
  }

  /** Whether the runtime says that it is ready. */
  public boolean isReady() {
    return api.get("/q/health/ready").status() == 200;
  }

  private Role tell(String name, String what) {
    Answer answer =
        api.send(api.request(SANDBOX + name + "/" + what).POST(BodyPublishers.noBody()).build());
    return Role.of(accepted(answer).json());
  }

  private static Answer accepted(Answer answer) {
    if (answer.status() != 200) {
      throw new StageException("the management port answered " + answer.status(), null);
    }
    return answer;
  }
}
