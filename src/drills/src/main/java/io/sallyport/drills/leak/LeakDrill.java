package io.sallyport.drills.leak;

import io.sallyport.drills.Drill;
import io.sallyport.drills.DrillContext;
import io.sallyport.drills.Figure;
import io.sallyport.drills.Report;
import io.sallyport.drills.stage.Answer;
import io.sallyport.drills.stage.Orders;
import io.sallyport.drills.stage.Secrets;
import io.sallyport.drills.stage.Stage;
import io.sallyport.drills.stage.StageOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends cards on every way, then searches everything that was written for them. */
public final class LeakDrill implements Drill {
  private static final int FULL_REPEATS = 10;
  private static final String MASTER_KEY = "master key";

  @Override
  public String name() {
    return "leak";
  }

  @Override
  public String description() {
    return "payments, wrong input, gateway faults and a crash; then neither card numbers, security"
        + " codes, API key nor private keys are found in logs, store, answers or pages, encoded or"
        + " not";
  }

  @Override
  public Report run(DrillContext context) {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    StageOptions options =
        StageOptions.builder(context.executable())
            .progress(context.progress())
            .observer(answers::add)
            .build();
    try (Stage stage = Stage.set(options)) {
      Traffic traffic = new Traffic(stage);
      int repeats = context.full() ? FULL_REPEATS : 1;
      for (int i = 1; i <= repeats; i++) {
        traffic.run();
        context.progress().accept("traffic " + i + "/" + repeats + " is through");
      }
      List<Canary> canaries = canaries(stage);
      List<Place> places = places(stage, answers);
      context.progress().accept("searching " + places.size() + " places");
      return report(traffic, answers.size(), canaries, places);
    }
  }

  private static List<Place> places(Stage stage, Queue<Answer> answers) {
    Path home = stage.layout().home();
    Path scratch = stage.layout().scratch();
    List<Place> places = new ArrayList<>(Places.ofRunning(stage));
    places.addAll(Places.ofFiles(home));
    // Stopping writes as well: the store moves its log into its file.
    stage.stopRuntime();
    places.addAll(Places.ofFiles(home));
    if (!home.startsWith(scratch)) {
      places.addAll(Places.ofFiles(scratch));
    } else {
      places.addAll(Places.ofFiles(stage.layout().certificates(), stage.layout().temporary()));
    }
    places.add(Places.ofAnswers(List.copyOf(answers)));
    return places;
  }

  private static List<Canary> canaries(Stage stage) {
    Secrets secrets = stage.secrets();
    return List.of(
        Canary.text("card that paid", Traffic.PAID),
        Canary.text("card of faults", Traffic.SPOILED),
        Canary.text("card misplaced", Traffic.MISPLACED),
        Canary.text("card tokenized", Traffic.TOKENIZED),
        Canary.text("card declined", Orders.DECLINED),
        Canary.securityCode("security code", "7391"),
        Canary.text("API key", secrets.apiKey()),
        Canary.privateKey("client private key", secrets.clientKeyPem()),
        Canary.keyFile(MASTER_KEY, read(stage.layout().masterKey())));
  }

  private static Report report(
      Traffic traffic, int answers, List<Canary> canaries, List<Place> places) {
    Searcher searcher = new Searcher(canaries);
    long seed = Long.getLong("seed", new SecureRandom().nextLong());
    Proof proof = new Proof(canaries, searcher, new Random(seed));
    proof.check(places);
    List<Finding> findings =
        places.stream()
            .flatMap(place -> searcher.search(place).stream())
            .filter(finding -> !isWhereItBelongs(finding))
            .toList();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.atLeast("traffic", "requests as wanted", traffic.paid(), 8));
    figures.add(Figure.atLeast("traffic", "payments with a fault", traffic.spoiled(), 16));
    figures.add(Figure.atLeast("traffic", "answers searched", answers, 40));
    figures.add(Figure.atLeast("search", "places", places.size(), 10));
    figures.add(
        Figure.measured(
            "search", "bytes", places.stream().mapToLong(each -> each.content().length).sum()));
    figures.add(Figure.exactly("proof", "planted canaries found", proof.found(), proof.planted()));
    for (Canary canary : canaries) {
      figures.add(
          Figure.exactly(
              canary.name(),
              "findings",
              findings.stream().filter(each -> each.canary().equals(canary.name())).count(),
              0));
    }
    List<String> notes = new ArrayList<>(findings.stream().map(LeakDrill::line).toList());
    notes.add("seed " + seed + " (repeat with -Dseed=" + seed + ")");
    return new Report(figures, notes);
  }

  private static String line(Finding finding) {
    return "found: "
        + finding.canary()
        + " ("
        + finding.encoding()
        + ") in "
        + finding.place()
        + " at byte "
        + finding.offset();
  }

  private static boolean isWhereItBelongs(Finding finding) {
    return finding.canary().equals(MASTER_KEY) && finding.place().equals("master.key");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
