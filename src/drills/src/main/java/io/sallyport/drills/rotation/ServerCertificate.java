package io.sallyport.drills.rotation;

import io.sallyport.drills.Figure;
import io.sallyport.drills.stage.OpenConnection;
import io.sallyport.drills.stage.Poll;
import io.sallyport.drills.stage.Stage;
import java.time.Duration;
import java.util.List;

/** The data port's own certificate is swapped. */
final class ServerCertificate implements Scene {
  private static final Duration LONGEST_RELOAD = Duration.ofSeconds(30);
  private static final String NOTHING = "/v1/payments/none";

  @Override
  public String name() {
    return "server certificate";
  }

  @Override
  public List<Figure> play(Theatre theatre) {
    Stage stage = theatre.stage();
    try (OpenConnection open = OpenConnection.of(stage.shop())) {
      int before = open.get(NOTHING);
      String fresh = stage.renewDataCertificate();
      long swapped = System.nanoTime();
      boolean seen = Poll.isTrueWithin(LONGEST_RELOAD, () -> presented(stage).equals(fresh));
      long millis = Duration.ofNanos(System.nanoTime() - swapped).toMillis();
      int after = open.get(NOTHING);
      return List.of(
          Figure.isTrue(name(), "new connections see the new one", seen),
          Figure.measured(name(), "from the swap to that, ms", millis),
          Figure.isTrue(
              name(),
              "an open connection goes on",
              before == after && !open.serverSerialNumber().equals(fresh)));
    }
  }

  private static String presented(Stage stage) {
    try (OpenConnection connection = OpenConnection.of(stage.shop())) {
      return connection.serverSerialNumber();
    }
  }
}
